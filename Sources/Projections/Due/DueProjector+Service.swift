internal import CustomerService
internal import EventSourcing

/// Assignments until they are fulfilled, and visits until they are rated.
extension DueProjector {
  static let serviceEvents: Set<EventName> = [
    .technicianAssigned, .technicianReassigned, .assignmentRescheduled, .assignmentCancelled,
    .visitLogged, .visitAmended, .visitVoided, .surveyRecorded, .ratingVoided,
  ]

  static func projectService(
    _ recorded: Recorded<ServiceEvent>, _ model: ReadModel, _ zone: BusinessZone
  ) throws {
    switch recorded.event {
    case .technicianAssigned(let event):
      var duty = AssignmentDuty()
      duty.start = event.start
      duty.end = event.end
      duty.technician = try model.person(event.technician.text)
      duty.team = try model.team(event.team)
      duty.customer = event.customer.text
      model.write(duty, live(event.order, duty, zone))
    case .technicianReassigned(let event):
      guard let key = live(event.order, event.days) else { return }
      try model.update(key) { (duty: inout AssignmentDuty) in
        duty.technician = try model.person(event.technician.text)
        duty.team = try model.team(event.team)
      }
    case .assignmentRescheduled(let event):
      var old = AssignmentDuty()
      old.end = event.oldEnd
      guard var duty = try model.read(live(event.order, old, zone), as: AssignmentDuty.self)
      else { return }
      model.removeRow(live(event.order, old, zone))
      duty.start = event.start
      duty.end = event.end
      model.write(duty, live(event.order, duty, zone))
    case .assignmentCancelled(let event):
      if let key = live(event.order, event.days) { model.removeRow(key) }
    case .visitLogged(let event):
      try log(event, at: recorded.recordedAt, model)
    case .visitAmended(let event):
      try amend(event, at: recorded.recordedAt, model, zone)
    case .visitVoided(let event):
      for table in [DueTable.unratedVisits, .otherVisits] {
        model.removeRow(table.key(event.visit.text))
      }
      model.removeRow(DueTable.followUps.key(event.visit.tag.text))
      try undo(event.order, completedBy: event.visit, model, zone)
    case .surveyRecorded(let event):
      guard event.subject == .visit, let visit = event.ref else { return }
      try changeVisit(VisitID(visit), model) { $0.isRated = true }
    case .ratingVoided(let event):
      try changeVisit(event.visit, model) { $0.isRated = false }
    default: break
    }
  }

  /// The row of a live assignment whose window ends as that of `duty`.
  private static func live(
    _ order: OrderID, _ duty: AssignmentDuty, _ zone: BusinessZone
  ) -> RowKey {
    let window = ServiceWindow(start: duty.start, end: duty.end)
    return DueTable.openAssignments.key(window.lastDay(in: zone), order.text)
  }

  /// The row of a live assignment by the days of its window; nil without any.
  private static func live(_ order: OrderID, _ days: [String]) -> RowKey? {
    days.last.flatMap { CalendarDate($0) }.map { DueTable.openAssignments.key($0, order.text) }
  }

  private static func log(
    _ event: VisitLogged, at moment: Timestamp, _ model: ReadModel
  ) throws {
    if let key = live(event.order, event.days) {
      if event.outcome == .completed {
        try fulfil(event.order, key, by: event.visit, event.departed, at: moment, model)
      } else {
        try model.update(key) { (duty: inout AssignmentDuty) in duty.isVisited = true }
      }
    }
    guard isRemembered(event.departed, for: DueLimit.ratingShown, at: moment) else { return }
    var duty = VisitDuty()
    duty.departed = event.departed
    duty.isCompleted = event.outcome == .completed
    duty.isRated = event.score != nil
    duty.technician = try model.person(event.technician.text)
    duty.team = try model.team(event.team)
    duty.customer = event.customer.text
    model.write(duty, duty.table.key(event.visit.text))
  }

  private static func amend(
    _ event: VisitAmended, at moment: Timestamp, _ model: ReadModel, _ zone: BusinessZone
  ) throws {
    let value = event.change.after
    switch event.change.field {
    case "technician":
      let technician = try model.person(value)
      try changeVisit(event.visit, model) { $0.technician = technician }
    case "team":
      let team = try model.team(value)
      try changeVisit(event.visit, model) { $0.team = team }
    case "departed":
      guard let departed = value.flatMap({ Timestamp($0, in: zone) }) else { return }
      try changeVisit(event.visit, model) { $0.departed = departed }
    case "outcome":
      let isCompleted = event.outcome == .completed
      try changeVisit(event.visit, model) { $0.isCompleted = isCompleted }
      if isCompleted, let key = live(event.order, event.days) {
        try fulfil(event.order, key, by: event.visit, moment, at: moment, model)
      } else {
        try undo(event.order, completedBy: event.visit, model, zone)
      }
    default: break
    }
  }

  private static func fulfil(
    _ order: OrderID, _ key: RowKey, by visit: VisitID, _ completedAt: Timestamp,
    at moment: Timestamp, _ model: ReadModel
  ) throws {
    guard var duty = try model.read(key, as: AssignmentDuty.self) else { return }
    model.removeRow(key)
    guard isRemembered(completedAt, for: memory, at: moment) else { return }
    duty.completedBy = visit.text
    duty.completedAt = completedAt
    model.write(duty, DueTable.fulfilledAssignments.key(order.text))
  }

  /// Makes an assignment live again when `visit` completed it.
  private static func undo(
    _ order: OrderID, completedBy visit: VisitID, _ model: ReadModel, _ zone: BusinessZone
  ) throws {
    let key = DueTable.fulfilledAssignments.key(order.text)
    guard var duty = try model.read(key, as: AssignmentDuty.self), duty.completedBy == visit.text
    else { return }
    duty.completedBy = ""
    duty.completedAt = nil
    model.removeRow(key)
    model.write(duty, live(order, duty, zone))
  }

  private static func changeVisit(
    _ visit: VisitID, _ model: ReadModel, _ change: (inout VisitDuty) -> Void
  ) throws {
    for table in [DueTable.unratedVisits, .otherVisits] {
      guard var duty = try model.read(table.key(visit.text), as: VisitDuty.self) else { continue }
      change(&duty)
      if duty.table != table { model.removeRow(table.key(visit.text)) }
      model.write(duty, duty.table.key(visit.text))
      return
    }
  }
}
