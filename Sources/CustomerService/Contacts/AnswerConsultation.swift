package import EventSourcing

/// An inquiry is answered, once: 咨询答复.
package struct AnswerConsultation: Command {
  package static let name = "contact.answer"

  package var contact: ContactID
  package var answer: PersonalText

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    contact = try fields.id("contact")
    answer = try fields.words("answer")
  }

  package var stream: Tag { contact.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.fold(ContactState.self, contact)
    guard let recorded = state.recorded else { throw Refusal.notFound(.contact, contact.text) }
    guard recorded.kind == .inquiry else { throw Refusal.notInquiry(contact.text) }
    guard !state.isAnswered else { throw Refusal.alreadyAnswered(.contact, contact.text) }
    try context.requireOrder(after: state.lastOccurredAt)
    var event = ConsultationAnswered()
    event.contact = contact
    event.customer = recorded.customer
    event.answer = answer
    return [.consultationAnswered(event)]
  }
}
