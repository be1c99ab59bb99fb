package import EventSourcing

/// A finding is recorded, or an attempt to reach the customer that failed: 调查.
package struct RecordInvestigation: Command {
  package static let name = "complaint.investigate"

  package var complaint: ComplaintID
  package var finding: PersonalText
  package var attempt: Bool

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    finding = try fields.words("finding")
    attempt = try fields.optionalFlag("attempt") ?? false
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openComplaint(complaint)
    var event = InvestigationRecorded()
    event.complaint = complaint
    event.customer = state.filed.customer
    event.finding = finding
    event.attempt = attempt
    return [.investigationRecorded(event)]
  }
}
