package import CustomerService
package import EventSourcing

/// What customers answer, by day: counted ratings (满意度, domain.md §3.2) of visits and periodic
/// surveys, internal ones, recommendation and effort, and how many surveys that were issued came back.
///
/// A superseded rating keeps the day of the rating that it corrects. When the technician of a visit
/// is corrected, its rating moves to them; a score given on site moves with the end of the visit.
/// What was answered with a rating leaves with it; a survey stays answered. Recommendation and effort
/// are the customers' own, not other departments'.
package enum SatisfactionProjector: Projector {
  package static let name = "satisfaction"
  package static let version = 8
  package static let events: Set<EventName> = [
    .visitLogged, .visitAmended, .visitVoided, .surveyRecorded, .ratingSuperseded, .ratingVoided,
    .surveyIssued,
  ]

  package static func project(
    _ recorded: Recorded<ServiceEvent>, into model: ReadModel, zone: BusinessZone
  ) throws {
    let day = zone.date(of: recorded.occurredAt).daysSinceEpoch
    switch recorded.event {
    case .visitLogged(let visit):
      guard let score = visit.score else { return }
      var answer = Answer(score: score, day: day)
      answer.isOnSite = true
      answer.groups = try groups(of: visit, model)
      replace(visit.visit, nil, answer, model)
    case .visitAmended(let amended):
      try amend(amended, in: model, zone)
    case .surveyRecorded(let survey):
      try noteAnswer(to: survey.survey, model)
      var answer = Answer(score: survey.score, day: day)
      answer.recommend = survey.recommend
      answer.effort = survey.effort
      answer.groups = try groups(of: survey, model)
      if survey.subject == .visit, let ref = survey.ref {
        replace(VisitID(ref), nil, answer, model)
      } else {
        add(answer, 1, of: survey.survey.tag, AnswerSeries(survey.subject), model)
      }
    case .surveyIssued(let issued):
      try add(issued, day, model)
    case .ratingSuperseded(let change):
      guard let old = try answer(of: change.visit, model) else { return }
      var new = old
      new.score = change.score
      replace(change.visit, old, new, model)
    case .ratingVoided(let void):
      try remove(void.visit, model)
    case .visitVoided(let void):
      try remove(void.visit, model)
    default: break
    }
  }

  package static func facts(of event: ServiceEvent) -> [Tag] {
    switch event {
    case .visitLogged(let visit): [visit.visit.tag]
    case .visitAmended(let event): [event.visit.tag]
    case .visitVoided(let event): [event.visit.tag]
    case .surveyRecorded(let survey):
      if survey.subject == .visit, let ref = survey.ref {
        [VisitID(ref).tag]
      } else {
        [survey.survey.tag]
      }
    case .ratingSuperseded(let event): [event.visit.tag]
    case .ratingVoided(let event): [event.visit.tag]
    default: []
    }
  }

  private static func amend(
    _ amended: VisitAmended, in model: ReadModel, _ zone: BusinessZone
  ) throws {
    guard let old = try answer(of: amended.visit, model) else { return }
    var new = old
    let value = amended.change.after
    switch amended.change.field {
    case "technician": new.groups[.technician] = try model.number(of: value, in: .technician)
    case "team": new.groups[.team] = try model.number(of: value, in: .team)
    case "departed":
      guard old.isOnSite, let value, let moment = Timestamp(value, in: zone) else { return }
      new.day = zone.date(of: moment).daysSinceEpoch
    default: return
    }
    replace(amended.visit, old, new, model)
  }

  private static func answer(of visit: VisitID, _ model: ReadModel) throws -> Answer? {
    try model.row(RowKey(entity: visit.text), as: Answer.self)
  }

  private static func remove(_ visit: VisitID, _ model: ReadModel) throws {
    guard let old = try answer(of: visit, model) else { return }
    replace(visit, old, nil, model)
  }

  private static func replace(
    _ visit: VisitID, _ old: Answer?, _ new: Answer?, _ model: ReadModel
  ) {
    if let old { add(old, -1, of: visit.tag, .service, model) }
    if let new { add(new, 1, of: visit.tag, .service, model) }
    model.setRow(RowKey(entity: visit.text), new)
  }

  private static func add(
    _ answer: Answer, _ sign: Int64, of fact: @autoclosure () -> Tag, _ series: AnswerSeries?,
    _ model: ReadModel
  ) {
    if let series { add(answer.scores(sign), of: fact(), series, answer.day, answer.groups, model) }
    guard series != .internal else { return }
    let loyalty = answer.loyalty(sign)
    if loyalty != .zero { add(loyalty, of: fact(), .loyalty, answer.day, answer.groups, model) }
  }

  private static func add(
    _ counters: Counters, of fact: @autoclosure () -> Tag, _ series: AnswerSeries, _ day: Int32,
    _ groups: Groups, _ model: ReadModel
  ) {
    model.add(counters, of: fact(), .daily, day: day, other: series.rawValue, groups: groups)
  }
}

