package import EventSourcing

/// One problem whose cause is traced and removed: 追踪寻因.
package struct ProblemState: Folded {
  package enum Stage: Hashable, Sendable {
    case planned, completed
    /// By the latest verification.
    case effective, ineffective
  }

  package let id: ProblemID
  package private(set) var exists = false
  package private(set) var hasCause = false
  package private(set) var actions: [ActionID: Stage] = [:]
  package private(set) var isClosed = false
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: ProblemID) { self.id = id }

  package static let events: [EventName] = [
    .problemOpened, .causeRecorded, .actionPlanned, .actionCompleted, .effectVerified,
    .problemClosed,
  ]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .problemOpened: exists = true
    case .causeRecorded: hasCause = true
    case .actionPlanned(let event): actions[event.action] = .planned
    case .actionCompleted(let event): actions[event.action] = .completed
    case .effectVerified(let event):
      actions[event.action] = event.effective ? .effective : .ineffective
    case .problemClosed: isClosed = true
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }

  /// How far the action `action`, which must be planned, has come.
  func stage(of action: ActionID) throws(Refusal) -> Stage {
    guard let stage = actions[action] else { throw .notFound(.action, action.text) }
    return stage
  }
}

extension DecisionContext {
  /// The problem `id`, which must be open, in time order.
  func openProblem(_ id: ProblemID) throws -> ProblemState {
    let state = try fold(ProblemState.self, id)
    guard state.exists else { throw Refusal.notFound(.problem, id.text) }
    guard !state.isClosed else { throw Refusal.recordClosed(.problem, id.text) }
    try requireOrder(after: state.lastOccurredAt)
    return state
  }
}
