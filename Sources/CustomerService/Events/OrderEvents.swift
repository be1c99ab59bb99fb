package import EventSourcing

/// A technician was booked for a customer in a window of time.
package struct TechnicianAssigned: EventPayload {
  package var order = OrderID("")
  package var customer = CustomerID("")
  package var technician = TechnicianID("")
  package var start = Timestamp(rawValue: 0)
  package var end = Timestamp(rawValue: 0)
  package var service = ""
  package var region: String?
  package var team: String?
  package var contract: ContractID?
  package var priority: String?
  package var skills: [String] = []
  package var note: PersonalText?
  package var days: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "assignment", &order)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "technician", &technician)
    try coder.field(4, "start", &start)
    try coder.field(5, "end", &end)
    try coder.field(6, "service", &service)
    try coder.field(7, "region", &region)
    try coder.field(8, "team", &team)
    try coder.field(9, "contract", &contract)
    try coder.field(10, "priority", &priority)
    try coder.field(11, "skills", &skills)
    try coder.field(12, "note", &note)
    try coder.field(13, "days", &days)
  }

  package var tags: [Tag] {
    [order.tag, customer.tag, technician.tag]
      + (contract.map { [$0.tag] } ?? []) + technician.dayTags(days)
  }
}

/// Another technician took over an assignment.
package struct TechnicianReassigned: EventPayload {
  package var order = OrderID("")
  package var customer = CustomerID("")
  package var from = TechnicianID("")
  package var technician = TechnicianID("")
  package var team: String?
  package var start = Timestamp(rawValue: 0)
  package var end = Timestamp(rawValue: 0)
  package var days: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "assignment", &order)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "from", &from)
    try coder.field(4, "to", &technician)
    try coder.field(5, "team", &team)
    try coder.field(6, "start", &start)
    try coder.field(7, "end", &end)
    try coder.field(8, "days", &days)
  }

  package var tags: [Tag] {
    [order.tag, customer.tag, from.tag, technician.tag] + from.dayTags(days)
      + technician.dayTags(days)
  }
}

/// An assignment moved to another window of time.
package struct AssignmentRescheduled: EventPayload {
  package var order = OrderID("")
  package var customer = CustomerID("")
  package var technician = TechnicianID("")
  package var oldStart = Timestamp(rawValue: 0)
  package var oldEnd = Timestamp(rawValue: 0)
  package var start = Timestamp(rawValue: 0)
  package var end = Timestamp(rawValue: 0)
  package var by = Party.customer
  package var days: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "assignment", &order)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "technician", &technician)
    try coder.field(4, "oldStart", &oldStart)
    try coder.field(5, "oldEnd", &oldEnd)
    try coder.field(6, "start", &start)
    try coder.field(7, "end", &end)
    try coder.field(8, "by", &by)
    try coder.field(9, "days", &days)
  }

  package var tags: [Tag] {
    [order.tag, customer.tag, technician.tag] + technician.dayTags(days)
  }
}

/// An assignment will not be carried out.
package struct AssignmentCancelled: EventPayload {
  package var order = OrderID("")
  package var customer = CustomerID("")
  package var technician = TechnicianID("")
  package var by = Party.customer
  package var days: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "assignment", &order)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "technician", &technician)
    try coder.field(4, "by", &by)
    try coder.field(5, "days", &days)
  }

  package var tags: [Tag] {
    [order.tag, customer.tag, technician.tag] + technician.dayTags(days)
  }
}
