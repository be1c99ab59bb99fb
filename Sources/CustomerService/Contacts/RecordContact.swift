package import EventSourcing

/// Somebody comes, calls or writes, or staff get in touch: 接待登记.
///
/// The customer may be missing: who asks about a service need not be in the archive.
package struct RecordContact: Command {
  package static let name = "contact.record"

  package var contact: ContactID
  package var customer: CustomerID?
  package var channel: ContactChannel
  package var kind: ContactPurpose
  package var summary: PersonalText
  package var visit: VisitID?
  package var group: FigureGroup

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    contact = try fields.id("contact")
    customer = try fields.optionalID("customer")
    channel = try fields.term("channel")
    kind = try fields.term("kind")
    summary = try fields.words("summary")
    visit = try fields.optionalID("visit")
    group = try FigureGroup(&fields)
  }

  package var stream: Tag { contact.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try context.fold(ContactState.self, contact).recorded == nil else {
      throw Refusal.alreadyExists(.contact, contact.text)
    }
    let customerNow = try customer.map(context.knownCustomer)
    let visited = try visit.map { try context.visit($0, of: customer) }
    var event = ContactRecorded()
    event.contact = contact
    event.customer = customerNow?.id ?? visited?.customer
    event.channel = channel
    event.kind = kind
    event.summary = summary
    event.visit = visit
    event.group = try group.filled(
      from: visited.map(FigureGroup.init(of:)) ?? FigureGroup(), of: event.customer, context)
    return [.contactRecorded(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try customer.map(context.mergeWarning) ?? []
  }
}
