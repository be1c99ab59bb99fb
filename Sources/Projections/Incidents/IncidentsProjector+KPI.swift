package import EventSourcing

extension IncidentsProjector: KPIProjector {
  package static func ranges(_ lens: KPILens) -> [CellRange] { [CellRange(.daily, lens.days)] }

  package static func weight(_ cell: Cell, _ c: Counters, _ lens: KPILens) -> KPIFigure {
    lens.contains(cell.day) ? KPIFigure(numerator: c[0], denominator: 0) : .zero
  }

  package static func reasons(
    _ tag: Tag, _ fact: TracedFact, _ share: KPIFigure, row: [UInt8]?, _ lens: KPILens
  ) -> [FactReason] {
    if share.numerator != 0 { return [.accident] }
    guard let accident = row.flatMap(AccidentRow.init(bytes:)) else { return [.near_miss] }
    return [accident.isConfirmed ? .outside_period : .not_confirmed]
  }
}
