package import EventSourcing

/// What the archive knows of a customer.
package struct CustomerState: Folded {
  package let id: CustomerID
  package private(set) var exists = false
  package private(set) var name: PersonalText?
  package private(set) var phone: PersonalText?
  package private(set) var address: PersonalText?
  package private(set) var region: String?
  /// The customer for whom this one is only another name.
  package private(set) var survivor: CustomerID?
  package private(set) var isErased = false
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: CustomerID) { self.id = id }

  package static let events: [EventName] = [
    .customerRegistered, .customerUpdated, .customerRenamed, .customersMerged,
    .customersUnmerged, .customerErased,
  ]

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
    case .customerRenamed(let event): name = event.name
    case .customersMerged(let event) where event.merged == id: survivor = event.survivor
    case .customersUnmerged(let event) where event.merged == id: survivor = nil
    case .customerErased: isErased = true
    default: break
    }
    lastOccurredAt = max(recorded.occurredAt, lastOccurredAt ?? recorded.occurredAt)
  }
}

extension DecisionContext {
  /// The customer `id`, who must be in the archive; for one who was merged, the survivor.
  func knownCustomer(_ id: CustomerID) throws -> CustomerState {
    let state = try standingCustomer(id)
    guard state.exists else { throw Refusal.notFound(.customer, id.text) }
    if state.isErased { throw Refusal.sealing(.erased(.customer, state.id.text)) }
    return state
  }

  /// Whether both ids name one customer now.
  func isSame(_ a: CustomerID, _ b: CustomerID) throws -> Bool {
    try a == b || standingCustomer(a).id == standingCustomer(b).id
  }

  /// The warning that a fact went to the survivor of `id`, if it did.
  func mergeWarning(_ id: CustomerID) throws -> [Warning] {
    try fold(CustomerState.self, id).survivor == nil ? [] : [.customer_merged]
  }

  private func standingCustomer(_ id: CustomerID) throws -> CustomerState {
    var state = try fold(CustomerState.self, id)
    while let survivor = state.survivor { state = try fold(CustomerState.self, survivor) }
    return state
  }
}
