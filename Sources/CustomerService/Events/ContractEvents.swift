package import EventSourcing

/// A customer signed a contract.
package struct ContractSigned: EventPayload {
  package var contract = ContractID("")
  package var customer = CustomerID("")
  package var service = ""
  package var region: String?
  package var start = CalendarDate(daysSinceEpoch: 0)
  package var end = CalendarDate(daysSinceEpoch: 0)
  package var renewable: Bool = false
  package var priceFen: Int64?
  package var visitQuota: Int64?
  package var keyTerms: [String] = []
  /// Who answers for it until it is renewed or ended, as an actor's id or a name.
  package var owner: String?
  /// The team that answers for it.
  package var team: String?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "contract", &contract)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "service", &service)
    try coder.field(4, "region", &region)
    try coder.field(5, "start", &start)
    try coder.field(6, "end", &end)
    try coder.field(7, "renewable", &renewable)
    try coder.field(8, "priceFen", &priceFen)
    try coder.field(9, "visitQuota", &visitQuota)
    try coder.field(10, "keyTerms", &keyTerms)
    try coder.field(11, "owner", &owner)
    try coder.field(12, "team", &team)
  }

  package var tags: [Tag] {
    [contract.tag, customer.tag]
  }
}

/// A term of a contract was corrected.
package struct ContractAmended: EventPayload {
  package var contract = ContractID("")
  package var customer = CustomerID("")
  package var change = Amendment()

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "contract", &contract)
    try coder.field(2, "customer", &customer)
    try change.code(&coder, from: 3)
  }

  package var tags: [Tag] {
    [contract.tag, customer.tag]
  }
}

/// A contract was continued by a successor of its own.
package struct ContractRenewed: EventPayload {
  package var contract = ContractID("")
  package var customer = CustomerID("")
  package var successor = ContractID("")
  package var start = CalendarDate(daysSinceEpoch: 0)
  package var end = CalendarDate(daysSinceEpoch: 0)
  package var priceFen: Int64?
  package var service = ""
  package var region: String?
  package var kind = RenewalKind.on_time
  /// The successor's; none in events that were recorded before renewals carried terms over.
  package var keyTerms: [String] = []
  package var visitQuota: Int64?
  package var owner: String?
  package var team: String?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "contract", &contract)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "successor", &successor)
    try coder.field(4, "start", &start)
    try coder.field(5, "end", &end)
    try coder.field(6, "priceFen", &priceFen)
    try coder.field(7, "service", &service)
    try coder.field(8, "region", &region)
    try coder.field(9, "kind", &kind)
    try coder.field(10, "keyTerms", &keyTerms)
    try coder.field(11, "visitQuota", &visitQuota)
    try coder.field(12, "owner", &owner)
    try coder.field(13, "team", &team)
  }

  package var tags: [Tag] {
    [contract.tag, successor.tag, customer.tag]
  }

  /// The terms of the successor, as if it had been signed.
  package var successorTerms: ContractSigned {
    var terms = ContractSigned()
    terms.contract = successor
    terms.customer = customer
    terms.service = service
    terms.region = region
    terms.start = start
    terms.end = end
    terms.renewable = true
    terms.priceFen = priceFen
    terms.visitQuota = visitQuota
    terms.keyTerms = keyTerms
    terms.owner = owner
    terms.team = team
    return terms
  }
}

/// A renewal was taken back; its successor is void.
package struct RenewalCancelled: EventPayload {
  package var contract = ContractID("")
  package var customer = CustomerID("")
  package var successor = ContractID("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "contract", &contract)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "successor", &successor)
  }

  package var tags: [Tag] {
    [contract.tag, successor.tag, customer.tag]
  }
}

/// The customer will not renew.
package struct RenewalDeclined: EventPayload {
  package var contract = ContractID("")
  package var customer = CustomerID("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "contract", &contract)
    try coder.field(2, "customer", &customer)
  }

  package var tags: [Tag] {
    [contract.tag, customer.tag]
  }
}

/// A contract ends before its scheduled end.
package struct ContractTerminated: EventPayload {
  package var contract = ContractID("")
  package var customer = CustomerID("")
  package var date = CalendarDate(daysSinceEpoch: 0)
  package var by = Party.customer

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "contract", &contract)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "date", &date)
    try coder.field(4, "by", &by)
  }

  package var tags: [Tag] {
    [contract.tag, customer.tag]
  }
}

/// A contract was entered by mistake and leaves all figures.
package struct ContractVoided: EventPayload {
  package var contract = ContractID("")
  package var customer = CustomerID("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "contract", &contract)
    try coder.field(2, "customer", &customer)
  }

  package var tags: [Tag] {
    [contract.tag, customer.tag]
  }
}

/// A technician has read the key terms of a contract.
package struct TermsAcknowledged: EventPayload {
  package var contract = ContractID("")
  package var customer = CustomerID("")
  package var technician = TechnicianID("")
  /// What was read.
  package var keyTerms: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "contract", &contract)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "technician", &technician)
    try coder.field(4, "keyTerms", &keyTerms)
  }

  package var tags: [Tag] {
    [contract.tag, customer.tag, technician.tag]
  }
}
