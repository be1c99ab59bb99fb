import Foundation

/// A period as the reference reads it, by Foundation's calendar: `[start, end)` in milliseconds.
package struct Span {
  package var text: String
  var start: Int64
  var end: Int64
  /// The periods of which a range consists.
  var pieces: [Span] = []
  /// Whether it is a part of the period that its text names.
  var isCut = false

  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = TimeZone(secondsFromGMT: 28_800) ?? .gmt
    return calendar
  }()

  func contains(_ moment: Int64) -> Bool { start <= moment && moment < end }

  /// The calendar months that the span touches, cut to it.
  var months: [Span] {
    var months: [Span] = []
    var moment = start
    while moment < end {
      let month = Span.around(moment, .month)
      months.append(
        Span(
          text: month.text, start: moment, end: min(month.end, end),
          isCut: moment != month.start || end < month.end))
      moment = month.end
    }
    return months
  }

  /// A random day, week, month, quarter, year or range of them that begins before `last`.
  package static func random(_ first: Int64, _ last: Int64, _ random: inout Generator) -> Span {
    let grain = random.pick(Grain.allCases)
    let one = around(random.int(first...last), grain)
    guard random.one(in: 3) else { return one }
    let other = around(random.int(first...last), grain)
    let (from, to) = one.start < other.start ? (one, other) : (other, one)
    var pieces: [Span] = []
    var moment = from.start
    while moment < to.end {
      pieces.append(around(moment, grain))
      moment = pieces[pieces.count - 1].end
    }
    return Span(
      text: "\(from.text)..\(to.text)", start: from.start, end: to.end, pieces: pieces)
  }

  /// The midnight twelve months before one.
  static func yearBefore(_ moment: Int64) -> Int64 {
    let date = Date(timeIntervalSince1970: Double(moment) / 1000)
    return milliseconds(calendar.date(byAdding: .year, value: -1, to: date) ?? .distantPast)
  }

  private enum Grain: CaseIterable {
    case day, week, month, quarter, year
  }

  private static func around(_ moment: Int64, _ grain: Grain) -> Span {
    let date = Date(timeIntervalSince1970: Double(moment) / 1000)
    let parts = calendar.dateComponents(
      [.year, .month, .day, .weekday, .yearForWeekOfYear, .weekOfYear], from: date)
    let (year, month, day) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
    switch grain {
    case .day:
      return span(
        String(format: "%04d-%02d-%02d", year, month, day), (year, month, day), .day, 1)
    case .week:
      let sinceMonday = ((parts.weekday ?? 0) + 5) % 7
      let text = String(
        format: "%04d-W%02d", parts.yearForWeekOfYear ?? 0, parts.weekOfYear ?? 0)
      return span(text, (year, month, day - sinceMonday), .day, 7)
    case .month:
      return span(String(format: "%04d-%02d", year, month), (year, month, 1), .month, 1)
    case .quarter:
      let quarter = (month + 2) / 3
      return span("\(year)-Q\(quarter)", (year, quarter * 3 - 2, 1), .month, 3)
    case .year: return span("\(year)", (year, 1, 1), .year, 1)
    }
  }

  private static func span(
    _ text: String, _ first: (Int, Int, Int), _ unit: Calendar.Component, _ count: Int
  ) -> Span {
    let parts = DateComponents(year: first.0, month: first.1, day: first.2)
    let start = calendar.date(from: parts) ?? .distantPast
    let end = calendar.date(byAdding: unit, value: count, to: start) ?? .distantPast
    return Span(text: text, start: milliseconds(start), end: milliseconds(end))
  }

  private static func milliseconds(_ date: Date) -> Int64 {
    Int64((date.timeIntervalSince1970 * 1000).rounded())
  }
}
