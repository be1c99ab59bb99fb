package import EventSourcing

/// One contact with a customer, or with somebody who may become one.
package struct ContactState: Folded {
  /// As it was recorded; nil while there is no such contact.
  package private(set) var recorded: ContactRecorded?
  package private(set) var isAnswered = false
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: ContactID) {}

  package static let events: [EventName] = [.contactRecorded, .consultationAnswered]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .contactRecorded(let event): self.recorded = event
    case .consultationAnswered: isAnswered = true
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }
}
