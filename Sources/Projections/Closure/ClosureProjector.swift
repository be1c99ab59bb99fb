package import CustomerService
package import EventSourcing

/// How complaints come in, are answered, closed, rated and come back, by day and group (投诉, domain.md
/// §3.2 and §3.3).
///
/// A complaint that is re-assessed, corrected, handed on or leaves the figures takes all it ever added
/// with it, so old months restate by themselves.
package enum ClosureProjector: Projector {
  package static let name = "closure"
  package static let version = 9
  package static let events: Set<EventName> = [
    .complaintFiled, .complaintAmended, .complaintAssessed, .handlerAssigned,
    .complaintAcknowledged, .resolutionProposed, .followUpRecorded, .complaintPaused,
    .complaintResumed, .complaintClosed, .complaintReopened, .complaintDuplicateMarked,
    .complaintInvalidMarked, .customersMerged, .customersUnmerged, .surveyRecorded,
  ]

  package static func project(
    _ recorded: Recorded<ServiceEvent>, into model: ReadModel, zone: BusinessZone
  ) throws {
    let moment = recorded.occurredAt
    let repeats = RepeatFinder(model: model, zone: zone)
    switch recorded.event {
    case .complaintFiled(let filed):
      let row = ComplaintRow(
        groups: try groups(of: filed, model), filedAt: moment, resolveDue: filed.resolveDue)
      try change(filed.complaint, in: model, zone) { $0 = row }
      let filing = Filing(
        complaint: filed.complaint, at: moment, position: recorded.position,
        category: row.groups[.category])
      try apply(repeats.add(filing, of: filed.customer), model, zone)
    case .complaintAssessed(let assessed): try assess(assessed, in: model, zone)
    case .complaintDuplicateMarked(let marked):
      try remove(marked.complaint, of: marked.customer, from: model, zone)
    case .complaintInvalidMarked(let marked):
      try remove(marked.complaint, of: marked.customer, from: model, zone)
    case .customersMerged(let event):
      try apply(repeats.merge(event.merged, into: event.survivor), model, zone)
    case .customersUnmerged(let event):
      try apply(repeats.unmerge(event.merged, from: event.survivor), model, zone)
    default:
      guard let complaint = complaint(of: recorded.event) else { return }
      try update(complaint, in: model, zone) { row in
        try change(&row, by: recorded.event, at: moment, model, zone)
      }
    }
  }

  /// What an event changes in the complaint that it is about, and in no other.
  private static func change(
    _ row: inout ComplaintRow, by event: ServiceEvent, at moment: Timestamp, _ model: ReadModel,
    _ zone: BusinessZone
  ) throws {
    switch event {
    case .complaintAmended(let amended):
      guard let dimension = Dimension(name: amended.change.field) else { return }
      row.groups[dimension] = try model.number(of: amended.change.after, in: dimension)
    case .handlerAssigned(let assigned):
      row.groups[.handler] = try model.number(of: assigned.handler, in: .handler)
    case .complaintAcknowledged(let it): row.acknowledge(at: moment, worked: it.workedMs)
    case .resolutionProposed(let it): row.respond(at: moment, worked: it.workedMs)
    case .followUpRecorded(let call):
      if call.connected { row.respond(at: moment, worked: call.workedMs) }
    case .complaintPaused(let it): row.pause(at: moment, worked: it.workedMs)
    case .complaintResumed(let it): row.resume(at: moment, worked: it.workedMs)
    case .surveyRecorded(let survey):
      row.rate(
        HandlingRating(
          score: survey.score, day: zone.date(of: moment).daysSinceEpoch,
          channel: try model.number(of: survey.channel?.rawValue, in: .channel)))
    case .complaintClosed(let it): row.close(at: moment, worked: it.workedMs)
    case .complaintReopened: row.reopen(at: moment)
    default: break
    }
  }

  package static func facts(of event: ServiceEvent) -> [Tag] {
    complaint(of: event).map { [$0.tag] } ?? []
  }

  private static func complaint(of event: ServiceEvent) -> ComplaintID? {
    switch event {
    case .complaintFiled(let event): event.complaint
    case .complaintAmended(let event): event.complaint
    case .complaintAssessed(let event): event.complaint
    case .handlerAssigned(let event): event.complaint
    case .complaintAcknowledged(let event): event.complaint
    case .resolutionProposed(let event): event.complaint
    case .followUpRecorded(let event): event.complaint
    case .surveyRecorded(let survey):
      survey.subject == .complaint ? survey.ref.map(ComplaintID.init) : nil
    case .complaintPaused(let event): event.complaint
    case .complaintResumed(let event): event.complaint
    case .complaintClosed(let event): event.complaint
    case .complaintReopened(let event): event.complaint
    case .complaintDuplicateMarked(let event): event.complaint
    case .complaintInvalidMarked(let event): event.complaint
    default: nil
    }
  }

  private static func groups(of filed: ComplaintFiled, _ model: ReadModel) throws -> Groups {
    var groups = Groups()
    groups[.technician] = try model.number(of: filed.technician?.text, in: .technician)
    groups[.team] = try model.number(of: filed.team, in: .team)
    groups[.service] = try model.number(of: filed.service, in: .service)
    groups[.region] = try model.number(of: filed.region, in: .region)
    groups[.channel] = try model.number(of: filed.channel.rawValue, in: .channel)
    groups[.category] = try model.number(of: filed.category.rawValue, in: .category)
    groups[.severity] = try model.number(of: filed.severity.rawValue, in: .severity)
    groups[.contract] = try model.number(of: filed.contract?.text, in: .contract)
    groups[.customer] = try model.number(of: filed.customer.text, in: .customer)
    return groups
  }

  private static func assess(
    _ assessed: ComplaintAssessed, in model: ReadModel, _ zone: BusinessZone
  ) throws {
    let category = try model.number(of: assessed.category.rawValue, in: .category)
    try update(assessed.complaint, in: model, zone) { row in
      row.groups[.category] = category
      row.groups[.severity] = try model.number(of: assessed.severity.rawValue, in: .severity)
    }
    guard let row = try row(assessed.complaint, model) else { return }
    let changes = try RepeatFinder(model: model, zone: zone).move(
      assessed.complaint, filedAt: row.filedAt, of: assessed.customer, to: category)
    try apply(changes, model, zone)
  }

  private static func remove(
    _ complaint: ComplaintID, of customer: CustomerID, from model: ReadModel, _ zone: BusinessZone
  ) throws {
    guard let old = try row(complaint, model) else { return }
    try change(complaint, in: model, zone) { $0 = nil }
    let changes = try RepeatFinder(model: model, zone: zone).remove(
      complaint, filedAt: old.filedAt, of: customer)
    try apply(changes, model, zone)
  }

  private static func apply(
    _ changes: [RepeatFinder.Change], _ model: ReadModel, _ zone: BusinessZone
  ) throws {
    for change in changes {
      try update(change.complaint, in: model, zone) { $0.isRepeat = change.isRepeat }
    }
  }

  private static func update(
    _ complaint: ComplaintID, in model: ReadModel, _ zone: BusinessZone,
    _ change: (inout ComplaintRow) throws -> Void
  ) throws {
    try self.change(complaint, in: model, zone) { row in
      guard var new = row.take() else { return }
      try change(&new)
      row = new
    }
  }

  private static func row(_ complaint: ComplaintID, _ model: ReadModel) throws -> ComplaintRow? {
    try model.row(RowKey(entity: complaint.text), as: ComplaintRow.self)
  }

  private static func change(
    _ complaint: ComplaintID, in model: ReadModel, _ zone: BusinessZone,
    _ body: (inout ComplaintRow?) throws -> Void
  ) throws {
    try model.change(RowKey(entity: complaint.text), zone, body)
  }
}
