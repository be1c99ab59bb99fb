package import EventSourcing

/// Details of a customer change: 档案更新.
///
/// What is not given stays as it was.
package struct UpdateCustomer: Command {
  package static let name = "customer.update"

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
    let state = try context.archive(of: customer).customer
    var event = CustomerUpdated()
    event.customer = state.id
    event.name = Self.change(of: state.name, to: name)
    event.phone = Self.change(of: state.phone, to: phone)
    event.address = Self.change(of: state.address, to: address)
    event.region = Self.change(of: state.region, to: region)
    let hasChange = [event.name, event.phone, event.address, event.region].contains { $0 != nil }
    guard hasChange else { throw Refusal.nothingToChange }
    return [.customerUpdated(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try context.mergeWarning(customer)
  }

  private static func change(of old: String?, to new: String?) -> String? {
    new == old ? nil : new
  }
}
