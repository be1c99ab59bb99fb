package import EventSourcing

/// Somebody is asked for a score, in a round of surveys or after a visit or complaint: 发放问卷.
///
/// The answer is recorded under the same id.
package struct IssueSurvey: Command {
  package static let name = "survey.issue"

  package var survey: SurveyID
  package var campaign: CampaignID?
  package var subject: SurveySubject
  package var ref: String?
  package var customer: CustomerID?
  package var channel: SurveyChannel?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    survey = try fields.id("survey")
    campaign = try fields.optionalID("campaign")
    subject = try fields.term("subject")
    switch subject {
    case .visit, .complaint: ref = try fields.id("ref", VisitID.self).text
    case .periodic, .internal: ref = try fields.optionalText("ref")
    }
    customer = try fields.optionalID("customer")
    channel = try fields.optionalTerm("channel")
  }

  package var stream: Tag { survey.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.fold(SurveyState.self, survey)
    guard state.issued == nil else { throw Refusal.alreadyIssued(survey.text) }
    guard state.answer == nil else { throw Refusal.alreadyExists(.survey, survey.text) }
    if let campaign {
      let launched = try context.fold(CampaignState.self, campaign).launched
      guard let launched else { throw Refusal.notFound(.campaign, campaign.text) }
      guard subject == launched.audience.subject else {
        throw Refusal.recordMismatch(.campaign, campaign.text)
      }
    }
    let customerNow = try customer.map(context.knownCustomer)
    let facts = try about(context)
    var event = SurveyIssued()
    event.survey = survey
    event.campaign = campaign
    event.subject = subject
    event.ref = ref
    event.customer = facts.customer ?? customerNow?.id
    event.channel = channel
    event.group = try FigureGroup().filled(from: facts.group, of: event.customer, context)
    return [.surveyIssued(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try customer.map(context.mergeWarning) ?? []
  }

  private func about(_ context: DecisionContext) throws -> SourceFacts {
    switch (subject, ref) {
    case (.visit, let ref?):
      let visit = try context.visit(VisitID(ref), of: customer)
      guard visit.outcome == .completed else { throw Refusal.visitNotCompleted(ref) }
      try context.requireOrder(after: visit.departed)
      return SourceFacts(customer: visit.customer, group: FigureGroup(of: visit))
    case (.complaint, let ref?):
      let complaint = try context.knownComplaint(ComplaintID(ref))
      let filed = complaint.filed
      try context.requireOrder(after: complaint.filedAt)
      if let customer, try !context.isSame(customer, filed.customer) {
        throw Refusal.complaintMismatch(ref)
      }
      return SourceFacts(customer: filed.customer, group: FigureGroup(of: filed))
    default: return SourceFacts()
    }
  }
}
