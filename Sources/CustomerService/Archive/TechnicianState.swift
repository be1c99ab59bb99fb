package import EventSourcing

/// What the archive knows of a technician.
package struct TechnicianState: Folded {
  package let id: TechnicianID
  package private(set) var exists = false
  package private(set) var name: PersonalText?
  package private(set) var team: String?
  /// What the technician can do, by code, as it was last recorded.
  package private(set) var skills: [String: SkillAdded] = [:]
  package private(set) var shifts = Shifts()
  /// The spans of days for which another department lends the technician; none for own staff.
  package private(set) var secondments: [TechnicianSeconded] = []
  /// The last day in the department, once it is known.
  package private(set) var lastDay: CalendarDate?
  package private(set) var isErased = false
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: TechnicianID) { self.id = id }

  package static let events: [EventName] = [
    .technicianRegistered, .technicianUpdated, .skillAdded, .shiftSet, .technicianSeconded,
    .technicianLeft, .technicianErased,
  ]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .technicianRegistered(let event):
      exists = true
      name = event.name
      team = event.team
      for code in event.skills {
        var skill = SkillAdded()
        skill.technician = id
        skill.code = code
        skills[code] = skill
      }
    case .technicianUpdated(let event):
      name = event.name ?? name
      team = event.team ?? team
    case .skillAdded(let event): skills[event.code] = event
    case .shiftSet(let event): shifts.set(event)
    case .technicianSeconded(let event): secondments.append(event)
    case .technicianLeft(let event): lastDay = event.lastDay
    case .technicianErased: isErased = true
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }
}

extension DecisionContext {
  /// The technician `id`, who must be in the archive.
  func knownTechnician(_ id: TechnicianID) throws -> TechnicianState {
    let state = try fold(TechnicianState.self, id)
    guard state.exists else { throw Refusal.notFound(.technician, id.text) }
    if state.isErased { throw Refusal.sealing(.erased(.technician, id.text)) }
    return state
  }
}
