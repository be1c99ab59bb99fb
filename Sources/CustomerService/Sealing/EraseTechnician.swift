package import EventSourcing

/// Nobody shall be able to read what is recorded about a technician who left: 清除技师信息.
///
/// Law: Personal Information Protection Law, article 47. The days they worked, their skills, blocked
/// times and ratings stay under their id, which figures count; their name and the words and reasons
/// about them alone are lost. What a customer said of them is the customer's.
package struct EraseTechnician: Command {
  package static let name = "technician.erase"
  package static let roles: Set<Role> = [.privacy]

  package var technician: TechnicianID
  package var basis: ErasureBasis

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    technician = try fields.id("technician")
    basis = try fields.term("basis")
  }

  package var stream: Tag { technician.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let sealing = try context.fold(SealingState.self, SealingState.register)
    guard let start = sealing.start else { throw Refusal.sealing(.notEnabled) }
    let state = try context.knownTechnician(technician)
    guard let lastDay = state.lastDay, lastDay < context.zone.date(of: context.occurredAt) else {
      throw Refusal.sealing(.notLeft(technician, lastDay: state.lastDay))
    }
    try requireSealed(since: start, context)
    if let (entity, id) = try context.openMatter(of: technician) {
      throw Refusal.sealing(.stillOpen(entity, id))
    }
    var event = TechnicianErased()
    event.technician = technician
    event.basis = basis
    return [.technicianErased(event)]
  }

  private func requireSealed(since start: Position, _ context: DecisionContext) throws {
    let query = Query(types: [EventName.technicianRegistered.type], tags: [technician.tag])
    try context.history.visit(query) { recorded in
      guard recorded.position < start else { return }
      throw Refusal.sealing(.recordedOpenly(.technician, technician.text))
    }
  }
}
