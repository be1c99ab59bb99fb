package import EventSourcing

/// A technician leaves the department after a last day: 离职.
///
/// Assignments that reach beyond that day are handed to another technician or cancelled in the same
/// decision, or refuse it. Until then the technician works on. Another last day corrects the first.
package struct LeaveDepartment: Command {
  package static let name = "technician.leave"
  package static let roles = Role.leaders

  package var technician: TechnicianID
  package var lastDay: CalendarDate
  /// Who takes the assignments over.
  package var reassignTo: TechnicianID?
  /// Whether the company cancels the assignments.
  package var cancel: Bool

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    technician = try fields.id("technician")
    lastDay = try fields.date("lastDay")
    reassignTo = try fields.optionalID("reassignTo")
    cancel = try fields.optionalFlag("cancel") ?? false
    if cancel, reassignTo != nil {
      throw MalformedField(
        "cancel", Localized(zh: "不得与 reassignTo 同用", en: "nothing beside reassignTo"))
    }
  }

  package var stream: Tag { technician.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.knownTechnician(technician)
    guard lastDay != state.lastDay else { throw Refusal.nothingToChange }
    try context.requireOrder(after: state.lastOccurredAt)
    var event = TechnicianLeft()
    event.technician = technician
    event.lastDay = lastDay
    let orders = try context.liveOrders(
      of: technician, after: context.zone.start(of: lastDay.advanced(by: 1)))
    return try [.technicianLeft(event)] + orders.map { try hand(on: $0, context) }
  }

  private func hand(on order: OrderState, _ context: DecisionContext) throws -> ServiceEvent {
    try context.requireOrder(after: order.lastOccurredAt)
    if let reassignTo { return try context.reassign(order, to: reassignTo) }
    if cancel { return try context.cancel(order, by: .company) }
    throw Refusal.hasLiveAssignments(technician.text, first: order.id.text)
  }
}

extension DecisionContext {
  /// The live assignments of `technician` that end after `moment`, earliest first.
  ///
  /// O(all bookings of the technician).
  func liveOrders(
    of technician: TechnicianID, after moment: Timestamp
  ) throws -> [OrderState] {
    let names: [EventName] = [
      .technicianAssigned, .technicianReassigned, .assignmentRescheduled,
    ]
    var named: Set<OrderID> = []
    try history.visit(Query(types: names.map(\.type), tags: [technician.tag])) { recorded in
      switch recorded.event {
      case .technicianAssigned(let event) where event.end > moment: named.insert(event.order)
      case .technicianReassigned(let event) where event.end > moment: named.insert(event.order)
      case .assignmentRescheduled(let event) where event.end > moment: named.insert(event.order)
      default: break
      }
    }
    return try named.map { try fold(OrderState.self, $0) }
      .filter { $0.status == .live && $0.technician == technician && $0.window.end > moment }
      .sorted { ($0.window.start, $0.id.text) < ($1.window.start, $1.id.text) }
  }
}
