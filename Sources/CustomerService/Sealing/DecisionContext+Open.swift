package import EventSourcing

/// What has to be over before somebody is erased.
extension DecisionContext {
  /// A complaint, contract or assignment of a customer that is not over; nil when all are.
  package func openMatter(of customer: CustomerID) throws -> (Refusal.Entity, String)? {
    let types: [EventName] = [.complaintFiled, .technicianAssigned]
    var (complaints, orders): ([ComplaintID], [OrderID]) = ([], [])
    try history.visit(Query(types: types.map(\.type), tags: [customer.tag])) { recorded in
      switch recorded.event {
      case .complaintFiled(let event): complaints.append(event.complaint)
      case .technicianAssigned(let event): orders.append(event.order)
      default: break
      }
    }
    for id in complaints where try fold(Complaint.self, id).status == .open {
      return (.complaint, id.text)
    }
    let today = zone.date(of: occurredAt)
    for contract in try contracts(of: customer) where contract.covers(today) {
      return (.contract, contract.id.text)
    }
    for id in orders where try fold(OrderState.self, id).status == .live {
      return (.assignment, id.text)
    }
    return nil
  }

  /// The last day of the customer's contracts; nil of one who has none.
  package func lastContractDay(of customer: CustomerID) throws -> CalendarDate? {
    try contracts(of: customer).compactMap(\.lastDay).max()
  }

  private func contracts(of customer: CustomerID) throws -> [ContractState] {
    let types: [EventName] = [.contractSigned, .contractRenewed]
    var contracts: [ContractID] = []
    try history.visit(Query(types: types.map(\.type), tags: [customer.tag])) { recorded in
      switch recorded.event {
      case .contractSigned(let event): contracts.append(event.contract)
      case .contractRenewed(let event): contracts.append(event.successor)
      default: break
      }
    }
    return try contracts.map { try fold(ContractState.self, $0) }
  }

  /// An assignment of a technician, or a complaint about them, that is not over.
  package func openMatter(of technician: TechnicianID) throws -> (Refusal.Entity, String)? {
    let beginning = Timestamp(rawValue: .min)
    if let order = try liveOrders(of: technician, after: beginning).first {
      return (.assignment, order.id.text)
    }
    let types: [EventName] = [.complaintFiled, .complaintAmended]
    var complaints: [ComplaintID] = []
    try history.visit(Query(types: types.map(\.type), tags: [technician.tag])) { recorded in
      switch recorded.event {
      case .complaintFiled(let event): complaints.append(event.complaint)
      case .complaintAmended(let event): complaints.append(event.complaint)
      default: break
      }
    }
    for id in complaints {
      let complaint = try fold(Complaint.self, id)
      if complaint.status == .open, complaint.filed.technician == technician {
        return (.complaint, id.text)
      }
    }
    return nil
  }
}
