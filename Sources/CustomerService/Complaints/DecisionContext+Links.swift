import EventSourcing

extension DecisionContext {
  /// The visit `id`, which must stand and, if a customer is named, have been at their home.
  func visit(_ id: VisitID, of customer: CustomerID?) throws -> VisitLogged {
    let known = try fold(VisitState.self, id)
    guard let logged = known.logged else { throw Refusal.notFound(.visit, id.text) }
    if let customer, try !isSame(logged.customer, customer) {
      throw Refusal.visitMismatch(id.text)
    }
    guard !known.isVoid else { throw Refusal.visitVoided(id.text) }
    return logged
  }

  /// The complaints that name the visit `id` and are not void, in log order.
  ///
  /// The visit's customer is theirs too, as a complaint cannot name another's visit.
  func complaints(about id: VisitID) throws -> [Complaint] {
    var named: [ComplaintID] = []
    let names: [EventName] = [.complaintFiled, .complaintAmended]
    try history.visit(Query(types: names.map(\.type), tags: [id.tag])) { recorded in
      switch recorded.event {
      case .complaintFiled(let filed): named.append(filed.complaint)
      case .complaintAmended(let amended) where !named.contains(amended.complaint):
        named.append(amended.complaint)
      default: break
      }
    }
    return try named.map { try fold(Complaint.self, $0) }
      .filter { $0.filed.visit == id && $0.status != .void }
  }

  /// The contract `id`, which must not be void and belong to `customer`.
  func contract(_ id: ContractID, of customer: CustomerID) throws -> LiveContract {
    let contract = try liveContract(id)
    guard try isSame(contract.terms.customer, customer) else {
      throw Refusal.contractMismatch(id.text)
    }
    return contract
  }
}
