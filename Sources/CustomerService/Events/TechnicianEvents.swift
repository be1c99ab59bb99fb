package import EventSourcing

/// A technician joined the department.
package struct TechnicianRegistered: EventPayload {
  package var technician = TechnicianID("")
  package var name: String?
  package var team: String?
  package var skills: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "technician", &technician)
    try coder.field(2, "name", &name)
    try coder.field(3, "team", &team)
    try coder.field(4, "skills", &skills)
  }

  package var tags: [Tag] {
    [technician.tag]
  }
}
