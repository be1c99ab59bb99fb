package import EventSourcing

/// A complaint turns out to be the same as another and leaves all figures.
///
/// A void complaint cannot be an original, so duplicates never form a cycle. When the original is
/// voided later, its duplicates stay void: each was judged on its own.
package struct MarkDuplicate: Command {
  package static let name = "complaint.duplicate"

  package var complaint: ComplaintID
  package var of: ComplaintID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    of = try fields.id("of")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.voidableComplaint(complaint)
    guard of != complaint else { throw Refusal.duplicateOfItself }
    switch try context.fold(Complaint.self, of).status {
    case .none: throw Refusal.notFound(.complaint, of.text)
    case .void: throw Refusal.duplicateOfVoid(of.text)
    case .open, .closed: break
    }
    var event = ComplaintDuplicateMarked()
    event.complaint = complaint
    event.customer = state.filed.customer
    event.of = of
    return [.complaintDuplicateMarked(event)]
  }
}
