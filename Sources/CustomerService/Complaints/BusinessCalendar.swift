package import EventSourcing

/// Which days an office works: a weekly pattern with holidays and make-up workdays (调休上班日).
///
/// Versioned: a deadline is judged by the calendar that was in force when it was set.
package struct BusinessCalendar: Hashable, Sendable {
  package let version: Int64
  /// ISO weekdays, Monday is 1.
  package let workingWeekdays: Set<Int>
  package let holidays: Set<CalendarDate>
  /// Days that are worked whatever weekday or holiday they are.
  package let makeUpWorkdays: Set<CalendarDate>

  package init(
    version: Int64, workingWeekdays: Set<Int> = Self.mondayToFriday,
    holidays: Set<CalendarDate> = [], makeUpWorkdays: Set<CalendarDate> = []
  ) {
    self.version = version
    self.workingWeekdays = workingWeekdays
    self.holidays = holidays
    self.makeUpWorkdays = makeUpWorkdays
  }

  package static let mondayToFriday: Set<Int> = [1, 2, 3, 4, 5]

  package func isWorkday(_ date: CalendarDate) -> Bool {
    makeUpWorkdays.contains(date)
      || workingWeekdays.contains(date.weekday) && !holidays.contains(date)
  }

  /// The `n`th working day after `date`, which itself does not count.
  ///
  /// A calendar without working weekdays has no answer; then plain days are counted once its
  /// make-up workdays are used up.
  package func workday(_ n: Int, after date: CalendarDate) -> CalendarDate {
    let lastException = makeUpWorkdays.max() ?? date
    var day = date
    var left = n
    while left > 0 {
      day = day.advanced(by: 1)
      if isWorkday(day) || workingWeekdays.isEmpty && day > lastException { left -= 1 }
    }
    return day
  }
}
