package import EventSourcing

/// Staff take to a superior what they cannot settle themselves: 汇报上级.
///
/// A complaint is taken there with ``EscalateComplaint``.
package struct RaiseEscalation: Command {
  package static let name = "escalation.raise"

  package var escalation: EscalationID
  package var level: EscalationLevel
  package var kind: EscalationMatter
  package var summary: PersonalText
  package var customer: CustomerID?
  package var sources: [SourceRef]
  package var group: FigureGroup

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    escalation = try fields.id("escalation")
    level = try fields.term("level")
    kind = try fields.term("kind")
    summary = try fields.words("summary")
    customer = try fields.optionalID("customer")
    sources = try SourceRef.readList(&fields)
    group = try FigureGroup(&fields)
  }

  package var stream: Tag { escalation.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try context.fold(EscalationState.self, escalation).raised == nil else {
      throw Refusal.alreadyExists(.escalation, escalation.text)
    }
    let customerNow = try customer.map(context.knownCustomer)
    let facts = try context.facts(of: sources)
    var event = EscalationRaised()
    event.escalation = escalation
    event.level = level
    event.kind = kind
    event.summary = summary
    event.customer = customerNow?.id ?? facts.customer
    event.sources = sources.map(\.tag.text)
    event.group = try group.filled(from: facts.group, of: event.customer, context)
    return [.escalationRaised(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try customer.map(context.mergeWarning) ?? []
  }
}
