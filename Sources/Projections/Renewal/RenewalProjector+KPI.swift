internal import CustomerService
package import EventSourcing

extension RenewalProjector: KPIProjector {
  /// The days after its end in which a contract may still be renewed.
  private static let graceDays: Int32 = 30

  package static func ranges(_ lens: KPILens) -> [CellRange] { [CellRange(.daily, lens.days)] }

  package static func weight(_ cell: Cell, _ c: Counters, _ lens: KPILens) -> KPIFigure {
    let today = lens.today.daysSinceEpoch
    guard lens.contains(cell.day), cell.day < today else { return .zero }
    let isByValue = lens.basis == .value
    return KPIFigure(
      numerator: isByValue ? c[3] : c[2], denominator: isByValue ? c[1] : c[0],
      pending: cell.day >= today - graceDays ? c[4] : 0)
  }

  package static func reasons(
    _ tag: Tag, _ fact: TracedFact, _ share: KPIFigure, row: [UInt8]?, _ lens: KPILens
  ) -> [FactReason] {
    guard let row = row.flatMap(ContractRow.init(bytes:)) else { return [.not_yet_occurred] }
    guard row.isRenewable else { return [.not_renewable] }
    guard lens.contains(row.end) else { return [.outside_period] }
    guard row.end < lens.today.daysSinceEpoch else { return [.not_ended] }
    let decision: FactReason =
      switch row.decision {
      case .renewed: .renewed
      case .declined: .declined
      case .terminated: .terminated
      case .undecided: share.pending != 0 ? .pending : .lapsed
      }
    return [decision] + (lens.basis == .value && row.priceFen == 0 ? [.no_price] : [])
  }
}
