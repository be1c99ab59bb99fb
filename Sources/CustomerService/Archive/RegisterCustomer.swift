package import EventSourcing

/// A customer enters the archive: 建档.
package struct RegisterCustomer: Command {
  package static let name = "customer.register"

  package var customer: CustomerID
  package var name: String?
  package var phone: String?
  package var address: String?
  package var region: String?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    customer = try fields.id("customer")
    name = try fields.optionalText("name")
    phone = try fields.optionalText("phone")
    address = try fields.optionalText("address")
    region = try fields.optionalLabel("region")
  }

  package var stream: Tag { customer.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try !context.fold(CustomerState.self, customer).exists else {
      throw Refusal.alreadyExists(.customer, customer.text)
    }
    var event = CustomerRegistered()
    event.customer = customer
    event.name = name
    event.phone = phone
    event.address = address
    event.region = region
    return [.customerRegistered(event)]
  }
}
