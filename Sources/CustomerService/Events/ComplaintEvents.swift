package import EventSourcing

/// A customer complained.
package struct ComplaintFiled: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var channel = ComplaintChannel.phone
  package var category = ComplaintCategory.other
  package var severity = Severity.minor
  package var description = PersonalText("")
  package var remedySought: PersonalText?
  package var visit: VisitID?
  package var contract: ContractID?
  package var technician: TechnicianID?
  package var team: String?
  package var region: String?
  package var service: String?
  package var acknowledgeDue = Timestamp(rawValue: 0)
  package var resolveDue = Timestamp(rawValue: 0)
  package var policy: Int64 = 0

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "channel", &channel)
    try coder.field(4, "category", &category)
    try coder.field(5, "severity", &severity)
    try coder.field(6, "description", &description)
    try coder.field(7, "remedySought", &remedySought)
    try coder.field(8, "visit", &visit)
    try coder.field(9, "contract", &contract)
    try coder.field(10, "technician", &technician)
    try coder.field(11, "team", &team)
    try coder.field(12, "region", &region)
    try coder.field(13, "service", &service)
    try coder.field(14, "acknowledgeDue", &acknowledgeDue)
    try coder.field(15, "resolveDue", &resolveDue)
    try coder.field(16, "policy", &policy)
  }

  package var tags: [Tag] {
    var tags = [complaint.tag, customer.tag]
    if let visit { tags.append(visit.tag) }
    if let contract { tags.append(contract.tag) }
    if let technician { tags.append(technician.tag) }
    return tags
  }
}

/// The customer was told that the complaint was received.
package struct ComplaintAcknowledged: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var note: PersonalText?
  /// Milliseconds of working time since the filing, by the calendar of the complaint's version.
  package var workedMs: Int64?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "note", &note)
    try coder.field(4, "workedMs", &workedMs)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}

/// Category or severity was judged anew.
package struct ComplaintAssessed: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var categoryBefore = ComplaintCategory.other
  package var category = ComplaintCategory.other
  package var severityBefore = Severity.minor
  package var severity = Severity.minor

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "categoryBefore", &categoryBefore)
    try coder.field(4, "category", &category)
    try coder.field(5, "severityBefore", &severityBefore)
    try coder.field(6, "severity", &severity)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}

/// A field of a filed complaint was corrected.
package struct ComplaintAmended: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var change = Amendment()

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try change.code(&coder, from: 3)
  }

  package var tags: [Tag] {
    let linked: (String) -> Tag? =
      switch change.field {
      case "visit": { VisitID($0).tag }
      case "contract": { ContractID($0).tag }
      case "technician": { TechnicianID($0).tag }
      default: { _ in nil }
      }
    return [complaint.tag, customer.tag]
      + [change.before, change.after].compactMap { $0.flatMap(linked) }
  }
}

/// Somebody is responsible for a complaint from now on.
package struct HandlerAssigned: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var handler = ""

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "handler", &handler)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}

/// A finding about a complaint was recorded.
package struct InvestigationRecorded: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var finding = PersonalText("")
  package var attempt: Bool = false

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "finding", &finding)
    try coder.field(4, "attempt", &attempt)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}

/// The cause of a complaint was found.
package struct RootCauseRecorded: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var cause = ""
  package var analysis = PersonalText("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "cause", &cause)
    try coder.field(4, "analysis", &analysis)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}

/// A remedy was offered to the customer.
package struct ResolutionProposed: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var remedy = PersonalText("")
  package var compensationFen: Int64?
  /// Milliseconds of working time since the filing, by the calendar of the complaint's version.
  package var workedMs: Int64?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "remedy", &remedy)
    try coder.field(4, "compensationFen", &compensationFen)
    try coder.field(5, "workedMs", &workedMs)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}

/// The customer answered an offer, or could not be reached.
package struct VerdictRecorded: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var verdict = Verdict.accepted

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "verdict", &verdict)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}

/// A complaint came to its end.
package struct ComplaintClosed: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var outcome = ClosingOutcome.resolved
  package var resolution = PersonalText("")
  package var rootCause: String?
  package var compensationFen: Int64?
  package var customerConfirmed: Confirmation?
  /// Milliseconds of working time since the filing, by the calendar of the complaint's version.
  package var workedMs: Int64?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "outcome", &outcome)
    try coder.field(4, "resolution", &resolution)
    try coder.field(5, "rootCause", &rootCause)
    try coder.field(6, "compensationFen", &compensationFen)
    try coder.field(7, "customerConfirmed", &customerConfirmed)
    try coder.field(8, "workedMs", &workedMs)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}

/// A closed complaint is worked on again.
package struct ComplaintReopened: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var times: Int64 = 0

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "times", &times)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}

/// A complaint was taken to a superior.
package struct ComplaintEscalated: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var level = EscalationLevel.leader
  package var automatic: Bool = false

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "level", &level)
    try coder.field(4, "automatic", &automatic)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}

/// A complaint is the same as another and leaves all figures.
package struct ComplaintDuplicateMarked: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var of = ComplaintID("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "of", &of)
  }

  package var tags: [Tag] {
    [complaint.tag, of.tag, customer.tag]
  }
}

/// A complaint was no complaint and leaves all figures.
package struct ComplaintInvalidMarked: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}

/// A note was added to a complaint.
package struct ComplaintNoted: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var note = PersonalText("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "note", &note)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}

/// The clock of a complaint stands while somebody else must act.
package struct ComplaintPaused: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var awaiting = Awaiting.customer
  /// Milliseconds of working time since the filing, by the calendar of the complaint's version.
  package var workedMs: Int64?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "awaiting", &awaiting)
    try coder.field(4, "workedMs", &workedMs)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}

/// The clock of a complaint runs again.
package struct ComplaintResumed: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  /// Milliseconds of working time since the filing, by the calendar of the complaint's version.
  package var workedMs: Int64?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "workedMs", &workedMs)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}
