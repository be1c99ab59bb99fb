package import EventSourcing

/// A problem ends, once an action was verified as effective: 追踪结案.
package struct CloseProblem: Command {
  package static let name = "problem.close"
  package static let roles = Role.leaders

  package var problem: ProblemID
  package var conclusion: String

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    problem = try fields.id("problem")
    conclusion = try fields.text("conclusion")
  }

  package var stream: Tag { problem.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openProblem(problem)
    guard state.actions.values.contains(.effective) else {
      throw Refusal.effectNotVerified(problem.text)
    }
    var event = ProblemClosed()
    event.problem = problem
    event.conclusion = conclusion
    return [.problemClosed(event)]
  }
}
