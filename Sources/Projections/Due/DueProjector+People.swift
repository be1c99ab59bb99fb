internal import CustomerService
internal import EventSourcing

/// The certificates of technicians, and who customers are.
extension DueProjector {
  static let peopleEvents: Set<EventName> = [
    .technicianRegistered, .technicianUpdated, .skillAdded, .technicianLeft, .customersMerged,
    .customersUnmerged,
  ]

  static func projectPeople(
    _ recorded: Recorded<ServiceEvent>, _ model: ReadModel, _ zone: BusinessZone
  ) throws {
    switch recorded.event {
    case .technicianRegistered(let event):
      var duty = TechnicianDuty()
      duty.team = try model.team(event.team)
      model.write(duty, DueTable.technicians.key(event.technician.text))
    case .technicianUpdated(let event):
      guard let name = event.team else { return }
      let team = try model.team(name)
      try model.update(DueTable.technicians.key(event.technician.text)) {
        (duty: inout TechnicianDuty) in duty.team = team
      }
    case .technicianLeft(let event):
      try model.update(DueTable.technicians.key(event.technician.text)) {
        (duty: inout TechnicianDuty) in duty.leaves = zone.end(of: event.lastDay)
      }
    case .skillAdded(let event):
      let technician = DueTable.technicians.key(event.technician.text)
      guard try model.read(technician, as: TechnicianDuty.self) != nil else { return }
      let key = DueTable.certificates.key(
        try model.person(event.technician.text), try model.number(of: event.code, in: .service))
      let expiry = event.certificateExpiry.map { CertificateDuty(due: zone.end(of: $0)) }
      model.write(expiry, key)
    case .customersMerged(let event):
      model.write(
        AliasDuty(survivor: event.survivor.text), DueTable.aliases.key(event.merged.text))
    case .customersUnmerged(let event):
      model.removeRow(DueTable.aliases.key(event.merged.text))
    default: break
    }
  }
}
