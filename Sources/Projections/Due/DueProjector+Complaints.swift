internal import CustomerService
internal import EventSourcing

/// Complaints: open ones in one table, closed ones, which may be reopened, in another.
extension DueProjector {
  static let complaintEvents: Set<EventName> = [
    .complaintFiled, .complaintAmended, .complaintAcknowledged, .complaintAssessed,
    .handlerAssigned, .complaintClosed, .complaintReopened, .complaintEscalated,
    .complaintEscalationAnswered, .complaintDuplicateMarked, .complaintInvalidMarked,
    .complaintPaused, .complaintResumed,
  ]

  static func projectComplaint(
    _ recorded: Recorded<ServiceEvent>, _ model: ReadModel
  ) throws {
    let moment = recorded.occurredAt
    switch recorded.event {
    case .complaintFiled(let event):
      model.write(try duty(of: event, filedAt: moment, model), open(event.complaint))
    case .complaintAmended(let event):
      let value = event.change.after
      switch event.change.field {
      case "technician":
        let technician = try model.person(value)
        try change(event.complaint, model) { $0.technician = technician }
      case "team":
        let team = try model.team(value)
        try change(event.complaint, model) { $0.team = team }
      default: break
      }
    case .complaintAcknowledged(let event):
      try change(event.complaint, model) { $0.isAcknowledged = true }
    case .complaintAssessed(let event):
      try change(event.complaint, model) { $0.severity = TermNumber(event.severity) }
    case .handlerAssigned(let event):
      let handler = try model.person(event.handler)
      try change(event.complaint, model) { $0.handler = handler }
    case .complaintEscalated(let event):
      try change(event.complaint, model) { duty in
        duty.escalatedAt = moment
        duty.level = TermNumber(event.level)
      }
    case .complaintEscalationAnswered(let event):
      try change(event.complaint, model) { $0.escalatedAt = nil }
    case .complaintPaused(let event):
      try change(event.complaint, model) { $0.isPaused = true }
    case .complaintResumed(let event):
      try change(event.complaint, model) { $0.isPaused = false }
    case .complaintClosed(let event):
      guard var duty = try model.read(open(event.complaint), as: ComplaintDuty.self) else { return }
      duty.closedAt = moment
      duty.isPaused = false
      model.removeRow(open(event.complaint))
      model.write(duty, closed(event.complaint))
    case .complaintReopened(let event):
      try reopen(event, moment, model)
    case .complaintDuplicateMarked(let event): remove(event.complaint, model)
    case .complaintInvalidMarked(let event): remove(event.complaint, model)
    default: break
    }
  }

  private static func open(_ id: ComplaintID) -> RowKey { DueTable.openComplaints.key(id.text) }

  private static func closed(_ id: ComplaintID) -> RowKey { DueTable.closedComplaints.key(id.text) }

  private static func duty(
    of filed: ComplaintFiled, filedAt: Timestamp, _ model: ReadModel
  ) throws -> ComplaintDuty {
    var duty = ComplaintDuty()
    duty.filedAt = filedAt
    duty.acknowledgeDue = filed.acknowledgeDue
    duty.resolveDue = filed.resolveDue
    duty.severity = TermNumber(filed.severity)
    duty.technician = try model.person(filed.technician?.text)
    duty.team = try model.team(filed.team)
    duty.customer = filed.customer.text
    return duty
  }

  /// The limits are those of the filing; of what is no longer remembered, the limit was long ago.
  private static func reopen(
    _ event: ComplaintReopened, _ moment: Timestamp, _ model: ReadModel
  ) throws {
    var duty: ComplaintDuty
    if let remembered = try model.read(closed(event.complaint), as: ComplaintDuty.self) {
      duty = remembered
    } else {
      duty = ComplaintDuty()
      duty.filedAt = moment
      duty.resolveDue = moment
      duty.isAcknowledged = true
      duty.customer = event.customer.text
    }
    duty.closedAt = nil
    model.removeRow(closed(event.complaint))
    model.write(duty, open(event.complaint))
  }

  private static func change(
    _ id: ComplaintID, _ model: ReadModel, _ change: (inout ComplaintDuty) -> Void
  ) throws {
    if try !model.update(open(id), change) { try model.update(closed(id), change) }
  }

  /// A void complaint is not worked on, and nobody is called about it.
  private static func remove(_ id: ComplaintID, _ model: ReadModel) {
    model.removeRow(open(id))
    model.removeRow(closed(id))
    model.removeRow(DueTable.followUps.key(id.tag.text))
  }
}
