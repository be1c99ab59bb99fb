internal import CustomerService
package import EventSourcing

extension SatisfactionProjector: KPIProjector {
  package static func ranges(_ lens: KPILens) -> [CellRange] { [CellRange(.daily, lens.days)] }

  package static func weight(_ cell: Cell, _ c: Counters, _ lens: KPILens) -> KPIFigure {
    guard lens.contains(cell.day) else { return .zero }
    let all = c[0] + c[1] + c[2] + c[3] + c[4]
    switch lens.kpi {
    case .mean_score:
      var figure = KPIFigure(
        numerator: c[0] + 2 * c[1] + 3 * c[2] + 4 * c[3] + 5 * c[4], denominator: all)
      figure.values = KPIValues((1...5).map { ($0, c[Int($0) - 1]) })
      return figure
    case .dissatisfied: return KPIFigure(numerator: c[0] + c[1], denominator: all)
    default: return KPIFigure(numerator: c[3] + c[4], denominator: all)
    }
  }

  package static func reasons(
    _ tag: Tag, _ fact: TracedFact, _ share: KPIFigure, row: [UInt8]?, _ lens: KPILens
  ) -> [FactReason] {
    if share.denominator != 0 {
      switch lens.kpi {
      case .mean_score: return [.scored]
      case .dissatisfied: return [share.numerator != 0 ? .low_score : .higher_score]
      default: return [share.numerator != 0 ? .satisfied : .dissatisfied]
      }
    }
    if tag.kind == VisitKind.kind { return [row != nil ? .outside_period : .not_rated] }
    return [fact.touchesPeriod ? .other_subject : .outside_period]
  }
}
