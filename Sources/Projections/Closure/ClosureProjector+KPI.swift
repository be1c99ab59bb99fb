internal import CustomerService
package import EventSourcing

extension ClosureProjector: KPIProjector {
  package static func ranges(_ lens: KPILens) -> [CellRange] {
    switch (lens.kpi, lens.basis) {
    case (.closure, .on_time):
      [CellRange(.daily, lens.days), CellRange(.undoneOnTime, lens.days)]
    case (.closure, .docket):
      [
        CellRange(.monthlyNet, .min...(lens.monthStart - 1)),
        CellRange(.daily, lens.monthStart...lens.days.upperBound),
        CellRange(.reopens, lens.days),
      ]
    default: [CellRange(.daily, lens.days)]
    }
  }

  package static func weight(_ cell: Cell, _ c: Counters, _ lens: KPILens) -> KPIFigure {
    switch (lens.kpi, lens.basis) {
    case (.complaint_rate, _):
      let isFiling = cell.table == .daily && lens.contains(cell.day)
      return KPIFigure(numerator: isFiling ? c[0] : 0, denominator: 0)
    case (.closure, .docket): return docket(cell, c, lens)
    case (.closure, .on_time): return onTime(cell, c, lens)
    default:
      guard cell.table == .daily, lens.contains(cell.day) else { return .zero }
      return KPIFigure(numerator: lens.kpi == .clearance ? c[1] : c[3], denominator: c[0])
    }
  }

  /// Due in the period, and closed on time and not reopened in it; what is due today or later and
  /// not closed is pending.
  private static func onTime(_ cell: Cell, _ c: Counters, _ lens: KPILens) -> KPIFigure {
    guard lens.contains(cell.day) else { return .zero }
    var figure = KPIFigure()
    switch cell.table {
    case .daily: figure = KPIFigure(numerator: c[5], denominator: c[4])
    case .undoneOnTime where cell.other <= lens.days.upperBound:
      figure = KPIFigure(numerator: -c[0], denominator: 0)
    default: return .zero
    }
    if cell.day >= lens.today.daysSinceEpoch {
      figure.pending = figure.denominator - figure.numerator
    }
    return figure
  }

  /// The docket: open at the start, filed or reopened in the period (domain.md §3.2).
  ///
  /// A complaint that was closed and reopened inside the period was in the docket already, so only
  /// reopenings of closings from before the period add to it. All that is open at the end is in
  /// the docket, so what is not open at its end was closed.
  private static func docket(_ cell: Cell, _ c: Counters, _ lens: KPILens) -> KPIFigure {
    let day = cell.day
    let first = lens.days.lowerBound
    var figure = KPIFigure()
    switch cell.table {
    case .monthlyNet where day < lens.monthStart: figure.docket.openStart = c[0]
    case .daily where lens.contains(day):
      (figure.docket.filed, figure.docket.closed, figure.docket.reopened) = (c[0], c[1], c[2])
    case .daily where lens.monthStart <= day && day < first:
      figure.docket.openStart = c[0] + c[2] - c[1]
    case .reopens where lens.contains(day) && cell.other < first:
      figure.denominator = c[0]
    default: return .zero
    }
    figure.denominator += figure.docket.openStart + figure.docket.filed
    figure.numerator = figure.denominator - figure.docket.openEnd
    return figure
  }

  package static func reasons(
    _ tag: Tag, _ fact: TracedFact, _ share: KPIFigure, row: [UInt8]?, _ lens: KPILens
  ) -> [FactReason] {
    guard share != .zero else { return [.outside_period] }
    if lens.kpi == .complaint_rate { return [.filed] }
    switch lens.basis {
    case .docket:
      let entry: FactReason =
        share.docket.openStart != 0
        ? .open_at_start : share.docket.filed != 0 ? .filed : .reopened
      return [entry, share.numerator != 0 ? .closed : .open]
    case .on_time:
      if share.numerator != 0 { return [.on_time] }
      return [share.pending != 0 ? .not_due_yet : .late]
    case .cohort: return [.filed, share.numerator != 0 ? .closed : .open]
    default:
      return (share.denominator != 0 ? [.filed] : []) + (share.numerator != 0 ? [.closed] : [])
    }
  }
}
