package import EventSourcing

/// The cause of a complaint was found: 寻因.
package struct RecordRootCause: Command {
  package static let name = "complaint.root-cause"

  package var complaint: ComplaintID
  package var cause: String?
  package var analysis: PersonalText

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    cause = try fields.possiblyBlankText("cause")
    analysis = try fields.words("analysis")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openComplaint(complaint)
    guard let cause, !cause.isBlank else { throw Refusal.rootCauseRequired }
    var event = RootCauseRecorded()
    event.complaint = complaint
    event.customer = state.filed.customer
    event.cause = cause
    event.analysis = analysis
    return [.rootCauseRecorded(event)]
  }
}
