package import EventSourcing

/// Somebody writes a note to a complaint, also to a closed one.
package struct AddNote: Command {
  package static let name = "complaint.note"

  package var complaint: ComplaintID
  package var note: PersonalText

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    note = try fields.words("note")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.liveComplaint(complaint)
    var event = ComplaintNoted()
    event.complaint = complaint
    event.customer = state.filed.customer
    event.note = note
    return [.complaintNoted(event)]
  }
}
