internal import CustomerService
internal import EventSourcing

/// Escalations, inquiries, incidents, tasks, follow-ups and problems.
extension DueProjector {
  static let matterEvents: Set<EventName> = [
    .escalationRaised, .escalationAnswered, .contactRecorded, .consultationAnswered,
    .incidentReported, .incidentConfirmed, .incidentDowngraded, .incidentClosed, .taskAssigned,
    .taskCompleted, .followUpScheduled, .followUpRecorded, .problemOpened, .causeRecorded,
    .actionPlanned, .actionCompleted, .effectVerified, .problemClosed,
  ]

  static func projectMatter(
    _ recorded: Recorded<ServiceEvent>, _ model: ReadModel, _ zone: BusinessZone
  ) throws {
    let moment = recorded.occurredAt
    switch recorded.event {
    case .escalationRaised(let event):
      var duty = try matter(event.group, event.customer, moment, DueLimit.escalation, model)
      duty.level = TermNumber(event.level)
      model.write(duty, DueTable.escalations.key(event.escalation.text))
    case .escalationAnswered(let event):
      model.removeRow(DueTable.escalations.key(event.escalation.text))
    case .contactRecorded(let event):
      guard event.kind == .inquiry else { return }
      let duty = try matter(event.group, event.customer, moment, DueLimit.consultation, model)
      model.write(duty, DueTable.consultations.key(event.contact.text))
    case .consultationAnswered(let event):
      model.removeRow(DueTable.consultations.key(event.contact.text))
    case .taskAssigned(let event):
      guard let due = event.due else { return }
      var duty = MatterDuty(since: moment, due: due)
      duty.person = try model.person(event.owner)
      model.write(duty, DueTable.tasks.key(event.task.text))
    case .taskCompleted(let event): model.removeRow(DueTable.tasks.key(event.task.text))
    case .incidentReported, .incidentConfirmed, .incidentDowngraded, .incidentClosed:
      try projectIncident(recorded, model)
    case .followUpScheduled, .followUpRecorded: try projectFollowUp(recorded, model, zone)
    default: try projectProblem(recorded, model, zone)
    }
  }

  private static func matter(
    _ group: FigureGroup, _ customer: CustomerID?, _ since: Timestamp, _ limit: Int64,
    _ model: ReadModel
  ) throws -> MatterDuty {
    var duty = MatterDuty(since: since, due: since.advanced(byMilliseconds: limit))
    duty.person = try model.person(group.technician?.text)
    duty.team = try model.team(group.team)
    duty.customer = customer?.text ?? ""
    return duty
  }

  private static func projectIncident(
    _ recorded: Recorded<ServiceEvent>, _ model: ReadModel
  ) throws {
    switch recorded.event {
    case .incidentReported(let event):
      var duty = try matter(
        event.group, event.customer, recorded.occurredAt, DueLimit.incidentConfirmed, model)
      duty.severity = TermNumber(event.severity)
      if event.category == .near_miss { confirm(&duty) }
      model.write(duty, DueTable.incidents.key(event.incident.text))
    case .incidentConfirmed(let event):
      try model.update(DueTable.incidents.key(event.incident.text), confirm)
    case .incidentDowngraded(let event):
      try model.update(DueTable.incidents.key(event.incident.text), confirm)
    case .incidentClosed(let event):
      model.removeRow(DueTable.incidents.key(event.incident.text))
    default: break
    }
  }

  /// Nothing but its end is missing; a near miss needs no confirmation.
  private static func confirm(_ duty: inout MatterDuty) {
    duty.isConfirmed = true
    duty.due = duty.since.advanced(byMilliseconds: DueLimit.incidentClosed)
  }

  private static func projectFollowUp(
    _ recorded: Recorded<ServiceEvent>, _ model: ReadModel, _ zone: BusinessZone
  ) throws {
    switch recorded.event {
    case .followUpScheduled(let event):
      guard let key = subject(event.visit, event.complaint) else { return }
      var duty = try model.read(key, as: FollowUpDuty.self) ?? FollowUpDuty()
      duty.customer = event.customer.text
      var call = FollowUpDuty.Call(id: event.followUp.text, since: recorded.occurredAt)
      call.due = zone.end(of: event.due)
      call.technician = try model.person(event.group.technician?.text)
      call.team = try model.team(event.group.team)
      duty.calls.append(call)
      model.write(duty, key)
    case .followUpRecorded(let event):
      guard event.connected, let key = subject(event.visit, event.complaint),
        var duty = try model.read(key, as: FollowUpDuty.self)
      else { return }
      duty.calls.removeAll { $0.id == event.followUp.text }
      model.write(duty.calls.isEmpty ? nil : duty, key)
    default: break
    }
  }

  private static func subject(_ visit: VisitID?, _ complaint: ComplaintID?) -> RowKey? {
    (visit?.tag ?? complaint?.tag).map { DueTable.followUps.key($0.text) }
  }

  private static func projectProblem(
    _ recorded: Recorded<ServiceEvent>, _ model: ReadModel, _ zone: BusinessZone
  ) throws {
    switch recorded.event {
    case .problemOpened(let event):
      var duty = ProblemDuty()
      duty.openedAt = recorded.occurredAt
      duty.technician = try model.person(event.group.technician?.text)
      duty.team = try model.team(event.group.team)
      model.write(duty, problem(event.problem))
    case .causeRecorded(let event):
      try model.update(problem(event.problem)) { (duty: inout ProblemDuty) in
        duty.hasCause = true
      }
    case .actionPlanned(let event):
      var action = ProblemDuty.Action()
      action.id = event.action.text
      action.since = recorded.occurredAt
      action.due = zone.end(of: event.due)
      action.owner = try model.person(event.owner)
      try model.update(problem(event.problem)) { (duty: inout ProblemDuty) in
        duty.actions.append(action)
      }
    case .actionCompleted(let event):
      try change(event.action, of: event.problem, model) { $0.isCompleted = true }
    case .effectVerified(let event):
      try change(event.action, of: event.problem, model) { $0.isEffective = event.effective }
    case .problemClosed(let event): model.removeRow(problem(event.problem))
    default: break
    }
  }

  private static func problem(_ id: ProblemID) -> RowKey { DueTable.problems.key(id.text) }

  private static func change(
    _ action: ActionID, of problem: ProblemID, _ model: ReadModel,
    _ change: (inout ProblemDuty.Action) -> Void
  ) throws {
    try model.update(self.problem(problem)) { (duty: inout ProblemDuty) in
      guard let index = duty.actions.firstIndex(where: { $0.id == action.text }) else { return }
      change(&duty.actions[index])
    }
  }
}
