package import CustomerService
package import EventSourcing

/// Visits by the day on which they ended: how many were completed and punctual, how long they took,
/// whether the customer was called afterwards, and whether one was enough for a repair
/// (domain.md §3.3).
///
/// Cells have the last day for a follow-up as their other day, so that what is still in time can be
/// told from what is late. A repair counts under its assignment, all else under the visit. A return
/// is another visit to the same assignment: work that goes wrong later is a new assignment or a
/// complaint, of which the log does not know that it is the same repair.
package enum VisitsProjector: Projector {
  package static let name = "visits"
  package static let version = 2
  package static let events: Set<EventName> = [
    .visitLogged, .visitAmended, .visitVoided, .followUpRecorded,
  ]

  package static func facts(of event: ServiceEvent) -> [Tag] {
    switch event {
    case .visitLogged(let event): [event.visit.tag]
    case .visitAmended(let event): [event.visit.tag]
    case .visitVoided(let event): [event.visit.tag]
    case .followUpRecorded(let event): event.visit.map { [$0.tag] } ?? []
    default: []
    }
  }

  package static func project(
    _ recorded: Recorded<ServiceEvent>, into model: ReadModel, zone: BusinessZone
  ) throws {
    switch recorded.event {
    case .visitLogged(let visit):
      var row = VisitRow(visit, in: zone)
      row.groups = try groups(of: visit, model)
      let isRepair = RepairServices.names.contains(visit.service)
      let repair = isRepair ? try repair(visit.order, model) ?? RepairOrder() : nil
      try replace(visit.visit, of: visit.order, repair, nil, row, model)
    case .visitAmended(let amended):
      guard let old = try row(amended.visit, model) else { return }
      var new = old
      try amend(&new, amended.change, model, zone)
      let repair = try repair(amended.order, model)
      try replace(amended.visit, of: amended.order, repair, old, new, model)
    case .visitVoided(let voided):
      guard let old = try row(voided.visit, model) else { return }
      let repair = try repair(voided.order, model)
      try replace(voided.visit, of: voided.order, repair, old, nil, model)
    case .followUpRecorded(let call):
      guard call.connected, let visit = call.visit, let old = try row(visit, model) else { return }
      let day = zone.date(of: recorded.occurredAt).daysSinceEpoch
      var new = old
      new.followedUp = min(old.followedUp ?? day, day)
      add(visit, old, new, model)
    default: break
    }
  }

  private static func groups(of visit: VisitLogged, _ model: ReadModel) throws -> Groups {
    var groups = Groups()
    groups[.technician] = try model.number(of: visit.technician.text, in: .technician)
    groups[.team] = try model.number(of: visit.team, in: .team)
    groups[.service] = try model.number(of: visit.service, in: .service)
    groups[.region] = try model.number(of: visit.region, in: .region)
    groups[.contract] = try model.number(of: visit.contract?.text, in: .contract)
    groups[.customer] = try model.number(of: visit.customer.text, in: .customer)
    return groups
  }

  private static func amend(
    _ row: inout VisitRow, _ change: Amendment, _ model: ReadModel, _ zone: BusinessZone
  ) throws {
    let moment = change.after.flatMap { Timestamp($0, in: zone) }
    switch change.field {
    case "technician", "team":
      guard let dimension = Dimension(name: change.field) else { return }
      row.groups[dimension] = try model.number(of: change.after, in: dimension)
    case "arrived": row.arrived = moment ?? row.arrived
    case "departed": if let moment { row.leave(at: moment, in: zone) }
    case "followUpDue":
      row.followUpDue =
        change.after.flatMap { CalendarDate($0)?.daysSinceEpoch } ?? row.followUpDue
    case "outcome": row.isCompleted = change.after == VisitOutcome.completed.rawValue
    default: break
    }
  }

  private static func replace(
    _ visit: VisitID, of order: OrderID, _ repair: RepairOrder?, _ old: VisitRow?,
    _ new: VisitRow?, _ model: ReadModel
  ) throws {
    guard old != new else { return }
    var repair = repair
    let before = try repair.flatMap { try outcome(of: $0, model) }
    add(visit, old, new, model)
    repair?.set(visit, stands: new != nil)
    guard let repair else { return }
    model.setRow(RowKey(.orders, order.text), repair.visits.isEmpty ? nil : repair)
    let after = try outcome(of: repair, model)
    guard before != after else { return }
    for (outcome, sign) in [(before, -1), (after, 1)] as [(RepairOrder.Outcome?, Int64)] {
      guard let outcome else { continue }
      add(outcome.counters, sign, of: order.tag, at: outcome.first, model)
    }
  }

  /// The visits of an assignment whose service is a repair.
  private static func repair(_ order: OrderID, _ model: ReadModel) throws -> RepairOrder? {
    try model.row(RowKey(.orders, order.text), as: RepairOrder.self)
  }

  private static func outcome(
    of repair: RepairOrder, _ model: ReadModel
  ) throws -> RepairOrder.Outcome? {
    RepairOrder.Outcome(try repair.visits.compactMap { try row($0, model) })
  }

  private static func row(_ visit: VisitID, _ model: ReadModel) throws -> VisitRow? {
    try model.row(RowKey(entity: visit.text), as: VisitRow.self)
  }

  private static func add(
    _ visit: VisitID, _ old: VisitRow?, _ new: VisitRow?, _ model: ReadModel
  ) {
    if let old { add(old.counters, -1, of: visit.tag, at: old, model) }
    if let new { add(new.counters, 1, of: visit.tag, at: new, model) }
    model.setRow(RowKey(entity: visit.text), new)
  }

  private static func add(
    _ counters: Counters, _ sign: Int64, of fact: @autoclosure () -> Tag, at visit: VisitRow,
    _ model: ReadModel
  ) {
    model.add(
      counters &* Counters(repeating: sign), of: fact(), .daily, day: visit.day,
      other: visit.followUpDue, groups: visit.groups)
  }
}
