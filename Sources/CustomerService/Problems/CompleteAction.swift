package import EventSourcing

/// A corrective action was carried out: 措施完成.
package struct CompleteAction: Command {
  package static let name = "problem.complete"

  package var problem: ProblemID
  package var action: ActionID
  package var result: String?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    problem = try fields.id("problem")
    action = try fields.id("action")
    result = try fields.optionalText("result")
  }

  package var stream: Tag { problem.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let stage = try context.openProblem(problem).stage(of: action)
    guard stage == .planned else { throw Refusal.actionCompleted(action.text) }
    var event = ActionCompleted()
    event.problem = problem
    event.action = action
    event.result = result
    return [.actionCompleted(event)]
  }
}
