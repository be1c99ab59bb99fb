package import EventSourcing

/// A technician joins the department: 技师登记.
package struct RegisterTechnician: Command {
  package static let name = "technician.register"

  package var technician: TechnicianID
  package var name: PersonalText?
  package var team: String?
  package var skills: [String]

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    technician = try fields.id("technician")
    name = try fields.optionalWords("name")
    team = try fields.optionalLabel("team")
    skills = try fields.list("skills")
  }

  package var stream: Tag { technician.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try !context.fold(TechnicianState.self, technician).exists else {
      throw Refusal.alreadyExists(.technician, technician.text)
    }
    try context.requireOpaque(technician)
    var event = TechnicianRegistered()
    event.technician = technician
    event.name = name
    event.team = team
    event.skills = skills
    return [.technicianRegistered(event)]
  }
}
