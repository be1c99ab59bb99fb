package import EventSourcing

/// One assignment, from booking a technician to the completed visit.
package struct OrderState: Folded {
  package enum Status: String, Hashable, Sendable {
    /// Not assigned yet.
    case none
    case live, cancelled
    /// A completed visit stands.
    case fulfilled
  }

  package let id: OrderID
  package private(set) var status = Status.none
  package private(set) var customer = CustomerID("")
  package private(set) var technician = TechnicianID("")
  package private(set) var window = ServiceWindow(
    start: Timestamp(rawValue: 0), end: Timestamp(rawValue: 0))
  package private(set) var service = ""
  package private(set) var region: String?
  /// The team for which the technician was booked.
  package private(set) var team: String?
  package private(set) var contract: ContractID?
  /// What a technician must be able to do for it.
  package private(set) var skills: [String] = []
  /// What was found not ready when the visit was last prepared.
  package private(set) var undone: [String] = []
  /// The visits that were logged and not voided, in log order.
  package private(set) var visits: [VisitID] = []
  /// The visit that completed the work.
  package private(set) var completedBy: VisitID?
  /// When the technician was booked.
  package private(set) var assignedAt: Timestamp?
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: OrderID) { self.id = id }

  package static let events: [EventName] = [
    .technicianAssigned, .technicianReassigned, .assignmentRescheduled, .assignmentCancelled,
    .visitLogged, .visitAmended, .visitVoided, .supervisionRecorded,
    .readinessConfirmed,
  ]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .technicianAssigned(let event):
      status = .live
      assignedAt = recorded.occurredAt
      customer = event.customer
      technician = event.technician
      window = ServiceWindow(start: event.start, end: event.end)
      service = event.service
      region = event.region
      team = event.team
      contract = event.contract
      skills = event.skills
    case .technicianReassigned(let event):
      technician = event.technician
      team = event.team
    case .assignmentRescheduled(let event):
      window = ServiceWindow(start: event.start, end: event.end)
    case .assignmentCancelled: status = .cancelled
    case .readinessConfirmed(let event): undone = event.undone
    case .visitLogged(let event):
      visits.append(event.visit)
      setOutcome(event.outcome, of: event.visit)
    case .visitAmended(let event):
      if let outcome = event.outcome { setOutcome(outcome, of: event.visit) }
    case .visitVoided(let event):
      visits.removeAll { $0 == event.visit }
      setOutcome(nil, of: event.visit)
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }

  private mutating func setOutcome(_ outcome: VisitOutcome?, of visit: VisitID) {
    if outcome == .completed {
      status = .fulfilled
      completedBy = visit
    } else if completedBy == visit {
      status = .live
      completedBy = nil
    }
  }

  /// Refuses what only an assignment that is neither cancelled nor fulfilled allows.
  func requireLive() throws(Refusal) {
    switch status {
    case .cancelled: throw .assignmentCancelled(id.text)
    case .fulfilled: throw .assignmentFulfilled(id.text)
    case .none, .live: break
    }
  }
}

extension DecisionContext {
  /// The assignment `id`, which must exist.
  func knownOrder(_ id: OrderID) throws -> OrderState {
    let order = try fold(OrderState.self, id)
    guard order.status != .none else { throw Refusal.notFound(.assignment, id.text) }
    return order
  }

  /// The assignment `id`, which must be neither cancelled nor fulfilled, in time order.
  func liveOrder(_ id: OrderID) throws -> OrderState {
    let order = try knownOrder(id)
    try order.requireLive()
    try requireOrder(after: order.lastOccurredAt)
    return order
  }
}
