package import EventSourcing

/// How a customer is best served is laid down: 个异化方案.
///
/// A plan takes the place of the one before as a whole.
package struct DesignServicePlan: Command {
  package static let name = "customer.plan-service"

  package var customer: CustomerID
  /// The main demands (主诉求点).
  package var needs: String
  /// What matters most (侧重点).
  package var focus: String?
  package var likes: String?
  package var temperament: String?
  /// How the service is given.
  package var method: String
  /// How the customer is reached.
  package var channel: String?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    customer = try fields.id("customer")
    needs = try fields.text("needs")
    focus = try fields.optionalText("focus")
    likes = try fields.optionalText("likes")
    temperament = try fields.optionalText("temperament")
    method = try fields.text("method")
    channel = try fields.optionalText("channel")
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
    guard event != archive.plan else { throw Refusal.nothingToChange }
    return [.servicePlanDesigned(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try context.mergeWarning(customer)
  }
}
