/// The zone in which an office's days begin and end: a name and a fixed offset from UTC.
///
/// Only zones without daylight saving are offered, so that no update of a time-zone database can
/// move a fact into another month.
package struct BusinessZone: Hashable, Sendable {
  /// The name as given at `init`, such as `Asia/Shanghai` or `+08:00`.
  package let name: String
  /// Seconds east of UTC.
  package let offsetSeconds: Int

  package static let shanghai = BusinessZone(name: "Asia/Shanghai", offsetSeconds: 28_800)

  private init(name: String, offsetSeconds: Int) {
    self.name = name
    self.offsetSeconds = offsetSeconds
  }

  /// Accepts the zones of `named` and fixed offsets `±HH:MM` up to 14 hours.
  package init?(_ name: String) {
    if let offset = Self.named[name] ?? Self.offset(name) {
      self.init(name: name, offsetSeconds: offset)
    } else {
      return nil
    }
  }

  /// The named zones that have no daylight saving today, with their offsets in seconds.
  package static let named: [String: Int] = [
    "Asia/Shanghai": 28_800, "Asia/Hong_Kong": 28_800, "Asia/Macau": 28_800,
    "Asia/Taipei": 28_800, "Asia/Singapore": 28_800, "Asia/Urumqi": 21_600, "UTC": 0,
  ]

  private static func offset(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-"),
      let hours = Int(decimal: bytes[1...2]), let minutes = Int(decimal: bytes[4...5]),
      minutes < 60, hours * 60 + minutes <= 14 * 60
    else { return nil }
    return (bytes[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// The local day on which `moment` falls.
  package func date(of moment: Timestamp) -> CalendarDate {
    let local = moment.advanced(byMilliseconds: Int64(offsetSeconds) * 1000).rawValue
    let (quotient, remainder) = local.quotientAndRemainder(
      dividingBy: Timestamp.millisecondsPerDay)
    return CalendarDate(daysSinceEpoch: Int32(clamping: remainder < 0 ? quotient - 1 : quotient))
  }

  /// The moment at which `date` begins: local midnight.
  package func start(of date: CalendarDate) -> Timestamp {
    Timestamp(
      rawValue: Int64(date.daysSinceEpoch) * Timestamp.millisecondsPerDay
        - Int64(offsetSeconds) * 1000)
  }

  /// The last millisecond of `date`.
  package func end(of date: CalendarDate) -> Timestamp {
    start(of: date.advanced(by: 1)).advanced(byMilliseconds: -1)
  }
}
