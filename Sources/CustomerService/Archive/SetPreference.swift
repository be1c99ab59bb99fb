package import EventSourcing

/// What a customer likes in one respect, such as 饮食 or 时间: 偏好.
///
/// Without a preference the topic no longer matters.
package struct SetPreference: Command {
  package static let name = "customer.set-preference"

  package var customer: CustomerID
  package var topic: String
  package var preference: PersonalText?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    customer = try fields.id("customer")
    topic = try fields.label("topic")
    preference = try fields.optionalWords("preference")
  }

  package var stream: Tag { customer.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let archive = try context.archive(of: customer)
    let before = try context.opened(archive.preferences[topic])
    guard preference != before else { throw Refusal.nothingToChange }
    var event = PreferenceSet()
    event.customer = archive.customer.id
    event.topic = topic
    event.before = before
    event.preference = preference
    return [.preferenceSet(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try context.mergeWarning(customer)
  }
}
