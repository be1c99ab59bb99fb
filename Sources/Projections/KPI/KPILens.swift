package import CustomerService
package import EventSourcing

/// How one KPI weighs the cells of its read model, for one period and seen on one day.
///
/// A figure is the sum of the weights of all cells. The share of a fact or of an event in it is
/// therefore the same sum over the cells that it changed.
package struct KPILens: Sendable {
  package let kpi: KPIName
  package let basis: KPIBasis?
  package let period: Period
  /// The day on which the question is asked, or of the as-of moment.
  package let today: CalendarDate
  private let days: ClosedRange<Int32>
  /// The first day of the month in which the period begins.
  private let monthStart: Int32

  /// The days after its end in which a contract may still be renewed.
  private static let graceDays = 30

  package init(_ kpi: KPIName, _ basis: KPIBasis?, _ period: Period, today: CalendarDate) {
    self.kpi = kpi
    self.basis = basis
    self.period = period
    self.today = today
    days = period.first.daysSinceEpoch...period.last.daysSinceEpoch
    monthStart = period.first.daysSinceEpoch - Int32(period.first.components.day - 1)
  }

  /// Whether the period has figures: it has begun, or what falls due in it is known before.
  package var hasFigures: Bool { period.first <= today || basis == .on_time }

  /// Whether `day` is in the period.
  package func contains(_ day: Int32) -> Bool { days.contains(day) }

  /// The cells that can weigh anything.
  var ranges: [(table: CellTable, days: ClosedRange<Int32>)] {
    guard hasFigures else { return [] }
    switch (kpi, basis) {
    case (.closure, .on_time): return [(.daily, days), (.undoneOnTime, days)]
    case (.closure, .docket):
      return [
        (.monthlyNet, .min...(monthStart - 1)), (.daily, monthStart...days.upperBound),
        (.reopens, days),
      ]
    default: return [(.daily, days)]
    }
  }

  /// What a cell adds to the figure when `counters` are added to it.
  package func weight(
    _ table: CellTable, day: Int32, other: Int32, _ counters: Counters
  ) -> KPIFigure {
    guard hasFigures else { return .zero }
    switch (kpi, basis) {
    case (.closure, .docket): return docket(table, day, other, counters)
    case (.closure, .on_time): return onTime(table, day, other, counters)
    default:
      guard table == .daily, days.contains(day) else { return .zero }
      return daily(day, counters)
    }
  }

  private func daily(_ day: Int32, _ c: Counters) -> KPIFigure {
    switch kpi {
    case .satisfaction:
      return KPIFigure(numerator: c[3] + c[4], denominator: c[0] + c[1] + c[2] + c[3] + c[4])
    case .mean_score:
      return KPIFigure(
        numerator: c[0] + 2 * c[1] + 3 * c[2] + 4 * c[3] + 5 * c[4],
        denominator: c[0] + c[1] + c[2] + c[3] + c[4])
    case .closure: return KPIFigure(numerator: c[3], denominator: c[0])
    case .clearance: return KPIFigure(numerator: c[1], denominator: c[0])
    case .renewal:
      guard day < today.daysSinceEpoch else { return .zero }
      let isInGrace = day >= today.daysSinceEpoch - Int32(Self.graceDays)
      return KPIFigure(
        numerator: basis == .value ? c[3] : c[2], denominator: basis == .value ? c[1] : c[0],
        pending: isInGrace ? c[4] : 0)
    }
  }

  /// Due in the period, and closed on time and not reopened in it; what is due today or later and
  /// not closed is pending.
  private func onTime(_ table: CellTable, _ day: Int32, _ other: Int32, _ c: Counters) -> KPIFigure
  {
    guard days.contains(day) else { return .zero }
    var figure = KPIFigure()
    switch table {
    case .daily: figure = KPIFigure(numerator: c[5], denominator: c[4])
    case .undoneOnTime where other <= days.upperBound:
      figure = KPIFigure(numerator: -c[0], denominator: 0)
    default: return .zero
    }
    if day >= today.daysSinceEpoch { figure.pending = figure.denominator - figure.numerator }
    return figure
  }

  /// The docket: open at the start, filed or reopened in the period (domain.md §3.2).
  ///
  /// A complaint that was closed and reopened inside the period was in the docket already, so only
  /// reopenings of closings from before the period add to it. All that is open at the end is in
  /// the docket, so what is not open at its end was closed.
  private func docket(_ table: CellTable, _ day: Int32, _ other: Int32, _ c: Counters) -> KPIFigure
  {
    var figure = KPIFigure()
    switch table {
    case .monthlyNet where day < monthStart: figure.docket.openStart = c[0]
    case .daily where days.contains(day):
      (figure.docket.filed, figure.docket.closed, figure.docket.reopened) = (c[0], c[1], c[2])
    case .daily where monthStart <= day && day < days.lowerBound:
      figure.docket.openStart = c[0] + c[2] - c[1]
    case .reopens where days.contains(day) && other < days.lowerBound:
      figure.denominator = c[0]
    default: return .zero
    }
    figure.denominator += figure.docket.openStart + figure.docket.filed
    figure.numerator = figure.denominator - figure.docket.openEnd
    return figure
  }
}
