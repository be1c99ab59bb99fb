package import EventSourcing

/// The regular working hours of a technician, each pattern in force until the next one begins.
package struct Shifts: Hashable, Sendable {
  /// By their first day, ascending; a later word about the same day replaces the former.
  private var patterns: [ShiftSet] = []

  package init() {}

  package var isEmpty: Bool { patterns.isEmpty }

  package mutating func set(_ pattern: ShiftSet) {
    patterns.removeAll { $0.from == pattern.from }
    let index = patterns.firstIndex { pattern.from < $0.from } ?? patterns.endIndex
    patterns.insert(pattern, at: index)
  }

  /// The hours of the shift that begins on `day`; nil on a day off.
  package func hours(on day: CalendarDate, in zone: BusinessZone) -> ServiceWindow? {
    guard let pattern = patterns.last(where: { $0.from <= day }),
      pattern.weekdays.contains(Weekday.allCases[day.weekday - 1].rawValue)
    else { return nil }
    let midnight = zone.start(of: day)
    return ServiceWindow(
      start: midnight.advanced(byMilliseconds: pattern.startMinute * 60_000),
      end: midnight.advanced(byMilliseconds: pattern.endMinute * 60_000))
  }

  /// Whether `window` lies within one shift, that of its first day or of the night before.
  package func cover(_ window: ServiceWindow, in zone: BusinessZone) -> Bool {
    let day = zone.date(of: window.start)
    return [day.advanced(by: -1), day].contains { day in
      guard let hours = hours(on: day, in: zone) else { return false }
      return hours.start <= window.start && window.end <= hours.end
    }
  }
}
