package import EventSourcing

/// An accident turns out to be a near miss, even after its end: 降级为未遂.
///
/// It leaves the rate of the day on which it happened.
package struct DowngradeIncident: Command {
  package static let name = "incident.downgrade"
  package static let roles = EscalationLevel.director.roles

  package var incident: IncidentID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    incident = try fields.id("incident")
  }

  package var stream: Tag { incident.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let known = try context.knownIncident(incident)
    guard known.state.category == .accident else { throw Refusal.notAccident(incident.text) }
    try context.requireOrder(after: known.state.lastOccurredAt)
    try context.requireReason()
    var event = IncidentDowngraded()
    event.incident = incident
    event.kind = known.reported.kind
    event.severity = known.reported.severity
    event.happened = known.happened
    event.wasConfirmed = known.state.isConfirmed
    event.group = known.reported.group
    return [.incidentDowngraded(event)]
  }
}
