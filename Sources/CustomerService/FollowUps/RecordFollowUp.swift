package import EventSourcing

/// A customer is called about a visit or a complaint: 回访登记.
///
/// It need not have been scheduled. Attempts are counted here, and the first one that reaches the
/// customer ends the follow-up. What the customer says may become a complaint or a suggestion,
/// which is recorded with the call or not at all.
package struct RecordFollowUp: Command {
  package static let name = "followup.record"

  package var followUp: FollowUpID
  package var subject: FollowUpSubject?
  package var connected: Bool
  package var findings: PersonalList
  package var complaint: SpawnedComplaint?
  package var suggestion: SpawnedSuggestion?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    followUp = try fields.id("followup")
    subject = try FollowUpSubject.read(&fields)
    connected = try fields.optionalFlag("connected") ?? false
    findings = try fields.listOfWords("findings")
    complaint = try SpawnedComplaint.read(&fields)
    suggestion = try SpawnedSuggestion.read(&fields)
  }

  package var stream: Tag { followUp.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.fold(FollowUpState.self, followUp)
    let about = try about(state)
    guard subject == nil || subject == about else {
      throw Refusal.recordMismatch(.followup, followUp.text)
    }
    guard !state.isDone else { throw Refusal.followUpDone(followUp.text) }
    guard connected || complaint == nil && suggestion == nil else { throw Refusal.notConnected }
    try context.requireOrder(after: state.lastOccurredAt)
    let facts = try context.facts(of: about)
    var event = FollowUpRecorded()
    event.followUp = followUp
    event.customer = facts.customer
    event.visit = about.visit
    event.complaint = about.complaint
    event.attempt = Int64(state.attempts) + 1
    event.connected = connected
    event.findings = findings
    event.spawnedComplaint = complaint?.complaint
    event.spawnedSuggestion = suggestion?.suggestion
    event.group = facts.group
    if connected, let complaint = about.complaint {
      event.workedMs = try context.workingTime(since: context.fold(Complaint.self, complaint))
    }
    var events: [ServiceEvent] = [.followUpRecorded(event)]
    if let complaint { events += try complaint.filing(about, facts).decide(context) }
    if let suggestion { events.append(try suggestion.recorded(after: event, context)) }
    return events
  }

  /// What filing the complaint by itself would warn of.
  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    guard let complaint else { return [] }
    let about = try about(context.fold(FollowUpState.self, followUp))
    return try complaint.filing(about, context.facts(of: about)).warnings(context)
  }

  private func about(_ state: FollowUpState) throws(Refusal) -> FollowUpSubject {
    guard let about = state.subject ?? subject else { throw .notFound(.followup, followUp.text) }
    return about
  }
}
