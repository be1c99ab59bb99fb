package import CustomerService
package import EventSourcing

/// One KPI, its basis and a period, seen on one day.
package struct KPILens: Sendable {
  package let kpi: KPIName
  package let basis: KPIBasis?
  package let period: Period
  /// The day on which the question is asked, or of the as-of moment.
  package let today: CalendarDate
  /// The days of the period.
  package let days: ClosedRange<Int32>

  package init(_ kpi: KPIName, _ basis: KPIBasis?, _ period: Period, today: CalendarDate) {
    self.kpi = kpi
    self.basis = basis
    self.period = period
    self.today = today
    days = period.first.daysSinceEpoch...period.last.daysSinceEpoch
  }

  /// The first day of the month in which the period begins.
  var monthStart: Int32 { period.first.daysSinceEpoch - Int32(period.first.components.day - 1) }

  /// The last day that counts for a state: that of the period, or today.
  var lastDay: Int32 { min(days.upperBound, today.daysSinceEpoch) }

  /// The first day of the month of ``lastDay``.
  var lastMonthStart: Int32 {
    lastDay - Int32(CalendarDate(daysSinceEpoch: lastDay).components.day - 1)
  }

  /// Whether the period has figures: it has begun, or what falls due in it is known before.
  package var hasFigures: Bool { period.first <= today || basis == .on_time }

  /// Whether `day` is in the period.
  package func contains(_ day: Int32) -> Bool { days.contains(day) }

  /// What a cell of `projector` adds to the figure when `counters` are added to it.
  package func weight(
    _ cell: Cell, _ counters: Counters, of projector: any KPIProjector.Type
  ) -> KPIFigure {
    hasFigures ? projector.weight(cell, counters, self) : .zero
  }
}
