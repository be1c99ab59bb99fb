package import EventSourcing

/// One matter that was taken to a superior.
package struct EscalationState: Folded {
  /// As it was raised; nil while there is no such escalation.
  package private(set) var raised: EscalationRaised?
  package private(set) var isAnswered = false
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: EscalationID) {}

  package static let events: [EventName] = [.escalationRaised, .escalationAnswered]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .escalationRaised(let event): raised = event
    case .escalationAnswered: isAnswered = true
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }
}
