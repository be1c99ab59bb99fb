package import EventSourcing

/// The superior says what is to be done, once: 上级答复.
///
/// For the level to which it was raised, and above.
package struct AnswerEscalation: Command {
  package static let name = "escalation.answer"
  package static let roles = Role.leaders

  package var escalation: EscalationID
  package var answer: PersonalText

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    escalation = try fields.id("escalation")
    answer = try fields.words("answer")
  }

  package var stream: Tag { escalation.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.fold(EscalationState.self, escalation)
    guard let raised = state.raised else { throw Refusal.notFound(.escalation, escalation.text) }
    guard !state.isAnswered else { throw Refusal.alreadyAnswered(.escalation, escalation.text) }
    try context.requireRole(at: raised.level)
    try context.requireOrder(after: state.lastOccurredAt)
    var event = EscalationAnswered()
    event.escalation = escalation
    event.customer = raised.customer
    event.level = raised.level
    event.answer = answer
    return [.escalationAnswered(event)]
  }
}
