package import EventSourcing

/// A technician was at the home, or tried to be.
package struct VisitLogged: EventPayload {
  package var visit = VisitID("")
  package var order = OrderID("")
  package var customer = CustomerID("")
  package var technician = TechnicianID("")
  package var arrived = Timestamp(rawValue: 0)
  package var departed = Timestamp(rawValue: 0)
  package var outcome = VisitOutcome.completed
  package var service = ""
  package var region: String?
  package var team: String?
  package var contract: ContractID?
  package var score: Int64?
  package var workItems = PersonalList([])
  package var materials = PersonalList([])
  package var problems: PersonalText?
  package var note: PersonalText?
  package var substitute: Bool = false
  package var assignee = TechnicianID("")
  package var days: [String] = []
  /// A score given on site that is no rating, by the standard of the day.
  package var notedScore: Int64?
  /// When the window began that the assignment had when the visit was logged.
  package var windowStart: Timestamp?
  /// The last day on which a follow-up is in time, by the calendar known when the visit ended.
  package var followUpDue: CalendarDate?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "visit", &visit)
    try coder.field(2, "assignment", &order)
    try coder.field(3, "customer", &customer)
    try coder.field(4, "technician", &technician)
    try coder.field(5, "arrived", &arrived)
    try coder.field(6, "departed", &departed)
    try coder.field(7, "outcome", &outcome)
    try coder.field(8, "service", &service)
    try coder.field(9, "region", &region)
    try coder.field(10, "team", &team)
    try coder.field(11, "contract", &contract)
    try coder.field(12, "score", &score)
    try coder.field(13, "workItems", &workItems)
    try coder.field(14, "materials", &materials)
    try coder.field(15, "problems", &problems)
    try coder.field(16, "note", &note)
    try coder.field(17, "substitute", &substitute)
    try coder.field(18, "assignee", &assignee)
    try coder.field(19, "days", &days)
    try coder.field(20, "notedScore", &notedScore)
    try coder.field(21, "windowStart", &windowStart)
    try coder.field(22, "followUpDue", &followUpDue)
  }

  /// The visit and its assignment, which are one stream (domain.md §2.1).
  package static var versionedTags: Int { 2 }

  package var tags: [Tag] {
    [visit.tag, order.tag, customer.tag, technician.tag]
      + (contract.map { [$0.tag] } ?? []) + assignee.dayTags(days)
  }
}

/// A field of a logged visit was corrected.
package struct VisitAmended: EventPayload {
  package var visit = VisitID("")
  package var order = OrderID("")
  package var customer = CustomerID("")
  /// Whose slot the assignment books.
  package var technician = TechnicianID("")
  package var change = Amendment()
  /// The days of the assignment when the outcome, and with it the slot, is touched.
  package var days: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "visit", &visit)
    try coder.field(2, "assignment", &order)
    try coder.field(3, "customer", &customer)
    try coder.field(4, "technician", &technician)
    try change.code(&coder, from: 5)
    try coder.field(10, "days", &days)
  }

  /// The visit and its assignment, which are one stream (domain.md §2.1).
  package static var versionedTags: Int { 2 }

  package var tags: [Tag] {
    let acting = change.field == "technician" ? [change.before, change.after] : []
    return [visit.tag, order.tag, customer.tag, technician.tag]
      + acting.compactMap { $0.map { TechnicianID($0).tag } }.filter { $0 != technician.tag }
      + technician.dayTags(days)
  }

  /// The outcome after the correction, if that is what was corrected.
  package var outcome: VisitOutcome? {
    change.field == "outcome" ? change.after.flatMap(VisitOutcome.init(rawValue:)) : nil
  }
}

/// A visit was logged by mistake; it and its rating no longer count.
package struct VisitVoided: EventPayload {
  package var visit = VisitID("")
  package var order = OrderID("")
  package var customer = CustomerID("")
  package var technician = TechnicianID("")
  package var days: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "visit", &visit)
    try coder.field(2, "assignment", &order)
    try coder.field(3, "customer", &customer)
    try coder.field(4, "technician", &technician)
    try coder.field(5, "days", &days)
  }

  /// The visit and its assignment, which are one stream (domain.md §2.1).
  package static var versionedTags: Int { 2 }

  package var tags: [Tag] {
    [visit.tag, order.tag, customer.tag, technician.tag] + technician.dayTags(days)
  }
}

/// Somebody checked how an assignment was carried out.
package struct SupervisionRecorded: EventPayload {
  package var order = OrderID("")
  package var customer = CustomerID("")
  package var by = ""
  package var method = ""
  package var finding = PersonalText("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "assignment", &order)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "by", &by)
    try coder.field(4, "method", &method)
    try coder.field(5, "finding", &finding)
  }

  package var tags: [Tag] {
    [order.tag, customer.tag]
  }
}

/// What a visit needs was gone through before it.
package struct ReadinessConfirmed: EventPayload {
  package var order = OrderID("")
  package var customer = CustomerID("")
  /// Who was to go then.
  package var technician = TechnicianID("")
  package var by = ""
  package var done: [String] = []
  package var undone: [String] = []
  package var note: PersonalText?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "assignment", &order)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "technician", &technician)
    try coder.field(4, "by", &by)
    try coder.field(5, "done", &done)
    try coder.field(6, "undone", &undone)
    try coder.field(7, "note", &note)
  }

  package var tags: [Tag] {
    [order.tag, customer.tag, technician.tag]
  }
}
