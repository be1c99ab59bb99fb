package import EventSourcing

/// A customer withdraws the consent to one use of personal data: 撤回同意.
package struct WithdrawConsent: Command {
  package static let name = "customer.withdraw-consent"
  package static let roles = Role.staff.union([.privacy])

  package var customer: CustomerID
  package var purpose: ConsentPurpose

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    customer = try fields.id("customer")
    purpose = try fields.term("purpose")
  }

  package var stream: Tag { customer.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let archive = try context.archive(of: customer)
    guard archive.consents.contains(purpose) else {
      throw Refusal.consentNotGiven(archive.customer.id.text, purpose)
    }
    var event = ConsentWithdrawn()
    event.customer = archive.customer.id
    event.purpose = purpose
    return [.consentWithdrawn(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try context.mergeWarning(customer)
  }
}
