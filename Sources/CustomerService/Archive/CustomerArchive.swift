package import EventSourcing

/// All that the archive holds of a customer.
package struct CustomerArchive: Folded {
  package private(set) var customer: CustomerState
  /// What the customer likes, by topic.
  package private(set) var preferences: [String: PersonalText] = [:]
  package private(set) var plan: ServicePlanDesigned?
  /// What the customer consents to.
  package private(set) var consents: Set<ConsentPurpose> = []
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: CustomerID) { customer = CustomerState(id: id) }

  package static let events: [EventName] =
    CustomerState.events + [
      .preferenceSet, .servicePlanDesigned, .archiveVerified, .consentRecorded,
      .consentWithdrawn,
    ]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .preferenceSet(let event): preferences[event.topic] = event.preference
    case .servicePlanDesigned(let event): plan = event
    case .archiveVerified: break
    case .consentRecorded(let event): consents.insert(event.purpose)
    case .consentWithdrawn(let event): consents.remove(event.purpose)
    default: customer.apply(recorded)
    }
    lastOccurredAt = max(recorded.occurredAt, lastOccurredAt ?? recorded.occurredAt)
  }
}

extension DecisionContext {
  /// The archive of the customer `id`, or of the survivor, in time order.
  func archive(of id: CustomerID) throws -> CustomerArchive {
    let archive = try fold(CustomerArchive.self, knownCustomer(id).id)
    try requireOrder(after: archive.lastOccurredAt)
    return archive
  }
}
