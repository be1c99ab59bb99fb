package import EventSourcing

extension Identifier where Kind == TechnicianKey {
  /// The streams in which the bookings of the technician on `days` are found.
  package func dayTags(_ days: [String]) -> [Tag] {
    days.map { Tag("technician-day", "\(text)/\($0)") }
  }

  /// The streams in which the blocked time of the technician in `months` is found.
  package func monthTags(_ months: [String]) -> [Tag] {
    months.map { Tag("technician-month", "\(text)/\($0)") }
  }
}

/// A technician's booked time, half-open: 09–11 and 11–13 do not clash.
package struct ServiceWindow: Hashable, Sendable {
  package var start: Timestamp
  package var end: Timestamp

  package init(start: Timestamp, end: Timestamp) {
    self.start = start
    self.end = end
  }

  package func overlaps(_ other: ServiceWindow) -> Bool { start < other.end && other.start < end }

  package var milliseconds: Int64 { end.rawValue - start.rawValue }

  /// The last local day that the window touches.
  package func lastDay(in zone: BusinessZone) -> CalendarDate {
    zone.date(of: end.advanced(byMilliseconds: -1))
  }

  /// The local months that the window touches, such as `2026-04`.
  package func months(in zone: BusinessZone) -> [String] {
    let first = zone.date(of: start)
    return Period(text: "", first: first, last: lastDay(in: zone)).months.map(\.text)
  }

  /// The local days that the window touches, as texts.
  package func days(in zone: BusinessZone) -> [String] {
    var day = zone.date(of: start)
    let last = lastDay(in: zone)
    var days: [String] = []
    while day <= last {
      days.append(day.description)
      day = day.advanced(by: 1)
    }
    return days
  }
}
