package import EventSourcing

/// A suggestion is heard from a customer or from staff: 建议登记.
package struct RecordSuggestion: Command {
  package static let name = "suggestion.record"

  package var suggestion: SuggestionID
  package var content: PersonalText
  package var customer: CustomerID?
  package var contact: ContactID?
  package var group: FigureGroup

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    suggestion = try fields.id("suggestion")
    content = try fields.words("content")
    customer = try fields.optionalID("customer")
    contact = try fields.optionalID("contact")
    group = try FigureGroup(&fields)
  }

  package var stream: Tag { suggestion.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    try context.requireFree(suggestion)
    let customerNow = try customer.map(context.knownCustomer)
    let heard = try contact.map { try heardIn($0, context) }
    var event = SuggestionRecorded()
    event.suggestion = suggestion
    event.customer = customerNow?.id ?? heard?.customer
    event.contact = contact
    event.content = content
    event.group = try group.filled(
      from: heard?.group ?? FigureGroup(), of: event.customer, context)
    return [.suggestionRecorded(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try customer.map(context.mergeWarning) ?? []
  }

  private func heardIn(_ contact: ContactID, _ context: DecisionContext) throws -> ContactRecorded {
    let state = try context.fold(ContactState.self, contact)
    guard let recorded = state.recorded else { throw Refusal.notFound(.contact, contact.text) }
    if let customer {
      guard let heard = recorded.customer, try context.isSame(customer, heard) else {
        throw Refusal.recordMismatch(.contact, contact.text)
      }
    }
    return recorded
  }
}
