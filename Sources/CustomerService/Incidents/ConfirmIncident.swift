package import EventSourcing

/// An incident was looked into and is as reported: 核实.
///
/// From then on an accident counts in the rate of the day on which it happened.
package struct ConfirmIncident: Command {
  package static let name = "incident.confirm"
  package static let roles = Role.leaders

  package var incident: IncidentID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    incident = try fields.id("incident")
  }

  package var stream: Tag { incident.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let known = try context.openIncident(incident)
    guard !known.state.isConfirmed else { throw Refusal.alreadyConfirmed(incident.text) }
    var event = IncidentConfirmed()
    event.incident = incident
    event.category = known.state.category
    event.kind = known.reported.kind
    event.severity = known.reported.severity
    event.happened = known.happened
    event.group = known.reported.group
    return [.incidentConfirmed(event)]
  }
}
