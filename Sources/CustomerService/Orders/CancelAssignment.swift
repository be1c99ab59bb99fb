package import EventSourcing

/// An assignment will not be carried out: 取消.
package struct CancelAssignment: Command {
  package static let name = "technician.cancel"

  package var assignment: OrderID
  package var by: Party

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    assignment = try fields.id("assignment")
    by = try fields.term("by")
  }

  package var stream: Tag { assignment.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    [try context.cancel(context.liveOrder(assignment), by: by)]
  }
}

extension DecisionContext {
  /// A live assignment will not be carried out.
  func cancel(_ order: OrderState, by party: Party) throws(Refusal) -> ServiceEvent {
    try requireReason()
    var event = AssignmentCancelled()
    event.order = order.id
    event.customer = order.customer
    event.technician = order.technician
    event.by = party
    event.days = order.window.days(in: zone)
    return .assignmentCancelled(event)
  }
}
