package import EventSourcing

/// The superior to whom a complaint was taken says what is to be done: 上级答复.
///
/// For that level and above; an escalation that followed a reopening is answered alike.
package struct AnswerComplaintEscalation: Command {
  package static let name = "complaint.answer"
  package static let roles = Role.leaders

  package var complaint: ComplaintID
  package var answer: PersonalText

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    complaint = try fields.id("complaint")
    answer = try fields.words("answer")
  }

  package var stream: Tag { complaint.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.liveComplaint(complaint)
    guard let level = state.openEscalation else { throw Refusal.notEscalated(complaint.text) }
    try context.requireRole(at: level)
    var event = ComplaintEscalationAnswered()
    event.complaint = complaint
    event.customer = state.filed.customer
    event.level = level
    event.answer = answer
    return [.complaintEscalationAnswered(event)]
  }
}
