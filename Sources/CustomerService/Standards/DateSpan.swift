package import EventSourcing

/// Some days in a row: `2026-05-01` or `2026-05-01..2026-05-05`, at most 366.
package struct DateSpan: Hashable, Sendable {
  package let first: CalendarDate
  package let last: CalendarDate

  package init?(_ text: String) {
    let ends = text.split(separator: "..", omittingEmptySubsequences: false)
    guard ends.count <= 2, let first = ends.first.flatMap({ CalendarDate($0) }),
      let last = ends.last.flatMap({ CalendarDate($0) }),
      (0..<366).contains(first.days(until: last))
    else { return nil }
    self.first = first
    self.last = last
  }

  package var days: [CalendarDate] {
    (0...first.days(until: last)).map { first.advanced(by: $0) }
  }

  package var text: String { first == last ? "\(first)" : "\(first)..\(last)" }
}

/// A day with hours of its own: `2026-05-09 09:00-18:00`.
package struct DatedHours: Hashable, Sendable {
  package let day: CalendarDate
  package let hours: DayHours

  package init(day: CalendarDate, hours: DayHours) {
    self.day = day
    self.hours = hours
  }

  package init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = CalendarDate(parts[0]), let hours = DayHours(parts[1])
    else { return nil }
    self.init(day: day, hours: hours)
  }

  package var text: String { "\(day) \(hours.text)" }
}
