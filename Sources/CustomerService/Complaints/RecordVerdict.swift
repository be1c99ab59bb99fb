package import EventSourcing

/// The customer answers an offer, or could not be reached: 客户意见.
package struct RecordVerdict: Command {
  package static let name = "complaint.verdict"

  package var complaint: ComplaintID
  package var verdict: Verdict

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    verdict = try fields.term("verdict")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openComplaint(complaint)
    var event = VerdictRecorded()
    event.complaint = complaint
    event.customer = state.filed.customer
    event.verdict = verdict
    return [.verdictRecorded(event)]
  }
}
