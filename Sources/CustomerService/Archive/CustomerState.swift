package import EventSourcing

/// What the archive knows of a customer.
package struct CustomerState: Folded {
  package private(set) var exists = false
  package private(set) var name: String?
  package private(set) var phone: String?
  package private(set) var address: String?
  package private(set) var region: String?
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: CustomerID) {}

  package static let events: [EventName] = [.customerRegistered, .customerUpdated]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .customerRegistered(let event):
      exists = true
      name = event.name
      phone = event.phone
      address = event.address
      region = event.region
    case .customerUpdated(let event):
      name = event.name ?? name
      phone = event.phone ?? phone
      address = event.address ?? address
      region = event.region ?? region
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }
}

extension DecisionContext {
  /// The customer `id`, who must be in the archive.
  func knownCustomer(_ id: CustomerID) throws -> CustomerState {
    let state = try fold(CustomerState.self, id)
    guard state.exists else { throw Refusal.notFound(.customer, id.text) }
    return state
  }
}
