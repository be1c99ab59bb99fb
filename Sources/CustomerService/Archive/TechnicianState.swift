package import EventSourcing

/// What the archive knows of a technician.
package struct TechnicianState: Folded {
  package private(set) var exists = false
  package private(set) var team: String?

  package init(id: TechnicianID) {}

  package static let events: [EventName] = [.technicianRegistered]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    guard case .technicianRegistered(let event) = recorded.event else { return }
    exists = true
    team = event.team
  }
}

extension DecisionContext {
  /// The technician `id`, who must be in the archive.
  func knownTechnician(_ id: TechnicianID) throws -> TechnicianState {
    let state = try fold(TechnicianState.self, id)
    guard state.exists else { throw Refusal.notFound(.technician, id.text) }
    return state
  }
}