// MARK: Surveys that were issued

extension SatisfactionProjector {
  private static func add(_ issued: SurveyIssued, _ day: Int32, _ model: ReadModel) throws {
    var survey = IssuedSurvey(day: day)
    survey.groups[.technician] = try model.number(
      of: issued.group.technician?.text, in: .technician)
    survey.groups[.team] = try model.number(of: issued.group.team, in: .team)
    survey.groups[.service] = try model.number(of: issued.group.service, in: .service)
    survey.groups[.region] = try model.number(of: issued.group.region, in: .region)
    survey.groups[.channel] = try model.number(of: issued.channel?.rawValue, in: .channel)
    survey.groups[.customer] = try model.number(of: issued.customer?.text, in: .customer)
    count(AnswerCounter.issued, of: issued.survey, survey, model)
  }

  private static func noteAnswer(to id: SurveyID, _ model: ReadModel) throws {
    guard var survey = try model.row(RowKey(.surveys, id.text), as: IssuedSurvey.self) else {
      return
    }
    survey.isAnswered = true
    count(AnswerCounter.answered, of: id, survey, model)
  }

  private static func count(
    _ counter: Int, of id: SurveyID, _ survey: IssuedSurvey, _ model: ReadModel
  ) {
    var counters = Counters.zero
    counters[counter] = 1
    add(counters, of: id.tag, .issued, survey.day, survey.groups, model)
    model.setRow(RowKey(.surveys, id.text), survey)
  }

  private static func groups(of visit: VisitLogged, _ model: ReadModel) throws -> Groups {
    var groups = Groups()
    groups[.technician] = try model.number(of: visit.technician.text, in: .technician)
    groups[.team] = try model.number(of: visit.team, in: .team)
    groups[.service] = try model.number(of: visit.service, in: .service)
    groups[.region] = try model.number(of: visit.region, in: .region)
    groups[.channel] = try model.number(of: SurveyChannel.onsite.rawValue, in: .channel)
    groups[.contract] = try model.number(of: visit.contract?.text, in: .contract)
    groups[.customer] = try model.number(of: visit.customer.text, in: .customer)
    return groups
  }

  private static func groups(of survey: SurveyRecorded, _ model: ReadModel) throws -> Groups {
    var groups = Groups()
    groups[.technician] = try model.number(of: survey.technician?.text, in: .technician)
    groups[.team] = try model.number(of: survey.team, in: .team)
    groups[.service] = try model.number(of: survey.service, in: .service)
    groups[.region] = try model.number(of: survey.region, in: .region)
    groups[.channel] = try model.number(of: survey.channel?.rawValue, in: .channel)
    groups[.contract] = try model.number(of: survey.contract?.text, in: .contract)
    groups[.customer] = try model.number(of: survey.customer?.text, in: .customer)
    return groups
  }
}
