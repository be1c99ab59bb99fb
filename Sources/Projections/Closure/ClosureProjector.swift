package import CustomerService
package import EventSourcing

/// How complaints come in, are closed and come back, by day and group (投诉结案率, domain.md §3.2).
///
/// A complaint that is re-assessed, corrected or leaves the figures takes all it ever added with it, so old
/// months restate by themselves.
package enum ClosureProjector: Projector {
  package static let name = "closure"
  package static let version = 5
  package static let events: Set<EventName> = [
    .complaintFiled, .complaintAmended, .complaintAssessed, .complaintClosed,
    .complaintReopened, .complaintDuplicateMarked, .complaintInvalidMarked,
  ]

  package static func project(
    _ recorded: Recorded<ServiceEvent>, into model: ReadModel, zone: BusinessZone
  ) throws {
    switch recorded.event {
    case .complaintFiled(let filed):
      let row = ComplaintRow(
        groups: try groups(of: filed, model), filedAt: recorded.occurredAt,
        resolveDue: filed.resolveDue)
      replace(filed.complaint, nil, row, in: model, zone)
    case .complaintAmended(let amended):
      guard let dimension = Dimension(name: amended.change.field) else { return }
      try update(amended.complaint, in: model, zone) { row in
        row.groups[dimension] = try model.number(of: amended.change.after, in: dimension)
      }
    case .complaintAssessed(let assessed):
      try update(assessed.complaint, in: model, zone) { row in
        row.groups[.category] = try model.number(of: assessed.category.rawValue, in: .category)
        row.groups[.severity] = try model.number(of: assessed.severity.rawValue, in: .severity)
      }
    case .complaintClosed(let closed):
      try update(closed.complaint, in: model, zone) { $0.turns.append(recorded.occurredAt) }
    case .complaintReopened(let reopened):
      try update(reopened.complaint, in: model, zone) { $0.turns.append(recorded.occurredAt) }
    case .complaintDuplicateMarked(let marked):
      try remove(marked.complaint, from: model, zone)
    case .complaintInvalidMarked(let marked):
      try remove(marked.complaint, from: model, zone)
    default: break
    }
  }

  package static func facts(of event: ServiceEvent) -> [Tag] {
    switch event {
    case .complaintFiled(let event): [event.complaint.tag]
    case .complaintAmended(let event): [event.complaint.tag]
    case .complaintAssessed(let event): [event.complaint.tag]
    case .complaintClosed(let event): [event.complaint.tag]
    case .complaintReopened(let event): [event.complaint.tag]
    case .complaintDuplicateMarked(let event): [event.complaint.tag]
    case .complaintInvalidMarked(let event): [event.complaint.tag]
    default: []
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
    return groups
  }

  private static func update(
    _ complaint: ComplaintID, in model: ReadModel, _ zone: BusinessZone,
    _ change: (inout ComplaintRow) throws -> Void
  ) throws {
    guard let old = try row(complaint, model) else { return }
    var new = old
    try change(&new)
    replace(complaint, old, new, in: model, zone)
  }

  private static func remove(
    _ complaint: ComplaintID, from model: ReadModel, _ zone: BusinessZone
  ) throws {
    guard let old = try row(complaint, model) else { return }
    replace(complaint, old, nil, in: model, zone)
  }

  private static func row(_ complaint: ComplaintID, _ model: ReadModel) throws -> ComplaintRow? {
    try model.row(RowKey(entity: complaint.text)).flatMap(ComplaintRow.init(bytes:))
  }

  private static func replace(
    _ complaint: ComplaintID, _ old: ComplaintRow?, _ new: ComplaintRow?, in model: ReadModel,
    _ zone: BusinessZone
  ) {
    var added = new?.contributions(in: zone) ?? []
    var removed = old?.contributions(in: zone) ?? []
    if let old, let new, old.groups == new.groups {
      removed = removed.filter { contribution in
        guard let index = added.firstIndex(of: contribution) else { return true }
        added.remove(at: index)
        return false
      }
    }
    if let old { apply(removed, sign: -1, of: complaint, old.groups, model) }
    if let new { apply(added, sign: 1, of: complaint, new.groups, model) }
    model.setRow(RowKey(entity: complaint.text), new?.bytes)
  }

  private static func apply(
    _ contributions: [ComplaintRow.Contribution], sign: Int64, of complaint: ComplaintID,
    _ groups: Groups, _ model: ReadModel
  ) {
    for part in contributions {
      model.add(
        part.counters &* Counters(repeating: sign), of: complaint.tag, part.table, day: part.day,
        other: part.other, groups: groups)
    }
  }
}
