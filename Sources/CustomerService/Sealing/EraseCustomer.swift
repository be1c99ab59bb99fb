package import EventSourcing

/// Nobody shall be able to read what is recorded about a customer: 清除个人信息.
///
/// Law: Personal Information Protection Law, article 47. The survivor of mergers is erased with all who were merged into them. Figures keep counting the
/// facts; only words are lost. What is still open has to come to its end first, since that cannot
/// be told without words.
package struct EraseCustomer: Command {
  package static let name = "customer.erase"
  package static let roles: Set<Role> = [.privacy]

  package var customer: CustomerID
  package var basis: ErasureBasis

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    customer = try fields.id("customer")
    basis = try fields.term("basis")
  }

  package var stream: Tag { customer.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let sealing = try context.fold(SealingState.self, SealingState.register)
    guard let start = sealing.start else { throw Refusal.sealing(.notEnabled) }
    let survivor = try context.knownCustomer(customer).id
    return try aliases(of: survivor, context).map { customer in
      try requireSealed(customer, since: start, context)
      if let (entity, id) = try context.openMatter(of: customer) {
        throw Refusal.sealing(.stillOpen(entity, id))
      }
      var event = CustomerErased()
      event.customer = customer
      event.basis = basis
      return .customerErased(event)
    }
  }

  /// The survivor, and everybody merged into them.
  private func aliases(
    of survivor: CustomerID, _ context: DecisionContext
  ) throws -> [CustomerID] {
    var (found, next) = ([survivor], 0)
    while next < found.count {
      let query = Query(types: [EventName.customersMerged.type], tags: [found[next].tag])
      var merged: [CustomerID] = []
      try context.history.visit(query) { recorded in
        if case .customersMerged(let event) = recorded.event { merged.append(event.merged) }
      }
      for id in merged where !found.contains(id) {
        if try context.fold(CustomerState.self, id).survivor == found[next] { found.append(id) }
      }
      next += 1
    }
    return found
  }

  private func requireSealed(
    _ customer: CustomerID, since start: Position, _ context: DecisionContext
  ) throws {
    let query = Query(types: [EventName.customerRegistered.type], tags: [customer.tag])
    try context.history.visit(query) { recorded in
      if recorded.position < start {
        throw Refusal.sealing(.recordedOpenly(.customer, customer.text))
      }
    }
  }
}
