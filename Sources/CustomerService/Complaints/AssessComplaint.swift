package import EventSourcing

/// Category or severity is judged anew: 初评.
///
/// The due times stay as they were set at filing (domain.md §6, items 34 and 35).
package struct AssessComplaint: Command {
  package static let name = "complaint.assess"

  package var complaint: ComplaintID
  package var category: ComplaintCategory?
  package var severity: Severity?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    category = try fields.optionalTerm("category")
    severity = try fields.optionalTerm("severity")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openComplaint(complaint)
    var event = ComplaintAssessed()
    event.complaint = complaint
    event.customer = state.filed.customer
    event.categoryBefore = state.category
    event.category = category ?? state.category
    event.severityBefore = state.severity
    event.severity = severity ?? state.severity
    guard event.category != state.category || event.severity != state.severity else {
      throw Refusal.nothingToChange
    }
    return [.complaintAssessed(event)]
  }
}
