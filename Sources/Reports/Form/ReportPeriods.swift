package import CustomerService
internal import EventSourcing

/// The periods that stand side by side in a form.
package struct ReportPeriods: Hashable, Sendable {
  package let period: Period
  /// The month, week or year before.
  package let previous: Period?
  /// The same month or week of the year before.
  package let lastYear: Period?
  /// From the beginning of the year; nil for a form that covers a year.
  package let toDate: Period?
  /// The twelve months that end with the period.
  package let trend: Period

  package init(_ kind: ReportKind, _ period: Period) {
    self.period = period
    let year = Int(period.text.prefix(4)) ?? 0
    let rest = period.text.dropFirst(4)
    switch kind {
    case .monthly:
      previous = period.first.advanced(by: -1).month
      lastYear = Period("\(padded(year - 1, 4))\(rest)")
      toDate = Period("\(padded(year, 4))-01..\(period.text)")
    case .weekly:
      previous = period.first.advanced(by: -7).isoWeek
      lastYear = Period("\(padded(year - 1, 4))\(rest)")
      toDate = Period("\(padded(year, 4))-W01..\(period.text)")
    case .annual:
      previous = Period(padded(year - 1, 4))
      lastYear = nil
      toDate = nil
    }
    trend = Self.twelveMonths(through: period.last) ?? period
  }

  private static func twelveMonths(through day: CalendarDate) -> Period? {
    let (year, month, _) = day.components
    let first = month == 12 ? (year, 1) : (year - 1, month + 1)
    return Period(
      "\(padded(first.0, 4))-\(padded(first.1, 2))..\(padded(year, 4))-\(padded(month, 2))")
  }
}

extension CalendarDate {
  /// The month in which the day lies.
  fileprivate var month: Period? {
    let (year, month, _) = components
    return Period("\(padded(year, 4))-\(padded(month, 2))")
  }

  /// The ISO 8601 week in which the day lies: that of its Thursday's year.
  fileprivate var isoWeek: Period? {
    let thursday = advanced(by: 4 - weekday)
    let year = thursday.components.year
    guard let first = CalendarDate(year: year, month: 1, day: 1) else { return nil }
    return Period("\(padded(year, 4))-W\(padded(first.days(until: thursday) / 7 + 1, 2))")
  }
}
