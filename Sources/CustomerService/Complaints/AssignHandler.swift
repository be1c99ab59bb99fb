package import EventSourcing

/// Somebody becomes responsible for a complaint: 指派处理人.
///
/// The handler is named by the actor's id, as it is compared with who closes the complaint.
package struct AssignHandler: Command {
  package static let name = "complaint.handler"

  package var complaint: ComplaintID
  package var handler: String

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    handler = try fields.label("handler")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openComplaint(complaint)
    var event = HandlerAssigned()
    event.complaint = complaint
    event.customer = state.filed.customer
    event.handler = handler
    return [.handlerAssigned(event)]
  }
}
