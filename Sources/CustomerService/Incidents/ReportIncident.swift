package import EventSourcing

/// Something harmed somebody or something, or nearly did: 突发事件上报.
///
/// Its business time is when it happened.
package struct ReportIncident: Command {
  package static let name = "incident.report"

  package var incident: IncidentID
  package var category: IncidentClass
  package var kind: IncidentNature
  package var severity: Severity
  package var description: PersonalText?
  package var customer: CustomerID?
  package var visit: VisitID?
  package var group: FigureGroup

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    incident = try fields.id("incident")
    category = try fields.term("class")
    kind = try fields.term("kind")
    severity = try fields.term("severity")
    description = try fields.optionalWords("description")
    customer = try fields.optionalID("customer")
    visit = try fields.optionalID("visit")
    group = try FigureGroup(&fields)
  }

  package var stream: Tag { incident.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try context.fold(IncidentState.self, incident).reported == nil else {
      throw Refusal.alreadyExists(.incident, incident.text)
    }
    let customerNow = try customer.map(context.knownCustomer)
    let visited = try visit.map { try context.visit($0, of: customer) }
    var event = IncidentReported()
    event.incident = incident
    event.category = category
    event.kind = kind
    event.severity = severity
    event.description = description
    event.customer = customerNow?.id ?? visited?.customer
    event.visit = visit
    event.group = try group.filled(
      from: visited.map(FigureGroup.init(of:)) ?? FigureGroup(), of: event.customer, context)
    return [.incidentReported(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try customer.map(context.mergeWarning) ?? []
  }
}
