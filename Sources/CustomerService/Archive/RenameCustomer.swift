package import EventSourcing

/// A customer goes by another name: 更名.
///
/// The name before stays in the event, so that a replay shows the one of the time and today's.
package struct RenameCustomer: Command {
  package static let name = "customer.rename"

  package var customer: CustomerID
  package var newName: PersonalText

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    customer = try fields.id("customer")
    newName = try fields.words("name")
  }

  package var stream: Tag { customer.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.archive(of: customer).customer
    let before = try context.opened(state.name)
    guard newName != before else { throw Refusal.nothingToChange }
    var event = CustomerRenamed()
    event.customer = state.id
    event.before = before
    event.name = newName
    return [.customerRenamed(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try context.mergeWarning(customer)
  }
}
