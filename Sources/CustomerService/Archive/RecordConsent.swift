package import EventSourcing

/// A customer consents to one use of personal data: 同意.
package struct RecordConsent: Command {
  package static let name = "customer.record-consent"
  package static let roles = Role.staff.union([.privacy])

  package var customer: CustomerID
  package var purpose: ConsentPurpose
  /// Where the consent can be found, such as the number of a signed form.
  package var evidence: PersonalText?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    customer = try fields.id("customer")
    purpose = try fields.term("purpose")
    evidence = try fields.optionalWords("evidence")
  }

  package var stream: Tag { customer.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let archive = try context.archive(of: customer)
    guard !archive.consents.contains(purpose) else { throw Refusal.nothingToChange }
    var event = ConsentRecorded()
    event.customer = archive.customer.id
    event.purpose = purpose
    event.evidence = evidence
    return [.consentRecorded(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try context.mergeWarning(customer)
  }
}
