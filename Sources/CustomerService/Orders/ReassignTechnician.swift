package import EventSourcing

/// Another technician takes an assignment over: 改派.
///
/// The slot of the former one is free again.
package struct ReassignTechnician: Command {
  package static let name = "technician.reassign"

  package var assignment: OrderID
  package var technician: TechnicianID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    assignment = try fields.id("assignment")
    technician = try fields.id("technician")
  }

  package var stream: Tag { assignment.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let order = try context.liveOrder(assignment)
    let technicianNow = try context.knownTechnician(technician)
    guard technician != order.technician else { throw Refusal.nothingToChange }
    try context.requireReason()
    try context.requireFree(technician, in: order.window, for: assignment)

    var event = TechnicianReassigned()
    event.order = assignment
    event.customer = order.customer
    event.from = order.technician
    event.technician = technician
    event.team = technicianNow.team
    event.start = order.window.start
    event.end = order.window.end
    event.days = order.window.days(in: context.zone)
    return [.technicianReassigned(event)]
  }
}
