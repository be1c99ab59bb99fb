package import EventSourcing

/// A summary of the work of a period goes to the superior: 工作总结.
package struct SubmitWorkSummary: Command {
  package static let name = "summary.submit"

  package var summary: SummaryID
  package var period: Period
  package var content: String

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    summary = try fields.id("summary")
    period = try fields.period("period")
    content = try fields.text("content")
  }

  package var stream: Tag { summary.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try !context.fold(WorkSummaryState.self, summary).exists else {
      throw Refusal.alreadyExists(.summary, summary.text)
    }
    var event = WorkSummarySubmitted()
    event.summary = summary
    event.period = period.text
    event.content = content
    return [.workSummarySubmitted(event)]
  }
}

/// Whether a work summary was submitted.
package struct WorkSummaryState: Folded {
  package private(set) var exists = false

  package init(id: SummaryID) {}

  package static let events: [EventName] = [.workSummarySubmitted]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) { exists = true }
}
