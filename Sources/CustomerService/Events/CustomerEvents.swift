package import EventSourcing

/// A customer entered the archive.
package struct CustomerRegistered: EventPayload {
  package var customer = CustomerID("")
  package var name: PersonalText?
  package var phone: PersonalText?
  package var address: PersonalText?
  package var region: String?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "customer", &customer)
    try coder.field(2, "name", &name)
    try coder.field(3, "phone", &phone)
    try coder.field(4, "address", &address)
    try coder.field(5, "region", &region)
  }

  package var tags: [Tag] {
    [customer.tag]
  }
}

/// Details of a customer changed; absent fields stay as they were.
package struct CustomerUpdated: EventPayload {
  package var customer = CustomerID("")
  package var name: PersonalText?
  package var phone: PersonalText?
  package var address: PersonalText?
  package var region: String?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "customer", &customer)
    try coder.field(2, "name", &name)
    try coder.field(3, "phone", &phone)
    try coder.field(4, "address", &address)
    try coder.field(5, "region", &region)
  }

  package var tags: [Tag] {
    [customer.tag]
  }
}
