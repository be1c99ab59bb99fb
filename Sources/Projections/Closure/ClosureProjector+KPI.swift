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
    case (.open_ageing, _):
      [
        CellRange(.monthlyNet, .min...(lens.lastMonthStart - 1)),
        CellRange(.daily, lens.lastMonthStart...lens.lastDay),
        CellRange(.openings, (lens.lastDay - ComplaintRow.oldDays + 1)...lens.lastDay),
      ]
    case (.time_to_acknowledge, _), (.time_to_first_response, _), (.time_to_close, _):
      [CellRange(durations(lens), lens.days)]
    case (.complaint_satisfaction, _): [CellRange(.handling, lens.days)]
    default: [CellRange(.daily, lens.days)]
    }
  }

  package static func weight(_ cell: Cell, _ c: Counters, _ lens: KPILens) -> KPIFigure {
    switch (lens.kpi, lens.basis) {
    case (.complaint_satisfaction, _):
      guard cell.table == .handling, lens.contains(cell.day) else { return .zero }
      return KPIFigure(numerator: c[3] + c[4], denominator: c[0] + c[1] + c[2] + c[3] + c[4])
    case (.complaint_rate, _):
      let isFiling = cell.table == .daily && lens.contains(cell.day)
      return KPIFigure(numerator: isFiling ? c[0] : 0, denominator: 0)
    case (.closure, .docket): return docket(cell, c, lens)
    case (.closure, .on_time): return onTime(cell, c, lens)
    case (.open_ageing, _): return ageing(cell, c, lens)
    case (.time_to_acknowledge, _): return duration(cell, c[0], lens)
    case (.time_to_first_response, _): return duration(cell, c[1], lens)
    case (.time_to_close, .first), (.time_to_close, .first_business):
      return duration(cell, c[3], lens)
    case (.time_to_close, .net), (.time_to_close, .net_business):
      return duration(cell, c[4], lens)
    case (.time_to_close, _): return duration(cell, c[2], lens)
    default:
      guard cell.table == .daily, lens.contains(cell.day) else { return .zero }
      switch lens.kpi {
      case .clearance: return KPIFigure(numerator: c[1], denominator: c[0])
      case .reopen: return KPIFigure(numerator: c[6], denominator: c[1])
      case .repeat: return KPIFigure(numerator: c[7], denominator: c[0])
      default: return KPIFigure(numerator: c[3], denominator: c[0])
      }
    }
  }

  /// Where the durations lie.
  private static func durations(_ lens: KPILens) -> CellTable {
    lens.basis?.isWorkingTime == true ? .worked : .durations
  }

  /// So many complaints took as long as the cell says.
  private static func duration(_ cell: Cell, _ count: Int64, _ lens: KPILens) -> KPIFigure {
    guard cell.table == durations(lens), lens.contains(cell.day) else { return .zero }
    var figure = KPIFigure(numerator: count * Int64(cell.other), denominator: count)
    figure.values = KPIValues([(Int64(cell.other), count)])
    return figure
  }

  /// What is open at the end is old until its opening tells its age.
  private static func ageing(_ cell: Cell, _ c: Counters, _ lens: KPILens) -> KPIFigure {
    let last = lens.lastDay
    var figure = KPIFigure()
    switch cell.table {
    case .monthlyNet where cell.day < lens.lastMonthStart: figure.denominator = c[0]
    case .daily where lens.lastMonthStart <= cell.day && cell.day <= last:
      figure.denominator = c[0] + c[2] - c[1]
    case .openings where cell.day <= last && cell.other <= last:
      guard let age = AgeBucket(days: last - cell.day), age != .old else { return .zero }
      figure.values = KPIValues([
        (AgeBucket.old.rawValue, -c[0]), (age.rawValue, c[0]),
      ])
      return figure
    default: return .zero
    }
    figure.values = KPIValues([(AgeBucket.old.rawValue, figure.denominator)])
    return figure
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
      figure.pending = -c[1]
    default: return .zero
    }
    let isOver = cell.day < lens.today.daysSinceEpoch
    figure.pending = isOver ? 0 : figure.pending + figure.denominator - figure.numerator
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
    guard share != .zero else { return [left(row.flatMap(ComplaintRow.init(bytes:)), lens)] }
    switch (lens.kpi, lens.basis) {
    case (.complaint_rate, _): return [.filed]
    case (.complaint_satisfaction, _):
      return (share.numerator != 0 ? [.satisfied] : [])
        + (share.numerator < share.denominator ? [.dissatisfied] : [])
    case (.time_to_acknowledge, _): return [.acknowledged]
    case (.time_to_first_response, _): return [.responded]
    case (.time_to_close, _): return [.closed]
    case (.reopen, _): return [.closed] + (share.numerator != 0 ? [.reopened_soon] : [])
    case (.repeat, _): return [.filed, share.numerator != 0 ? .repeated : .first_time]
    case (.open_ageing, _):
      let age = share.values.counts.first { $0.value > 0 }.flatMap { AgeBucket(rawValue: $0.key) }
      return [.open] + (age.map { [$0.reason] } ?? [])
    case (_, .docket):
      let entry: FactReason =
        share.docket.openStart != 0
        ? .open_at_start : share.docket.filed != 0 ? .filed : .reopened
      return [entry, share.numerator != 0 ? .closed : .open]
    case (_, .on_time):
      if share.numerator != 0 { return [.on_time] }
      return [share.pending != 0 ? .not_due_yet : .late]
    case (_, .cohort): return [.filed, share.numerator != 0 ? .closed : .open]
    default:
      return (share.denominator != 0 ? [.filed] : []) + (share.numerator != 0 ? [.closed] : [])
    }
  }

  /// Why a complaint counts for nothing.
  private static func left(_ row: ComplaintRow?, _ lens: KPILens) -> FactReason {
    guard let row else { return .outside_period }
    switch lens.kpi {
    case .time_to_acknowledge where row.acknowledgedAt == nil: return .not_acknowledged
    case .time_to_first_response where row.firstResponseAt == nil: return .not_answered
    case .time_to_close where !row.isClosed: return .not_closed
    case .open_ageing: return .not_open
    default: return .outside_period
    }
  }
}
