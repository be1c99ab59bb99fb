package import EventSourcing

/// A complaint comes to its end: 结案.
package struct CloseComplaint: Command {
  package static let name = "complaint.close"
  /// How often, and on how many days, a customer must have been sought before 失联.
  ///
  /// - Source: domain.md §2.2.
  package static let attemptsNeeded = (count: 3, days: 2)

  package var complaint: ComplaintID
  package var outcome: ClosingOutcome
  package var resolution: PersonalText?
  package var rootCause: String?
  package var compensationFen: Int64?
  package var customerConfirmed: Confirmation?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    outcome = try fields.term("outcome")
    resolution = try fields.possiblyBlankWords("resolution")
    rootCause = try fields.possiblyBlankText("rootCause")
    compensationFen = try fields.optionalMoney("compensationFen")
    customerConfirmed = try fields.optionalTerm("customerConfirmed")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openComplaint(complaint)
    guard let resolution, !resolution.isBlank else { throw Refusal.resolutionRequired }
    try checkSeverity(of: state, context)
    try checkOutcome(for: state, context)

    var event = ComplaintClosed()
    event.complaint = complaint
    event.customer = state.filed.customer
    event.outcome = outcome
    event.resolution = resolution
    event.rootCause = givenCause
    event.compensationFen = compensationFen
    event.customerConfirmed = customerConfirmed
    event.workedMs = try context.workingTime(since: state)
    return [.complaintClosed(event)]
  }

  /// Warns when the visit that the complaint is about was voided.
  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    guard let visit = try context.fold(Complaint.self, complaint).filed.visit else { return [] }
    return try context.fold(VisitState.self, visit).isVoid ? [.visit_voided] : []
  }

  private var givenCause: String? {
    guard let rootCause, !rootCause.isBlank else { return nil }
    return rootCause
  }

  private func checkSeverity(
    of state: Complaint, _ context: DecisionContext
  ) throws(Refusal) {
    guard state.severity != .minor else { return }
    guard state.hasRootCause || givenCause != nil else { throw .rootCauseRequired }
    guard Role.approvers.contains(context.role) else { throw .approvalRequired }
    if state.severity == .critical, state.handler == context.actor {
      throw .closerIsHandler(context.actor)
    }
  }

  private func checkOutcome(
    for state: Complaint, _ context: DecisionContext
  ) throws(Refusal) {
    switch outcome {
    case .resolved:
      if state.lastVerdict == .rejected { throw .verdictRejected }
    case .unreachable:
      let days = state.attemptDays(in: context.zone)
      guard state.attempts.count >= Self.attemptsNeeded.count, days >= Self.attemptsNeeded.days
      else { throw .attemptsRequired(found: state.attempts.count, days: days) }
    case .exhausted:
      guard Role.approvers.contains(context.role) else { throw .approvalRequired }
    case .settled, .unfounded, .withdrawn: break
    }
  }
}
