package import EventSourcing

/// The plan of the department for a year, with how far each item is.
package struct PlanState: Folded {
  package private(set) var exists = false
  /// Progress in percent, by item.
  package private(set) var progress: [PlanItemID: Int64] = [:]
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: PlanID) {}

  package static let events: [EventName] = [
    .planAdopted, .planItemAdded, .planProgressReported,
  ]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .planAdopted: exists = true
    case .planItemAdded(let event): progress[event.item] = 0
    case .planProgressReported(let event): progress[event.item] = event.percent
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }
}

extension DecisionContext {
  /// The plan `id`, which must exist, in time order.
  func knownPlan(_ id: PlanID) throws -> PlanState {
    let plan = try fold(PlanState.self, id)
    guard plan.exists else { throw Refusal.notFound(.plan, id.text) }
    try requireOrder(after: plan.lastOccurredAt)
    return plan
  }
}
