package import EventSourcing

/// How a customer is best served is laid down: 个异化方案.
///
/// A plan takes the place of the one before as a whole.
package struct DesignServicePlan: Command {
  package static let name = "customer.plan-service"

  package var customer: CustomerID
  /// The main demands (主诉求点).
  package var needs: PersonalText
  /// What matters most (侧重点).
  package var focus: PersonalText?
  package var likes: PersonalText?
  package var temperament: PersonalText?
  /// How the service is given.
  package var method: PersonalText
  /// How the customer is reached.
  package var channel: PersonalText?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    customer = try fields.id("customer")
    needs = try fields.words("needs")
    focus = try fields.optionalWords("focus")
    likes = try fields.optionalWords("likes")
    temperament = try fields.optionalWords("temperament")
    method = try fields.words("method")
    channel = try fields.optionalWords("channel")
  }

  package var stream: Tag { customer.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let archive = try context.archive(of: customer)
    var event = ServicePlanDesigned()
    event.customer = archive.customer.id
    event.needs = needs
    event.focus = focus
    event.likes = likes
    event.temperament = temperament
    event.method = method
    event.channel = channel
    guard try event != archive.plan.map(context.opened) else { throw Refusal.nothingToChange }
    return [.servicePlanDesigned(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try context.mergeWarning(customer)
  }
}
