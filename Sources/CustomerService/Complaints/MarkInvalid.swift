package import EventSourcing

/// A complaint turns out to be none and leaves all figures.
///
/// An open one by anybody of the staff; a closed one by the director or the general manager.
package struct MarkInvalid: Command {
  package static let name = "complaint.invalid"

  package var complaint: ComplaintID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.voidableComplaint(complaint)
    try context.requireReason()
    var event = ComplaintInvalidMarked()
    event.complaint = complaint
    event.customer = state.filed.customer
    return [.complaintInvalidMarked(event)]
  }
}
