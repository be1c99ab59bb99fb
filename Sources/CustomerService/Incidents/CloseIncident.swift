package import EventSourcing

/// An incident ends with its cause and its loss: 事故结案.
///
/// An accident must be confirmed first; the director or the general manager ends serious ones.
package struct CloseIncident: Command {
  package static let name = "incident.close"
  package static let roles = Role.leaders

  package var incident: IncidentID
  package var cause: PersonalText
  /// In fen.
  package var loss: Int64

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    incident = try fields.id("incident")
    cause = try fields.words("cause")
    loss = try fields.optionalMoney("lossFen") ?? 0
  }

  package var stream: Tag { incident.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let known = try context.openIncident(incident)
    guard known.state.isConfirmed || known.state.category == .near_miss else {
      throw Refusal.notConfirmed(incident.text)
    }
    guard known.reported.severity == .minor || Role.approvers.contains(context.role) else {
      throw Refusal.approvalRequired
    }
    var event = IncidentClosed()
    event.incident = incident
    event.cause = cause
    event.lossFen = loss
    return [.incidentClosed(event)]
  }
}
