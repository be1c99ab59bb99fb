package import EventSourcing

/// Departments work together on an incident: 多部门协调.
package struct RecordCoordination: Command {
  package static let name = "incident.coordinate"

  package var incident: IncidentID
  package var departments: [String]
  package var outcome: PersonalText

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    incident = try fields.id("incident")
    departments = try fields.list("departments")
    guard !departments.isEmpty else {
      throw MalformedField(
        "departments", Localized(zh: "至少一个部门", en: "at least one department"))
    }
    outcome = try fields.words("outcome")
  }

  package var stream: Tag { incident.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    _ = try context.openIncident(incident)
    var event = CoordinationRecorded()
    event.incident = incident
    event.departments = departments
    event.outcome = outcome
    return [.coordinationRecorded(event)]
  }
}
