package import CustomerService
package import EventSourcing

/// Confirmed accidents by the day on which they happened (事故率, domain.md §3.2).
///
/// One that turns out to be a near miss leaves that day, however late.
package enum IncidentsProjector: Projector {
  package static let name = "incidents"
  package static let version = 2
  package static let events: Set<EventName> = [
    .incidentReported, .incidentConfirmed, .incidentDowngraded,
  ]

  package static func facts(of event: ServiceEvent) -> [Tag] {
    switch event {
    case .incidentReported(let event): [event.incident.tag]
    case .incidentConfirmed(let event): [event.incident.tag]
    case .incidentDowngraded(let event): [event.incident.tag]
    default: []
    }
  }

  package static func project(
    _ recorded: Recorded<ServiceEvent>, into model: ReadModel, zone: BusinessZone
  ) throws {
    switch recorded.event {
    case .incidentReported(let reported):
      guard reported.category == .accident else { return }
      let accident = AccidentRow(
        day: zone.date(of: recorded.occurredAt).daysSinceEpoch,
        groups: try groups(of: reported, model))
      model.setRow(RowKey(entity: reported.incident.text), accident)
    case .incidentConfirmed(let confirmed):
      guard var accident = try row(confirmed.incident, model) else { return }
      accident.isConfirmed = true
      count(accident, 1, confirmed.incident, model)
      model.setRow(RowKey(entity: confirmed.incident.text), accident)
    case .incidentDowngraded(let downgraded):
      guard let accident = try row(downgraded.incident, model) else { return }
      if accident.isConfirmed { count(accident, -1, downgraded.incident, model) }
      model.removeRow(RowKey(entity: downgraded.incident.text))
    default: break
    }
  }

  private static func groups(of reported: IncidentReported, _ model: ReadModel) throws -> Groups {
    var groups = Groups()
    groups[.technician] = try model.number(of: reported.group.technician?.text, in: .technician)
    groups[.team] = try model.number(of: reported.group.team, in: .team)
    groups[.service] = try model.number(of: reported.group.service, in: .service)
    groups[.region] = try model.number(of: reported.group.region, in: .region)
    groups[.severity] = try model.number(of: reported.severity.rawValue, in: .severity)
    groups[.customer] = try model.number(of: reported.customer?.text, in: .customer)
    return groups
  }

  private static func row(_ incident: IncidentID, _ model: ReadModel) throws -> AccidentRow? {
    try model.row(RowKey(entity: incident.text), as: AccidentRow.self)
  }

  private static func count(
    _ accident: AccidentRow, _ change: Int64, _ incident: IncidentID, _ model: ReadModel
  ) {
    var counters = Counters.zero
    counters[0] = change
    model.add(counters, of: incident.tag, .daily, day: accident.day, groups: accident.groups)
  }
}
