package import EventSourcing

/// A customer gives a score: 满意度.
///
/// Who and what a score is about is copied from the visit or the complaint as it was recorded, so
/// that it counts in the same row of a report; a survey that names others is refused. What an
/// issued survey was about need not be said again.
package struct RecordSurvey: Command {
  package static let name = "survey.record"

  package var survey: SurveyID
  package var subject: SurveySubject
  package var ref: String?
  package var customer: CustomerID?
  package var technician: TechnicianID?
  package var channel: SurveyChannel?
  package var score: Int64
  package var comment: PersonalText?
  /// From 0 to 10, for the NPS (净推荐值).
  package var recommend: Int64?
  /// From 1 to 7, for the CES (费力度).
  package var effort: Int64?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    survey = try fields.id("survey")
    subject = try fields.term("subject")
    switch subject {
    case .visit, .complaint: ref = try fields.optionalID("ref", VisitID.self)?.text
    case .periodic, .internal: ref = try fields.optionalText("ref")
    }
    customer = try fields.optionalID("customer")
    technician = try fields.optionalID("technician")
    channel = try fields.optionalTerm("channel")
    score = try fields.integer("score", in: 1...5)
    comment = try fields.optionalWords("comment")
    recommend = try fields.optionalInteger("recommend", in: 0...10)
    effort = try fields.optionalInteger("effort", in: 1...7)
  }

  package var stream: Tag { survey.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.fold(SurveyState.self, survey)
    guard state.answer == nil else { throw Refusal.alreadyExists(.survey, survey.text) }
    try requireAnswer(to: state.issued, context)
    try context.requireOrder(after: state.lastOccurredAt)
    let ref = ref ?? state.issued?.ref
    let customerNow = try (customer ?? state.issued?.customer).map(context.knownCustomer)
    var event =
      switch subject {
      case .visit: try aboutVisit(ref, context)
      case .complaint: try aboutComplaint(ref, context)
      case .periodic, .internal: try general(customerNow, context)
      }
    event.survey = survey
    event.subject = subject
    event.ref = ref
    event.channel = channel
    event.score = score
    event.comment = comment
    event.recommend = recommend
    event.effort = effort
    return [.surveyRecorded(event)]
  }

  private func aboutVisit(_ ref: String?, _ context: DecisionContext) throws -> SurveyRecorded {
    guard let ref else { throw Refusal.refRequired }
    let visit = try context.standingVisit(VisitID(ref))
    let logged = visit.logged
    guard try isCustomer(logged.customer, context),
      technician == nil || technician == logged.technician
    else { throw Refusal.visitMismatch(ref) }
    guard logged.outcome == .completed else { throw Refusal.visitNotCompleted(ref) }
    guard visit.rating == nil else { throw Refusal.alreadyRated(ref) }
    var event = SurveyRecorded()
    event.customer = logged.customer
    event.technician = logged.technician
    event.team = logged.team
    event.service = logged.service
    event.region = logged.region
    event.contract = logged.contract
    return event
  }

  private func aboutComplaint(_ ref: String?, _ context: DecisionContext) throws -> SurveyRecorded {
    guard let ref else { throw Refusal.refRequired }
    let complaint = try context.knownComplaint(ComplaintID(ref))
    let filed = complaint.filed
    guard try isCustomer(filed.customer, context),
      technician == nil || technician == filed.technician
    else { throw Refusal.complaintMismatch(ref) }
    try context.requireOrder(after: complaint.filedAt)
    var event = SurveyRecorded()
    event.customer = filed.customer
    event.technician = filed.technician
    event.team = filed.team
    event.service = filed.service
    event.region = filed.region
    event.contract = filed.contract
    return event
  }

  /// Refuses an answer that does not fit what was asked under the same id.
  private func requireAnswer(to issued: SurveyIssued?, _ context: DecisionContext) throws {
    guard let issued else { return }
    guard subject == issued.subject, ref == nil || ref == issued.ref,
      try issued.customer.map({ try isCustomer($0, context) }) ?? true
    else { throw Refusal.recordMismatch(.survey, survey.text) }
  }

  private func isCustomer(_ id: CustomerID, _ context: DecisionContext) throws -> Bool {
    try customer.map { try context.isSame($0, id) } ?? true
  }

  private func general(
    _ customerNow: CustomerState?, _ context: DecisionContext
  ) throws -> SurveyRecorded {
    var event = SurveyRecorded()
    event.customer = customerNow?.id
    event.technician = technician
    if let technician { event.team = try context.knownTechnician(technician).team }
    event.region = customerNow?.region
    return event
  }
}
