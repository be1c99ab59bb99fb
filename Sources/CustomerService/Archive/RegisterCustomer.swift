package import EventSourcing

/// A customer enters the archive: 建档.
package struct RegisterCustomer: Command {
  package static let name = "customer.register"

  package var customer: CustomerID
  package var name: PersonalText?
  package var phone: PersonalText?
  package var address: PersonalText?
  package var region: String?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    customer = try fields.id("customer")
    name = try fields.optionalWords("name")
    phone = try fields.optionalWords("phone")
    address = try fields.optionalWords("address")
    region = try fields.optionalLabel("region")
  }

  package var stream: Tag { customer.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try !context.fold(CustomerState.self, customer).exists else {
      throw Refusal.alreadyExists(.customer, customer.text)
    }
    try context.requireOpaque(customer)
    var event = CustomerRegistered()
    event.customer = customer
    event.name = name
    event.phone = phone
    event.address = address
    event.region = region
    return [.customerRegistered(event)]
  }
}
