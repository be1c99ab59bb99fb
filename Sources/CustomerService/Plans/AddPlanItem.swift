package import EventSourcing

/// Something to be done is added to a plan: 计划项目.
package struct AddPlanItem: Command {
  package static let name = "plan.add-item"
  package static let roles = Role.managers

  package var plan: PlanID
  package var item: PlanItemID
  package var title: String
  package var owner: String?
  package var due: CalendarDate?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    plan = try fields.id("plan")
    item = try fields.id("item")
    title = try fields.text("title")
    owner = try fields.optionalText("owner")
    due = try fields.optionalDate("due")
  }

  package var stream: Tag { plan.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try context.knownPlan(plan).progress[item] == nil else {
      throw Refusal.alreadyExists(.item, item.text)
    }
    var event = PlanItemAdded()
    event.plan = plan
    event.item = item
    event.title = title
    event.owner = owner
    event.due = due
    return [.planItemAdded(event)]
  }
}
