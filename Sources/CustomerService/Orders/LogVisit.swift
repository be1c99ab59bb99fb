package import EventSourcing

/// A technician was at the home, or tried to be: 登记上门.
///
/// It happened when they left. A score is the visit's rating, or a note where the standard of the
/// day leaves the rating to the follow-up call.
///
/// The visit counts for the team for which the technician was booked; for a substitute, for the
/// substitute's own team.
package struct LogVisit: Command {
  package static let name = "visit.log"

  package var visit: VisitID
  package var assignment: OrderID
  /// The assignee unless given.
  package var technician: TechnicianID?
  package var arrived: Timestamp
  package var departed: Timestamp
  package var outcome: VisitOutcome
  package var score: Int64?
  package var workItems: PersonalList
  package var materials: PersonalList
  package var problems: PersonalText?
  package var note: PersonalText?
  package var substitute: Bool

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    visit = try fields.id("visit")
    assignment = try fields.id("assignment")
    technician = try fields.optionalID("technician")
    arrived = try fields.moment("arrived")
    departed = try fields.moment("departed")
    outcome = try fields.term("outcome")
    score = try fields.optionalInteger("score", in: 1...5)
    workItems = try fields.listOfWords("workItems")
    materials = try fields.listOfWords("materials")
    problems = try fields.optionalWords("problems")
    note = try fields.optionalWords("note")
    substitute = try fields.optionalFlag("substitute") ?? false
  }

  package var stream: Tag { assignment.tag }

  package func occurredAt(given moment: Timestamp) -> Timestamp { departed }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try context.fold(VisitState.self, visit).logged == nil else {
      throw Refusal.alreadyExists(.visit, visit.text)
    }
    guard arrived < departed else { throw Refusal.invalidTimes }
    let order = try context.liveOrder(assignment)
    let acting = technician ?? order.technician
    let team = try team(of: acting, on: order, context)
    if score != nil, !outcome.isWork { throw Refusal.visitNotCompleted(visit.text) }

    var event = VisitLogged()
    event.visit = visit
    event.order = assignment
    event.customer = order.customer
    event.technician = acting
    event.arrived = arrived
    event.departed = departed
    event.outcome = outcome
    event.service = order.service
    event.region = order.region
    event.team = team
    event.contract = order.contract
    if try score == nil || context.standard().onsiteScoreCounts {
      event.score = score
    } else {
      event.notedScore = score
    }
    event.workItems = workItems
    event.materials = materials
    event.problems = problems
    event.note = note
    event.substitute = acting != order.technician
    event.assignee = order.technician
    event.days = order.window.days(in: context.zone)
    event.windowStart = order.window.start
    event.followUpDue = try context.followUpDue(after: departed)
    return [.visitLogged(event)]
  }

  /// Warns when whoever came lacks a skill that the assignment needs, or its certificate expired.
  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    let order = try context.knownOrder(assignment)
    guard !order.skills.isEmpty else { return [] }
    let acting = try context.knownTechnician(technician ?? order.technician)
    let missing = acting.missing(order.skills, on: context.zone.date(of: departed))
    return missing == nil ? [] : [.skill_missing]
  }

  private func team(
    of acting: TechnicianID, on order: OrderState, _ context: DecisionContext
  ) throws -> String? {
    guard acting != order.technician else { return order.team }
    let actingNow = try context.knownTechnician(acting)
    guard substitute else {
      throw Refusal.notAssignee(acting.text, assignee: order.technician.text)
    }
    try context.requireReason()
    return actingNow.team
  }
}

extension VisitOutcome {
  /// Whether something was done at the home that can be rated on site.
  var isWork: Bool {
    switch self {
    case .completed, .partial, .rework: true
    case .no_access, .customer_cancelled: false
    }
  }
}
