package import EventSourcing

/// A superior was told of something that staff cannot settle themselves.
package struct EscalationRaised: EventPayload {
  package var escalation = EscalationID("")
  package var level = EscalationLevel.director
  package var kind = EscalationMatter.unsolved
  package var summary = PersonalText("")
  package var customer: CustomerID?
  package var sources: [String] = []
  /// Where it counts.
  package var group = FigureGroup()

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "escalation", &escalation)
    try coder.field(2, "level", &level)
    try coder.field(3, "kind", &kind)
    try coder.field(4, "summary", &summary)
    try coder.field(5, "customer", &customer)
    try coder.field(6, "sources", &sources)
    try group.code(&coder, from: 7)
  }

  package var tags: [Tag] {
    [escalation.tag, customer?.tag, group.technician?.tag].compactMap(\.self)
      + sources.map(Tag.init(text:))
  }
}

/// A superior said what is to be done.
package struct EscalationAnswered: EventPayload {
  package var escalation = EscalationID("")
  package var customer: CustomerID?
  package var level = EscalationLevel.director
  package var answer = PersonalText("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "escalation", &escalation)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "level", &level)
    try coder.field(4, "answer", &answer)
  }

  package var tags: [Tag] {
    [escalation.tag, customer?.tag].compactMap(\.self)
  }
}

/// A superior said what is to be done about an escalated complaint.
package struct ComplaintEscalationAnswered: EventPayload {
  package var complaint = ComplaintID("")
  package var customer = CustomerID("")
  package var level = EscalationLevel.director
  package var answer = PersonalText("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "complaint", &complaint)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "level", &level)
    try coder.field(4, "answer", &answer)
  }

  package var tags: [Tag] {
    [complaint.tag, customer.tag]
  }
}
