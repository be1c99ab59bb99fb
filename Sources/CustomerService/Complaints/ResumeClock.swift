package import EventSourcing

/// The clock of a complaint runs again.
package struct ResumeClock: Command {
  package static let name = "complaint.resume"

  package var complaint: ComplaintID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openComplaint(complaint)
    guard state.isPaused else { throw Refusal.notPaused(complaint.text) }
    var event = ComplaintResumed()
    event.complaint = complaint
    event.customer = state.filed.customer
    event.workedMs = try context.workingTime(since: state)
    return [.complaintResumed(event)]
  }
}
