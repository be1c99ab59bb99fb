package import CustomerService
package import EventSourcing

extension SatisfactionProjector: KPIProjector {
  package static func facts(of event: ServiceEvent, _ lens: KPILens) -> [Tag] {
    switch (lens.kpi, event) {
    case (.response_rate, .surveyIssued(let event)): [event.survey.tag]
    case (.response_rate, .surveyRecorded(let event)): [event.survey.tag]
    case (.internal_satisfaction, .surveyRecorded(let event)):
      event.subject == .internal ? [event.survey.tag] : []
    case (.response_rate, _), (.internal_satisfaction, _): []
    case (.nps, .ratingSuperseded), (.ces, .ratingSuperseded): []
    default: facts(of: event)
    }
  }

  package static func rowKey(of fact: Tag) -> RowKey {
    fact.kind == SurveyKey.kind ? RowKey(.surveys, fact.id) : RowKey(entity: fact.id)
  }

  package static func ranges(_ lens: KPILens) -> [CellRange] { [CellRange(.daily, lens.days)] }

  package static func weight(_ cell: Cell, _ c: Counters, _ lens: KPILens) -> KPIFigure {
    guard lens.contains(cell.day), cell.other == series(of: lens.kpi).rawValue else {
      return .zero
    }
    let all = c[0] + c[1] + c[2] + c[3] + c[4]
    switch lens.kpi {
    case .mean_score:
      var figure = KPIFigure(
        numerator: c[0] + 2 * c[1] + 3 * c[2] + 4 * c[3] + 5 * c[4], denominator: all)
      figure.values = KPIValues((1...5).map { ($0, c[Int($0) - 1]) })
      return figure
    case .dissatisfied: return KPIFigure(numerator: c[0] + c[1], denominator: all)
    case .response_rate:
      return KPIFigure(
        numerator: c[AnswerCounter.answered], denominator: c[AnswerCounter.issued])
    case .nps:
      return KPIFigure(
        numerator: c[AnswerCounter.promoters] - c[AnswerCounter.detractors],
        denominator: c[AnswerCounter.recommendAll])
    case .ces:
      return KPIFigure(
        numerator: c[AnswerCounter.easy], denominator: c[AnswerCounter.effortAll])
    default: return KPIFigure(numerator: c[3] + c[4], denominator: all)
    }
  }

  private static func series(of kpi: KPIName) -> AnswerSeries {
    switch kpi {
    case .internal_satisfaction: .internal
    case .nps, .ces: .loyalty
    case .response_rate: .issued
    default: .service
    }
  }

  package static func reasons(
    _ tag: Tag, _ fact: TracedFact, _ share: KPIFigure, row: [UInt8]?, _ lens: KPILens
  ) -> [FactReason] {
    guard share.denominator != 0 else { return [missing(tag, fact, row, lens)] }
    switch lens.kpi {
    case .mean_score: return [.scored]
    case .dissatisfied: return [share.numerator != 0 ? .low_score : .higher_score]
    case .response_rate: return [share.numerator != 0 ? .answered : .unanswered]
    case .nps:
      return [share.numerator > 0 ? .promoter : share.numerator < 0 ? .detractor : .passive]
    case .ces: return [share.numerator != 0 ? .easy : .hard]
    default: return [share.numerator != 0 ? .satisfied : .dissatisfied]
    }
  }

  private static func missing(
    _ tag: Tag, _ fact: TracedFact, _ row: [UInt8]?, _ lens: KPILens
  ) -> FactReason {
    switch lens.kpi {
    case .satisfaction, .dissatisfied, .mean_score:
      if tag.kind == VisitKey.kind { return row != nil ? .outside_period : .not_rated }
      return fact.touchesPeriod ? .other_subject : .outside_period
    case .response_rate where row == nil: return .not_issued
    case .nps, .ces: return fact.touchesPeriod ? .not_asked : .outside_period
    default: return .outside_period
    }
  }
}
