package import EventSourcing

/// One suggestion, from hearing it to the decision.
package struct SuggestionState: Folded {
  package enum Status: Hashable, Sendable {
    /// Not recorded yet.
    case none
    case recorded, analysed
    /// It waits for the decision of somebody at this level.
    case reported(EscalationLevel)
    /// Adopted or declined.
    case decided
  }

  package let id: SuggestionID
  package private(set) var status = Status.none
  /// As it was recorded; nil while there is no such suggestion.
  package private(set) var recorded: SuggestionRecorded?
  package private(set) var lastOccurredAt: Timestamp?
  package var customer: CustomerID? { recorded?.customer }

  package init(id: SuggestionID) { self.id = id }

  package static let events: [EventName] = [
    .suggestionRecorded, .suggestionAnalysed, .suggestionReported, .suggestionAdopted,
    .suggestionDeclined,
  ]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .suggestionRecorded(let event):
      status = .recorded
      self.recorded = event
    case .suggestionAnalysed: if status == .recorded { status = .analysed }
    case .suggestionReported(let event): status = .reported(event.level)
    case .suggestionAdopted, .suggestionDeclined: status = .decided
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }
}

extension DecisionContext {
  /// Refuses the id of a suggestion that was recorded before.
  func requireFree(_ id: SuggestionID) throws {
    guard try fold(SuggestionState.self, id).status == .none else {
      throw Refusal.alreadyExists(.suggestion, id.text)
    }
  }

  /// The suggestion `id`, which must not be decided, in time order.
  func openSuggestion(_ id: SuggestionID) throws -> SuggestionState {
    let state = try fold(SuggestionState.self, id)
    switch state.status {
    case .none: throw Refusal.notFound(.suggestion, id.text)
    case .decided: throw Refusal.suggestionDecided(id.text)
    case .recorded, .analysed, .reported: break
    }
    try requireOrder(after: state.lastOccurredAt)
    return state
  }

  /// The suggestion `id`, on which somebody with the role of the command may decide.
  func decidableSuggestion(_ id: SuggestionID) throws -> SuggestionState {
    let state = try openSuggestion(id)
    guard case .reported(let level) = state.status else { throw Refusal.notReported(id.text) }
    try requireRole(at: level)
    return state
  }
}
