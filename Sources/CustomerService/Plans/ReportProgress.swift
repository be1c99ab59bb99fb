package import EventSourcing

/// How far an item of a plan is: 计划进度.
///
/// Progress may also fall, when work proves undone.
package struct ReportProgress: Command {
  package static let name = "plan.report-progress"
  package static let roles = Role.leaders

  package var plan: PlanID
  package var item: PlanItemID
  package var percent: Int64
  package var note: String?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    plan = try fields.id("plan")
    item = try fields.id("item")
    percent = try fields.integer("percent", in: 0...100)
    note = try fields.optionalText("note")
  }

  package var stream: Tag { plan.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard let before = try context.knownPlan(plan).progress[item] else {
      throw Refusal.notFound(.item, item.text)
    }
    guard before != percent || note != nil else { throw Refusal.nothingToChange }
    var event = PlanProgressReported()
    event.plan = plan
    event.item = item
    event.before = before
    event.percent = percent
    event.note = note
    return [.planProgressReported(event)]
  }
}
