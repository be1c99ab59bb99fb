package import EventSourcing

/// Somebody is to remove a problem's known cause by a day: 纠正措施.
package struct PlanAction: Command {
  package static let name = "problem.plan"

  package var problem: ProblemID
  package var action: ActionID
  package var measure: String
  package var owner: String
  package var due: CalendarDate

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    problem = try fields.id("problem")
    action = try fields.id("action")
    measure = try fields.text("measure")
    owner = try fields.text("owner")
    due = try fields.date("due")
  }

  package var stream: Tag { problem.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openProblem(problem)
    guard state.hasCause else { throw Refusal.causeRequired(problem.text) }
    guard state.actions[action] == nil else {
      throw Refusal.alreadyExists(.action, action.text)
    }
    let today = context.zone.date(of: context.occurredAt)
    guard due >= today else { throw Refusal.dueInPast(today: today.description) }
    var event = ActionPlanned()
    event.problem = problem
    event.action = action
    event.measure = measure
    event.owner = owner
    event.due = due
    return [.actionPlanned(event)]
  }
}
