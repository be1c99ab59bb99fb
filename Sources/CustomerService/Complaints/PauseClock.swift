package import EventSourcing

/// The clock of a complaint stops while somebody else must act.
package struct PauseClock: Command {
  package static let name = "complaint.pause"

  package var complaint: ComplaintID
  package var awaiting: Awaiting

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    awaiting = try fields.term("awaiting")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openComplaint(complaint)
    guard !state.isPaused else { throw Refusal.alreadyPaused(complaint.text) }
    var event = ComplaintPaused()
    event.complaint = complaint
    event.customer = state.filed.customer
    event.awaiting = awaiting
    event.workedMs = try context.workingTime(since: state)
    return [.complaintPaused(event)]
  }
}
