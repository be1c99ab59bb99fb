package import EventSourcing

/// Name or team of a technician change: 技师变更.
///
/// What is not given stays as it was. Assignments and visits keep the team of their day, so a month
/// in which somebody changes teams is split between both.
package struct UpdateTechnician: Command {
  package static let name = "technician.update"
  package static let roles = Role.leaders

  package var technician: TechnicianID
  package var name: PersonalText?
  package var team: String?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    technician = try fields.id("technician")
    name = try fields.optionalWords("name")
    team = try fields.optionalLabel("team")
  }

  package var stream: Tag { technician.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.knownTechnician(technician)
    try context.requireOrder(after: state.lastOccurredAt)
    var event = TechnicianUpdated()
    event.technician = technician
    event.name = name.unless(try context.opened(state.name))
    event.team = team == state.team ? nil : team
    guard event.name != nil || event.team != nil else { throw Refusal.nothingToChange }
    return [.technicianUpdated(event)]
  }
}
