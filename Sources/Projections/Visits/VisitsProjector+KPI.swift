package import CustomerService
package import EventSourcing

extension VisitsProjector: KPIProjector {
  package static func facts(of event: ServiceEvent, _ lens: KPILens) -> [Tag] {
    if case .followUpRecorded = event, lens.kpi != .follow_up_coverage { return [] }
    guard lens.kpi == .first_time_fix else { return facts(of: event) }
    return switch event {
    case .visitLogged(let event): [event.order.tag]
    case .visitAmended(let event): [event.order.tag]
    case .visitVoided(let event): [event.order.tag]
    default: []
    }
  }

  package static func rowKey(of fact: Tag) -> RowKey {
    fact.kind == OrderKey.kind ? RowKey(.orders, fact.id) : RowKey(entity: fact.id)
  }

  package static func ranges(_ lens: KPILens) -> [CellRange] { [CellRange(.daily, lens.days)] }

  package static func weight(_ cell: Cell, _ c: Counters, _ lens: KPILens) -> KPIFigure {
    guard lens.contains(cell.day) else { return .zero }
    let today = lens.today.daysSinceEpoch
    let completed = c[VisitCounter.completed]
    switch lens.kpi {
    case .punctuality:
      return KPIFigure(numerator: c[VisitCounter.punctual], denominator: c[VisitCounter.timed])
    case .first_time_fix:
      let fixed = c[VisitCounter.fixed]
      return KPIFigure(
        numerator: fixed, denominator: c[VisitCounter.repairs],
        pending: cell.day >= today - RepairOrder.returnDays ? fixed : 0)
    case .follow_up_coverage:
      let followedUp = c[VisitCounter.followedUp]
      return KPIFigure(
        numerator: followedUp, denominator: completed,
        pending: cell.other >= today ? completed - followedUp : 0)
    case .utilisation: return KPIFigure(numerator: c[VisitCounter.minutes], denominator: 0)
    case .complaint_rate, .accident_rate: return KPIFigure(numerator: 0, denominator: completed)
    default: return KPIFigure(numerator: completed, denominator: c[VisitCounter.all])
    }
  }

  package static func reasons(
    _ tag: Tag, _ fact: TracedFact, _ share: KPIFigure, row: [UInt8]?, _ lens: KPILens
  ) -> [FactReason] {
    if tag.kind == OrderKey.kind { return repairReasons(share, isKnown: row != nil) }
    guard let visit = row.flatMap(VisitRow.init(bytes:)) else { return [.not_yet_occurred] }
    guard lens.contains(visit.day) else { return [.outside_period] }
    let isCounted = share.denominator != 0
    switch lens.kpi {
    case .punctuality:
      guard isCounted else { return [.window_unknown] }
      return [share.numerator != 0 ? .punctual : .tardy]
    case .follow_up_coverage:
      guard isCounted else { return [.unfinished] }
      if share.numerator != 0 { return [.followed_up] }
      return [share.pending != 0 ? .follow_up_pending : .not_followed_up]
    case .utilisation: return [share.numerator != 0 ? .worked : .under_a_minute]
    case .complaint_rate, .accident_rate: return [isCounted ? .completed : .unfinished]
    default: return [visit.isCompleted ? .completed : .not_completed]
    }
  }

  private static func repairReasons(_ share: KPIFigure, isKnown: Bool) -> [FactReason] {
    guard share.denominator != 0 else { return [isKnown ? .outside_period : .not_repair] }
    guard share.numerator != 0 else { return [.not_fixed] }
    return share.pending != 0 ? [.fixed, .return_possible] : [.fixed]
  }
}
