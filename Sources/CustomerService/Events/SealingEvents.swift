package import EventSourcing

/// From now on personal words are sealed in this log: 启用密封.
package struct SealingEnabled: EventPayload {
  /// The first position of which all later events are sealed.
  package var from: Int64 = 0
  /// Of the log without sealing from which this one was made: its root, in hexadecimal.
  package var migratedRoot: String?
  /// How many events it had.
  package var migratedCount: Int64?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "from", &from)
    try coder.field(2, "migratedRoot", &migratedRoot)
    try coder.field(3, "migratedCount", &migratedCount)
  }

  package var tags: [Tag] {
    [SealingState.register.tag]
  }
}

/// Nobody may read the words about a customer any more, whose key is destroyed next: 清除个人信息.
package struct CustomerErased: EventPayload {
  package var customer = CustomerID("")
  package var basis = ErasureBasis.requested

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "customer", &customer)
    try coder.field(2, "basis", &basis)
  }

  package var tags: [Tag] {
    [customer.tag, SealingState.register.tag]
  }
}

/// Nobody may read the words about a technician any more, whose key is destroyed next: 清除技师信息.
package struct TechnicianErased: EventPayload {
  package var technician = TechnicianID("")
  package var basis = ErasureBasis.requested

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "technician", &technician)
    try coder.field(2, "basis", &basis)
  }

  package var tags: [Tag] {
    [technician.tag, SealingState.register.tag]
  }
}

/// The keys of all who were erased so far are destroyed: 密钥已销毁.
package struct KeysDestroyed: EventPayload {
  /// How often the keys of the store were rewritten, from 1.
  package var generation: Int64 = 0
  /// How many persons' keys it was about.
  package var persons: Int64 = 0

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "generation", &generation)
    try coder.field(2, "persons", &persons)
  }

  package var tags: [Tag] {
    [SealingState.register.tag]
  }
}

/// Somebody reads sealed words, which is recorded before they see them: 查阅个人信息.
package struct PersonalDataRead: EventPayload {
  package var purpose = ""
  /// What was looked at, such as `customer:C1` or `log`.
  package var scope = ""

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "purpose", &purpose)
    try coder.field(2, "scope", &scope)
  }

  package var tags: [Tag] {
    [SealingState.readings] + (scope.contains(":") ? [Tag(text: scope)] : [])
  }
}
