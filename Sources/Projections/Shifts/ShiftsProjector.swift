package import CustomerService
package import EventSourcing

/// The regular hours of technicians, for their utilisation (利用率, domain.md §3.3).
///
/// A cell holds by how many minutes the shifts of each weekday change on a day, so that few cells
/// describe hours without end, and the minutes of a period are a sum over the changes before its
/// end. A shift counts whole on the day on which it begins. Time off does not shorten it; days
/// after the last one and, of lent staff, outside the loans have none. A change of teams counts from
/// its own day on.
package enum ShiftsProjector: Projector {
  package static let name = "shifts"
  package static let version = 1
  package static let events: Set<EventName> = [
    .technicianRegistered, .technicianUpdated, .shiftSet, .technicianSeconded, .technicianLeft,
  ]

  package static func facts(of event: ServiceEvent) -> [Tag] {
    switch event {
    case .technicianRegistered(let event): [event.technician.tag]
    case .technicianUpdated(let event): [event.technician.tag]
    case .shiftSet(let event): [event.technician.tag]
    case .technicianSeconded(let event): [event.technician.tag]
    case .technicianLeft(let event): [event.technician.tag]
    default: []
    }
  }

  package static func project(
    _ recorded: Recorded<ServiceEvent>, into model: ReadModel, zone: BusinessZone
  ) throws {
    let day = zone.date(of: recorded.occurredAt).daysSinceEpoch
    switch recorded.event {
    case .technicianRegistered(let event):
      let team = try model.number(of: event.team, in: .team)
      try update(event.technician, model) { $0.join(team: team, on: day) }
    case .technicianUpdated(let event):
      guard let name = event.team else { return }
      let team = try model.number(of: name, in: .team)
      try update(event.technician, model) { $0.join(team: team, on: day) }
    case .shiftSet(let event):
      try update(event.technician, model) { $0.set(event) }
    case .technicianSeconded(let event):
      try update(event.technician, model) { $0.lend(event) }
    case .technicianLeft(let event):
      try update(event.technician, model) { $0.lastDay = event.lastDay.daysSinceEpoch }
    default: break
    }
  }

  private static func update(
    _ technician: TechnicianID, _ model: ReadModel, _ change: (inout ShiftRow) -> Void
  ) throws {
    let key = RowKey(entity: technician.text)
    let old = try model.row(key, as: ShiftRow.self) ?? ShiftRow()
    var new = old
    change(&new)
    var groups = Groups()
    groups[.technician] = try model.number(of: technician.text, in: .technician)
    let (before, after) = (old.changes, new.changes)
    for (part, sign) in before.filter({ !after.contains($0) }).map({ ($0, Int64(-1)) })
      + after.filter({ !before.contains($0) }).map({ ($0, Int64(1)) })
    {
      groups[.team] = part.team
      model.add(
        part.minutes &* Counters(repeating: sign), of: technician.tag, .shiftChanges,
        day: part.day, groups: groups)
    }
    model.setRow(key, new)
  }
}
