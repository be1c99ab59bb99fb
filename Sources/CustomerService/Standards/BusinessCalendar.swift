package import EventSourcing

/// When an office works: weekly hours, with holidays and make-up workdays (调休上班日).
///
/// A pure function of the facts of its log; which ones were known at a moment is told by
/// ``ServicePolicy/version``.
package struct BusinessCalendar: Hashable, Sendable {
  /// The weekly hours by the day from which they hold.
  package private(set) var weeks: InForce<WorkingWeek>
  /// Days whose hours are not those of their weekday; none on a holiday.
  package private(set) var declared: [CalendarDate: DayHours] = [:]

  package init(
    week: WorkingWeek = .standard, holidays: some Sequence<CalendarDate> = [],
    makeUpDays: [CalendarDate: DayHours] = [:]
  ) {
    weeks = InForce(week)
    for day in holidays { declared[day] = DayHours.none }
    declared.merge(makeUpDays) { $1 }
  }

  /// Sets the weekly hours from a day on, until others begin.
  package mutating func set(_ week: WorkingWeek, from day: CalendarDate) {
    weeks.set(week, from: day)
  }

  /// Sets the hours of one day; nil for those of its weekday.
  package mutating func declare(_ hours: DayHours?, on day: CalendarDate) { declared[day] = hours }

  /// When work is done on `day`.
  package func hours(on day: CalendarDate) -> DayHours {
    declared[day] ?? weeks[day][day.weekday]
  }

  package func isWorkday(_ day: CalendarDate) -> Bool { !hours(on: day).isEmpty }

  /// The `n`th working day after `date`, which itself does not count.
  ///
  /// O(days between the two).
  package func workday(_ n: Int, after date: CalendarDate) -> CalendarDate {
    var day = date
    var left = n
    while left > 0 {
      day = day.advanced(by: 1)
      if isWorkday(day) { left -= 1 }
    }
    return day
  }

  /// The working time between two moments, in milliseconds; none when `end` is the earlier one.
  ///
  /// O(days between the two).
  package func workingTime(
    from start: Timestamp, to end: Timestamp, in zone: BusinessZone
  ) -> Int64 {
    guard start < end else { return 0 }
    var sum: Int64 = 0
    let first = zone.date(of: start)
    for offset in 0...first.days(until: zone.date(of: end)) {
      let day = first.advanced(by: offset)
      for window in hours(on: day).windows(on: day, in: zone) {
        sum += max(0, min(window.end, end).rawValue - max(window.start, start).rawValue)
      }
    }
    return sum
  }

  /// The first moment by which `workingTime`, in milliseconds, has passed since `start`.
  ///
  /// O(days between the two).
  package func moment(
    _ workingTime: Int64, after start: Timestamp, in zone: BusinessZone
  ) -> Timestamp {
    var left = workingTime
    var moment = start
    var day = zone.date(of: start)
    while left > 0 {
      for window in hours(on: day).windows(on: day, in: zone) where window.end > start && left > 0 {
        let begin = max(window.start, start)
        let used = min(left, window.end.rawValue - begin.rawValue)
        moment = begin.advanced(byMilliseconds: used)
        left -= used
      }
      day = day.advanced(by: 1)
    }
    return moment
  }
}
