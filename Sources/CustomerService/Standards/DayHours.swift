import EventSourcing

/// When work is done on a day: spans of minutes after midnight, ascending and apart from each
/// other.
package struct DayHours: Hashable, Sendable {
  package let spans: [Range<Int64>]

  /// A day off.
  package static let none = DayHours(sorted: [])

  private init(sorted spans: [Range<Int64>]) { self.spans = spans }

  /// The hours of all of `spans`; nil when two of them overlap or one is empty.
  package init?(_ spans: [Range<Int64>]) {
    let sorted = spans.sorted { $0.lowerBound < $1.lowerBound }
    guard sorted.allSatisfy({ !$0.isEmpty && 0 <= $0.lowerBound && $0.upperBound <= 24 * 60 }),
      zip(sorted, sorted.dropFirst()).allSatisfy({ $0.upperBound <= $1.lowerBound })
    else { return nil }
    self.init(sorted: sorted)
  }

  /// Reads `09:00-12:00,13:30-18:00`; a span ends at 24:00 at the latest.
  package init?(_ text: some StringProtocol) {
    var spans: [Range<Int64>] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      guard ends.count == 2, let start = Self.minute(ends[0]), let end = Self.minute(ends[1]),
        start < end
      else { return nil }
      spans.append(start..<end)
    }
    self.init(spans)
  }

  package var isEmpty: Bool { spans.isEmpty }

  /// The hours as `09:00-12:00,13:30-18:00`.
  package var text: String {
    spans.map { "\(Self.text($0.lowerBound))-\(Self.text($0.upperBound))" }
      .joined(separator: ",")
  }

  /// The parts of the hours of `day`, as moments.
  func windows(on day: CalendarDate, in zone: BusinessZone) -> [ServiceWindow] {
    let midnight = zone.start(of: day)
    return spans.map { span in
      ServiceWindow(
        start: midnight.advanced(byMilliseconds: span.lowerBound * 60_000),
        end: midnight.advanced(byMilliseconds: span.upperBound * 60_000))
    }
  }

  /// Reads `09:30`, up to `24:00`, as minutes after midnight.
  private static func minute(_ text: some StringProtocol) -> Int64? {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }), let hour = Int(decimal: parts[0]),
      let minute = Int(decimal: parts[1]), minute < 60, hour * 60 + minute <= 24 * 60
    else { return nil }
    return Int64(hour * 60 + minute)
  }

  private static func text(_ minute: Int64) -> String {
    "\(padded(Int(minute / 60), 2)):\(padded(Int(minute % 60), 2))"
  }
}
