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
    let order = try context.liveOrder(assignment)
    try context.requireReason()
    var event = AssignmentCancelled()
    event.order = assignment
    event.customer = order.customer
    event.technician = order.technician
    event.by = by
    event.days = order.window.days(in: context.zone)
    return [.assignmentCancelled(event)]
  }
}
