package import EventSourcing

/// The cause of a problem is found, or judged anew: 寻因.
package struct RecordCause: Command {
  package static let name = "problem.cause"

  package var problem: ProblemID
  package var cause: String
  package var analysis: String

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    problem = try fields.id("problem")
    cause = try fields.text("cause")
    analysis = try fields.text("analysis")
  }

  package var stream: Tag { problem.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    _ = try context.openProblem(problem)
    var event = CauseRecorded()
    event.problem = problem
    event.cause = cause
    event.analysis = analysis
    return [.causeRecorded(event)]
  }
}
