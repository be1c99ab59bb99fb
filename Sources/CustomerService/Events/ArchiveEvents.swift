package import EventSourcing

/// A customer goes by another name.
package struct CustomerRenamed: EventPayload {
  package var customer = CustomerID("")
  package var before: PersonalText?
  package var name = PersonalText("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "customer", &customer)
    try coder.field(2, "before", &before)
    try coder.field(3, "name", &name)
  }

  package var tags: [Tag] {
    [customer.tag]
  }
}

/// What a customer likes in one respect was set; absent when it no longer matters.
package struct PreferenceSet: EventPayload {
  package var customer = CustomerID("")
  package var topic = ""
  package var before: PersonalText?
  package var preference: PersonalText?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "customer", &customer)
    try coder.field(2, "topic", &topic)
    try coder.field(3, "before", &before)
    try coder.field(4, "preference", &preference)
  }

  package var tags: [Tag] {
    [customer.tag]
  }
}

/// How a customer is best served was laid down, in place of the plan before.
package struct ServicePlanDesigned: EventPayload {
  package var customer = CustomerID("")
  package var needs = PersonalText("")
  package var focus: PersonalText?
  package var likes: PersonalText?
  package var temperament: PersonalText?
  package var method = PersonalText("")
  package var channel: PersonalText?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "customer", &customer)
    try coder.field(2, "needs", &needs)
    try coder.field(3, "focus", &focus)
    try coder.field(4, "likes", &likes)
    try coder.field(5, "temperament", &temperament)
    try coder.field(6, "method", &method)
    try coder.field(7, "channel", &channel)
  }

  package var tags: [Tag] {
    [customer.tag]
  }
}

/// A field of the archive was compared with what the customer says.
package struct ArchiveVerified: EventPayload {
  package var customer = CustomerID("")
  package var field = ArchiveField.name
  package var correct: Bool = false
  package var note: PersonalText?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "customer", &customer)
    try coder.field(2, "field", &field)
    try coder.field(3, "correct", &correct)
    try coder.field(4, "note", &note)
  }

  package var tags: [Tag] {
    [customer.tag]
  }
}

/// A customer consented to one use of personal data.
package struct ConsentRecorded: EventPayload {
  package var customer = CustomerID("")
  package var purpose = ConsentPurpose.service
  /// Where the consent can be found, such as a form.
  package var evidence: PersonalText?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "customer", &customer)
    try coder.field(2, "purpose", &purpose)
    try coder.field(3, "evidence", &evidence)
  }

  package var tags: [Tag] {
    [customer.tag]
  }
}

/// A customer withdrew the consent to one use of personal data.
package struct ConsentWithdrawn: EventPayload {
  package var customer = CustomerID("")
  package var purpose = ConsentPurpose.service

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "customer", &customer)
    try coder.field(2, "purpose", &purpose)
  }

  package var tags: [Tag] {
    [customer.tag]
  }
}

/// A customer is the same as another, the survivor, to whom new facts belong.
package struct CustomersMerged: EventPayload {
  package var merged = CustomerID("")
  package var survivor = CustomerID("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "merged", &merged)
    try coder.field(2, "survivor", &survivor)
  }

  /// Both customers, as the archive of each changes.
  package static var versionedTags: Int { 2 }

  package var tags: [Tag] {
    [merged.tag, survivor.tag]
  }
}

/// A customer is no longer taken for the survivor.
package struct CustomersUnmerged: EventPayload {
  package var merged = CustomerID("")
  package var survivor = CustomerID("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "merged", &merged)
    try coder.field(2, "survivor", &survivor)
  }

  /// Both customers, as the archive of each changes.
  package static var versionedTags: Int { 2 }

  package var tags: [Tag] {
    [merged.tag, survivor.tag]
  }
}
