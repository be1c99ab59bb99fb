package import EventSourcing

/// A closed complaint is worked on again: 重开.
///
/// The second reopening takes the complaint to the director at once.
package struct ReopenComplaint: Command {
  package static let name = "complaint.reopen"

  package var complaint: ComplaintID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.liveComplaint(complaint)
    guard let closedAt = state.standingCloseAt else { throw Refusal.notClosed(complaint.text) }
    try context.requireReason()
    let deadline = context.zone.date(of: closedAt).advanced(by: Complaint.reopenDays)
    guard context.zone.date(of: context.occurredAt) <= deadline else {
      throw Refusal.reopenWindowPassed(deadline: deadline.description)
    }

    var reopened = ComplaintReopened()
    reopened.complaint = complaint
    reopened.customer = state.filed.customer
    reopened.times = Int64(state.reopenCount) + 1
    guard reopened.times == 2 else { return [.complaintReopened(reopened)] }
    var escalated = ComplaintEscalated()
    escalated.complaint = complaint
    escalated.customer = state.filed.customer
    escalated.level = .director
    escalated.automatic = true
    return [.complaintReopened(reopened), .complaintEscalated(escalated)]
  }
}
