package import EventSourcing

/// Details of a customer change: 档案更新.
///
/// What is not given stays as it was.
package struct UpdateCustomer: Command {
  package static let name = "customer.update"

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
    let state = try context.archive(of: customer).customer
    var event = CustomerUpdated()
    event.customer = state.id
    event.name = name.unless(try context.opened(state.name))
    event.phone = phone.unless(try context.opened(state.phone))
    event.address = address.unless(try context.opened(state.address))
    event.region = region == state.region ? nil : region
    let words = [event.name, event.phone, event.address]
    guard event.region != nil || words.contains(where: { $0 != nil }) else {
      throw Refusal.nothingToChange
    }
    return [.customerUpdated(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try context.mergeWarning(customer)
  }
}
