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
    [try context.reassign(context.liveOrder(assignment), to: technician)]
  }

  /// Warns when the key terms of the contract were not read.
  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try context.readingWarning(of: context.knownOrder(assignment).contract, by: technician)
  }
}

extension DecisionContext {
  /// Another technician takes a live assignment over.
  func reassign(_ order: OrderState, to technician: TechnicianID) throws -> ServiceEvent {
    let technicianNow = try knownTechnician(technician)
    guard technician != order.technician else { throw Refusal.nothingToChange }
    try requireReason()
    try require(technicianNow, availableIn: order.window, with: order.skills, for: order.id)
    try requireReading(of: order.contract, by: technician)

    var event = TechnicianReassigned()
    event.order = order.id
    event.customer = order.customer
    event.from = order.technician
    event.technician = technician
    event.team = technicianNow.team
    event.start = order.window.start
    event.end = order.window.end
    event.days = order.window.days(in: zone)
    return .technicianReassigned(event)
  }
}
