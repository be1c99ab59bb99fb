package import EventSourcing

/// What was logged of a visit is corrected: 更正.
///
/// The score has its own corrections (``SupersedeRating``, ``VoidRating``), and a visit logged for
/// the wrong assignment is voided. Complaints keep the technician that they recorded.
package struct AmendVisit: Command {
  package static let name = "visit.amend"
  package static let roles = Role.leaders
  /// The fields that can be emptied; one that is given as well gets the given value.
  package static let clearable: Set<String> = ["workItems", "materials", "problems", "note"]

  package var visit: VisitID
  package var technician: TechnicianID?
  package var arrived: Timestamp?
  package var departed: Timestamp?
  package var outcome: VisitOutcome?
  package var workItems: PersonalList
  package var materials: PersonalList
  package var problems: PersonalText?
  package var note: PersonalText?
  package var clear: Set<String>

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    visit = try fields.id("visit")
    technician = try fields.optionalID("technician")
    arrived = try fields.optionalMoment("arrived")
    departed = try fields.optionalMoment("departed")
    outcome = try fields.optionalTerm("outcome")
    workItems = try fields.listOfWords("workItems")
    materials = try fields.listOfWords("materials")
    problems = try fields.optionalWords("problems")
    note = try fields.optionalWords("note")
    clear = try fields.names("clear", of: Self.clearable)
  }

  package var stream: Tag { visit.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let standing = try context.standingVisit(visit)
    let logged = try context.opened(standing.logged)
    let order = try context.knownOrder(logged.order)
    try context.requireReason()
    try context.requireOrder(after: order.lastOccurredAt)

    let amended = try corrected(logged, on: order, context)
    if amended.arrived != logged.arrived || amended.departed != logged.departed {
      try checkTimes(of: amended, on: order, context)
    }
    if amended.outcome != logged.outcome {
      try checkOutcome(of: amended, standing, on: order, context)
    }
    return try context.amendments(from: logged, to: amended).map { change in
      var event = VisitAmended()
      event.visit = visit
      event.order = order.id
      event.customer = logged.customer
      event.technician = order.technician
      event.change = change
      if event.outcome != nil { event.days = order.window.days(in: context.zone) }
      return .visitAmended(event)
    }
  }

  private func corrected(
    _ logged: VisitLogged, on order: OrderState, _ context: DecisionContext
  ) throws -> VisitLogged {
    var visit = logged.cleared(clear)
    if let technician, technician != logged.technician {
      let team = try context.knownTechnician(technician).team
      visit.technician = technician
      visit.team = technician == order.technician ? order.team : team
      visit.substitute = technician != logged.assignee
    }
    visit.arrived = arrived ?? visit.arrived
    if let departed, departed != visit.departed {
      visit.departed = departed
      visit.followUpDue = try context.followUpDue(after: departed)
    }
    visit.outcome = outcome ?? visit.outcome
    visit.workItems = workItems.isEmpty ? visit.workItems : workItems
    visit.materials = materials.isEmpty ? visit.materials : materials
    visit.problems = problems ?? visit.problems
    visit.note = note ?? visit.note
    return visit
  }

  private func checkTimes(
    of visit: VisitLogged, on order: OrderState, _ context: DecisionContext
  ) throws(Refusal) {
    guard visit.arrived < visit.departed else { throw .invalidTimes }
    guard visit.departed <= context.recordedAt.advanced(byMilliseconds: TimeRules.aheadLimit)
    else { throw .futureDated }
    if let assignedAt = order.assignedAt, visit.departed < assignedAt {
      throw .beforePreviousEvent(previous: assignedAt.formatted(in: context.zone))
    }
  }

  private func checkOutcome(
    of visit: VisitLogged, _ standing: StandingVisit, on order: OrderState,
    _ context: DecisionContext
  ) throws {
    if standing.rating != nil, !visit.outcome.isWork {
      throw Refusal.ratingStands(visit.visit.text)
    }
    if visit.outcome == .completed {
      try order.requireLive()
    } else if order.completedBy == visit.visit {
      try context.requireFree(order.technician, in: order.window, for: order.id)
    }
  }
}
