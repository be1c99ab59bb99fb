package import EventSourcing

/// The customer is told that the complaint was received: 告知受理.
///
/// It may be repeated; the first one stops the clock of the first answer.
package struct AcknowledgeComplaint: Command {
  package static let name = "complaint.acknowledge"

  package var complaint: ComplaintID
  package var note: PersonalText?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    note = try fields.optionalWords("note")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openComplaint(complaint)
    var event = ComplaintAcknowledged()
    event.complaint = complaint
    event.customer = state.filed.customer
    event.note = note
    event.workedMs = try context.workingTime(since: state)
    return [.complaintAcknowledged(event)]
  }
}
