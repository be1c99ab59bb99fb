package import EventSourcing

/// Somebody came, called or wrote, or staff got in touch with a customer.
package struct ContactRecorded: EventPayload {
  package var contact = ContactID("")
  package var customer: CustomerID?
  package var channel = ContactChannel.phone
  package var kind = ContactPurpose.inquiry
  package var summary = PersonalText("")
  package var visit: VisitID?
  /// Where it counts.
  package var group = FigureGroup()

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "contact", &contact)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "channel", &channel)
    try coder.field(4, "kind", &kind)
    try coder.field(5, "summary", &summary)
    try coder.field(6, "visit", &visit)
    try group.code(&coder, from: 7)
  }

  package var tags: [Tag] {
    [contact.tag, customer?.tag, visit?.tag, group.technician?.tag].compactMap(\.self)
  }
}

/// An inquiry was answered.
package struct ConsultationAnswered: EventPayload {
  package var contact = ContactID("")
  package var customer: CustomerID?
  package var answer = PersonalText("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "contact", &contact)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "answer", &answer)
  }

  package var tags: [Tag] {
    [contact.tag, customer?.tag].compactMap(\.self)
  }
}

/// A suggestion was heard.
package struct SuggestionRecorded: EventPayload {
  package var suggestion = SuggestionID("")
  package var customer: CustomerID?
  package var contact: ContactID?
  package var followUp: FollowUpID?
  package var content = PersonalText("")
  /// Where it counts.
  package var group = FigureGroup()

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "suggestion", &suggestion)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "contact", &contact)
    try coder.field(4, "followup", &followUp)
    try coder.field(5, "content", &content)
    try group.code(&coder, from: 6)
  }

  package var tags: [Tag] {
    [suggestion.tag, customer?.tag, contact?.tag, followUp?.tag, group.technician?.tag].compactMap(
      \.self)
  }
}

/// What follows from a suggestion was studied.
package struct SuggestionAnalysed: EventPayload {
  package var suggestion = SuggestionID("")
  package var customer: CustomerID?
  package var analysis = PersonalText("")
  package var measure: PersonalText?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "suggestion", &suggestion)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "analysis", &analysis)
    try coder.field(4, "measure", &measure)
  }

  package var tags: [Tag] {
    [suggestion.tag, customer?.tag].compactMap(\.self)
  }
}

/// A suggestion was put before a superior.
package struct SuggestionReported: EventPayload {
  package var suggestion = SuggestionID("")
  package var customer: CustomerID?
  package var level = EscalationLevel.director

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "suggestion", &suggestion)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "level", &level)
  }

  package var tags: [Tag] {
    [suggestion.tag, customer?.tag].compactMap(\.self)
  }
}

/// A suggestion will be carried out.
package struct SuggestionAdopted: EventPayload {
  package var suggestion = SuggestionID("")
  package var customer: CustomerID?
  package var measure = PersonalText("")
  package var owner: String?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "suggestion", &suggestion)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "measure", &measure)
    try coder.field(4, "owner", &owner)
  }

  package var tags: [Tag] {
    [suggestion.tag, customer?.tag].compactMap(\.self)
  }
}

/// A suggestion will not be carried out.
package struct SuggestionDeclined: EventPayload {
  package var suggestion = SuggestionID("")
  package var customer: CustomerID?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "suggestion", &suggestion)
    try coder.field(2, "customer", &customer)
  }

  package var tags: [Tag] {
    [suggestion.tag, customer?.tag].compactMap(\.self)
  }
}
