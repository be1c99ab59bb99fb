extension DecisionContext {
  /// The visit `id`, which must stand and have been at the home of `customer`.
  func visit(_ id: VisitID, of customer: CustomerID) throws -> VisitLogged {
    let known = try fold(VisitState.self, id)
    guard let logged = known.logged else { throw Refusal.notFound(.visit, id.text) }
    guard logged.customer == customer else { throw Refusal.visitMismatch(id.text) }
    guard !known.isVoid else { throw Refusal.visitVoided(id.text) }
    return logged
  }

  /// The contract `id`, which must not be void and belong to `customer`.
  func contract(_ id: ContractID, of customer: CustomerID) throws -> LiveContract {
    let contract = try liveContract(id)
    guard contract.terms.customer == customer else { throw Refusal.contractMismatch(id.text) }
    return contract
  }
}
