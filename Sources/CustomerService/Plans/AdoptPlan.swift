package import EventSourcing

/// The plan of the department for a year is adopted: 年度服务工作计划.
package struct AdoptPlan: Command {
  package static let name = "plan.adopt"
  package static let roles = Role.managers

  package var plan: PlanID
  package var year: Int64
  package var title: String

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    plan = try fields.id("plan")
    year = try fields.integer("year", in: 1900...9999)
    title = try fields.text("title")
  }

  package var stream: Tag { plan.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try !context.fold(PlanState.self, plan).exists else {
      throw Refusal.alreadyExists(.plan, plan.text)
    }
    var event = PlanAdopted()
    event.plan = plan
    event.year = year
    event.title = title
    return [.planAdopted(event)]
  }
}
