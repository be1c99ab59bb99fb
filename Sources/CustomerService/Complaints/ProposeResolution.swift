package import EventSourcing

/// A remedy is offered to the customer: 提出方案.
package struct ProposeResolution: Command {
  package static let name = "complaint.propose"

  package var complaint: ComplaintID
  package var remedy: PersonalText
  package var compensationFen: Int64?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    remedy = try fields.words("remedy")
    compensationFen = try fields.optionalMoney("compensationFen")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.openComplaint(complaint)
    var event = ResolutionProposed()
    event.complaint = complaint
    event.customer = state.filed.customer
    event.remedy = remedy
    event.compensationFen = compensationFen
    event.workedMs = try context.workingTime(since: state)
    return [.resolutionProposed(event)]
  }
}
