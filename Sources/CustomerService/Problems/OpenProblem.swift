package import EventSourcing

/// What keeps coming up, or stays unsettled, is traced to its cause: 追踪寻因立案.
package struct OpenProblem: Command {
  package static let name = "problem.open"

  package var problem: ProblemID
  package var title: String
  package var sources: [SourceRef]
  package var group: FigureGroup

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    problem = try fields.id("problem")
    title = try fields.text("title")
    sources = try SourceRef.readList(&fields)
    guard !sources.isEmpty else {
      throw MalformedField(
        "sources", Localized(zh: "至少一项来源", en: "at least one source such as complaint:P1"))
    }
    group = try FigureGroup(&fields)
  }

  package var stream: Tag { problem.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try !context.fold(ProblemState.self, problem).exists else {
      throw Refusal.alreadyExists(.problem, problem.text)
    }
    let facts = try context.facts(of: sources)
    var event = ProblemOpened()
    event.problem = problem
    event.title = title
    event.sources = sources.map(\.tag.text)
    event.group = try group.filled(from: facts.group, of: nil, context)
    return [.problemOpened(event)]
  }
}
