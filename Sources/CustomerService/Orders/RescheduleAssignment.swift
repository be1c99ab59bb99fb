package import EventSourcing

/// An assignment moves to another window of time: 改期.
package struct RescheduleAssignment: Command {
  package static let name = "technician.reschedule"

  package var assignment: OrderID
  package var window: ServiceWindow
  package var by: Party

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    assignment = try fields.id("assignment")
    window = ServiceWindow(start: try fields.moment("start"), end: try fields.moment("end"))
    by = try fields.term("by")
  }

  package var stream: Tag { assignment.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let order = try context.liveOrder(assignment)
    guard window != order.window else { throw Refusal.nothingToChange }
    try context.requireReason()
    try window.requireAllowedLength()
    try context.requireCover(by: order.contract, of: order.customer, in: window)
    let technicianNow = try context.knownTechnician(order.technician)
    try context.require(
      technicianNow, availableIn: window, with: order.skills, for: assignment)

    var event = AssignmentRescheduled()
    event.order = assignment
    event.customer = order.customer
    event.technician = order.technician
    event.oldStart = order.window.start
    event.oldEnd = order.window.end
    event.start = window.start
    event.end = window.end
    event.by = by
    event.days = days(from: order.window, in: context.zone)
    return [.assignmentRescheduled(event)]
  }

  /// The days of both windows: in those of the old one the slot is free again.
  private func days(from old: ServiceWindow, in zone: BusinessZone) -> [String] {
    Set(old.days(in: zone)).union(window.days(in: zone)).sorted()
  }
}
