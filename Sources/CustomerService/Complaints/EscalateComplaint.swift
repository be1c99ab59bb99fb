package import EventSourcing

/// A complaint is taken to a superior: 上报.
package struct EscalateComplaint: Command {
  package static let name = "complaint.escalate"

  package var complaint: ComplaintID
  package var level: EscalationLevel

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    level = try fields.term("level")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openComplaint(complaint)
    try context.requireReason()
    var event = ComplaintEscalated()
    event.complaint = complaint
    event.customer = state.filed.customer
    event.level = level
    return [.complaintEscalated(event)]
  }
}
