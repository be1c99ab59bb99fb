package import EventSourcing

/// A run of whole local days: a day, ISO week, month, quarter, year, or a range of them.
package struct Period: Hashable, Sendable {
  /// As it was written, such as `2026-04`.
  package let text: String
  package let first: CalendarDate
  /// The last day, which belongs to the period.
  package let last: CalendarDate

  package init(text: String, first: CalendarDate, last: CalendarDate) {
    self.text = text
    self.first = first
    self.last = last
  }

  /// Reads `2026`, `2026-Q2`, `2026-04`, `2026-W15`, `2026-04-03` or `A..B` of one grain.
  package init?(_ text: String) {
    let parts = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2 {
      guard let from = Period.simple(parts[0]), let to = Period.simple(parts[1]),
        parts[0].utf8.count == parts[1].utf8.count,
        Period.grain(parts[0]) == Period.grain(parts[1]),
        from.first <= to.first
      else { return nil }
      self.init(text: text, first: from.first, last: to.last)
    } else {
      guard parts.count == 1, let period = Period.simple(text) else { return nil }
      self = period
    }
  }

  /// The calendar months that the period touches, cut to it.
  package var months: [Period] {
    var months: [Period] = []
    var day = first
    while day <= last {
      let (year, month, _) = day.components
      guard let whole = Period.month(year, month) else { break }
      months.append(Period(text: whole.text, first: day, last: min(whole.last, last)))
      day = whole.last.advanced(by: 1)
    }
    return months
  }

  private static func grain(_ text: String) -> Character? {
    text.first { $0 == "Q" || $0 == "W" }
  }

  private static func simple(_ text: String) -> Period? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let year = parts.first.flatMap({ $0.utf8.count == 4 ? Int(decimal: $0.utf8) : nil })
    else { return nil }
    switch parts.count {
    case 1:
      return span(
        text, CalendarDate(year: year, month: 1, day: 1),
        CalendarDate(year: year, month: 12, day: 31))
    case 3:
      let date = CalendarDate(text)
      return span(text, date, date)
    case 2:
      return part(of: year, parts[1], text)
    default: return nil
    }
  }

  private static func part(of year: Int, _ part: Substring, _ text: String) -> Period? {
    if part.hasPrefix("Q"), part.utf8.count == 2,
      let quarter = Int(decimal: part.utf8.dropFirst()), (1...4).contains(quarter)
    {
      return span(
        text, CalendarDate(year: year, month: quarter * 3 - 2, day: 1),
        month(year, quarter * 3)?.last)
    }
    if part.hasPrefix("W"), part.utf8.count == 3,
      let week = Int(decimal: part.utf8.dropFirst()), let monday = monday(ofWeek: week, year)
    {
      return span(text, monday, monday.advanced(by: 6))
    }
    guard part.utf8.count == 2, let number = Int(decimal: part.utf8) else { return nil }
    return month(year, number)
  }

  private static func month(_ year: Int, _ month: Int) -> Period? {
    guard (1...12).contains(month) else { return nil }
    return span(
      "\(padded(year, 4))-\(padded(month, 2))",
      CalendarDate(year: year, month: month, day: 1),
      CalendarDate(year: year, month: month, day: CalendarDate.days(inMonth: month, of: year)))
  }

  /// The Monday of an ISO 8601 week: week 1 holds 4 January.
  private static func monday(ofWeek week: Int, _ year: Int) -> CalendarDate? {
    guard let fourth = CalendarDate(year: year, month: 1, day: 4),
      let next = CalendarDate(year: year + 1, month: 1, day: 4)
    else { return nil }
    let start = fourth.advanced(by: 1 - fourth.weekday)
    let monday = start.advanced(by: (week - 1) * 7)
    guard week >= 1, monday < next.advanced(by: 1 - next.weekday) else { return nil }
    return monday
  }

  private static func span(_ text: String, _ a: CalendarDate?, _ b: CalendarDate?) -> Period? {
    guard let a, let b else { return nil }
    return Period(text: text, first: a, last: b)
  }
}
