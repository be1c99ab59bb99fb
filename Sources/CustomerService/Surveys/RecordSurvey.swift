package import EventSourcing

/// A customer gives a score: 满意度.
///
/// Who and what a score is about is copied from the visit or the complaint as it was recorded, so
/// that it counts in the same row of a report; a survey that names others is refused.
package struct RecordSurvey: Command {
  package static let name = "survey.record"

  package var survey: SurveyID
  package var subject: SurveySubject
  package var ref: String?
  package var customer: CustomerID?
  package var technician: TechnicianID?
  package var channel: SurveyChannel?
  package var score: Int64
  package var comment: String?

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
    comment = try fields.optionalText("comment")
  }

  package var stream: Tag { survey.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.fold(SurveyState.self, survey)
    guard state.answer == nil else { throw Refusal.alreadyExists(.survey, survey.text) }
    try requireAnswer(to: state.issued)
    try context.requireOrder(after: state.lastOccurredAt)
    if let customer { _ = try context.knownCustomer(customer) }
    var event =
      switch subject {
      case .visit: try aboutVisit(context)
      case .complaint: try aboutComplaint(context)
      case .periodic, .internal: try general(state.issued?.customer, context)
      }
    event.survey = survey
    event.subject = subject
    event.ref = ref
    event.channel = channel
    event.score = score
    event.comment = comment
    return [.surveyRecorded(event)]
  }

  private func aboutVisit(_ context: DecisionContext) throws -> SurveyRecorded {
    guard let ref else { throw Refusal.refRequired }
    let visit = try context.standingVisit(VisitID(ref))
    let logged = visit.logged
    guard customer == nil || customer == logged.customer,
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
    return event
  }

  private func aboutComplaint(_ context: DecisionContext) throws -> SurveyRecorded {
    guard let ref else { throw Refusal.refRequired }
    let complaint = try context.knownComplaint(ComplaintID(ref))
    let filed = complaint.filed
    guard customer == nil || customer == filed.customer,
      technician == nil || technician == filed.technician
    else { throw Refusal.complaintMismatch(ref) }
    try context.requireOrder(after: complaint.filedAt)
    var event = SurveyRecorded()
    event.customer = filed.customer
    event.technician = filed.technician
    event.team = filed.team
    event.service = filed.service
    event.region = filed.region
    return event
  }

  /// Refuses an answer that does not fit what was asked under the same id.
  private func requireAnswer(to issued: SurveyIssued?) throws(Refusal) {
    guard let issued else { return }
    guard subject == issued.subject, ref == nil || ref == issued.ref,
      customer == nil || issued.customer == nil || customer == issued.customer
    else { throw .recordMismatch(.survey, survey.text) }
  }

  private func general(
    _ asked: CustomerID?, _ context: DecisionContext
  ) throws -> SurveyRecorded {
    let customer = customer ?? asked
    var event = SurveyRecorded()
    event.customer = customer
    event.technician = technician
    if let technician { event.team = try context.knownTechnician(technician).team }
    if let customer { event.region = try context.knownCustomer(customer).region }
    return event
  }
}
