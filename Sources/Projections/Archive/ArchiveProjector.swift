package import CustomerService
package import EventSourcing

/// How full the archive is and what its verification found (客户档案, domain.md §3.3).
///
/// A customer counts in the region of the day: one who moves leaves the months before as they were.
package enum ArchiveProjector: Projector {
  package static let name = "archive"
  package static let version = 1
  package static let events: Set<EventName> = [
    .customerRegistered, .customerUpdated, .customerRenamed, .archiveVerified, .customersMerged,
    .customersUnmerged,
  ]

  package static func project(
    _ recorded: Recorded<ServiceEvent>, into model: ReadModel, zone: BusinessZone
  ) throws {
    let day = zone.date(of: recorded.occurredAt).daysSinceEpoch
    guard let customer = facts(of: recorded.event).first else { return }
    let key = RowKey(entity: customer.id)
    let old = try model.row(key, as: ArchiveRow.self)
    var new = old ?? ArchiveRow()
    try change(&new, by: recorded.event, on: day, model)
    if case .archiveVerified(let event) = recorded.event {
      model.add(
        verification(event.correct), of: customer, .daily, day: day, groups: new.groups)
    }
    guard new != old else { return }
    if let old { add(old, -1, of: customer, on: day, model) }
    add(new, 1, of: customer, on: day, model)
    model.setRow(key, new)
  }

  package static func facts(of event: ServiceEvent) -> [Tag] {
    switch event {
    case .customerRegistered(let event): [event.customer.tag]
    case .customerUpdated(let event): [event.customer.tag]
    case .customerRenamed(let event): [event.customer.tag]
    case .archiveVerified(let event): [event.customer.tag]
    case .customersMerged(let event): [event.merged.tag]
    case .customersUnmerged(let event): [event.merged.tag]
    default: []
    }
  }

  private static func change(
    _ row: inout ArchiveRow, by event: ServiceEvent, on day: Int32, _ model: ReadModel
  ) throws {
    switch event {
    case .customerRegistered(let it):
      row.groups[.customer] = try model.number(of: it.customer.text, in: .customer)
      try fill(&row, it.name, it.phone, it.address, it.region, model)
    case .customerUpdated(let it):
      try fill(&row, it.name, it.phone, it.address, it.region, model)
    case .customerRenamed(let it): row.fill(.name, it.name)
    case .archiveVerified: row.verified = day
    case .customersMerged: row.isMerged = true
    case .customersUnmerged: row.isMerged = false
    default: break
    }
  }

  private static func fill(
    _ row: inout ArchiveRow, _ name: PersonalText?, _ phone: PersonalText?,
    _ address: PersonalText?,
    _ region: String?, _ model: ReadModel
  ) throws {
    row.fill(.name, name)
    row.fill(.phone, phone)
    row.fill(.address, address)
    row.fill(.region, region)
    if let region { row.groups[.region] = try model.number(of: region, in: .region) }
  }

  /// Adds what a customer counts for from `day` on, or takes it back.
  private static func add(
    _ row: ArchiveRow, _ sign: Int64, of customer: Tag, on day: Int32, _ model: ReadModel
  ) {
    let counters = row.counters &* Counters(repeating: sign)
    let month = day - Int32(CalendarDate(daysSinceEpoch: day).components.day - 1)
    model.add(counters, of: customer, .daily, day: day, groups: row.groups)
    model.add(counters, of: customer, .monthlyNet, day: month, groups: row.groups)
    guard let verified = row.verified, !row.isMerged else { return }
    model.add(
      single(sign), of: customer, .verifications, day: verified, other: .max, groups: row.groups)
    guard verified < day else { return }
    model.add(
      single(-sign), of: customer, .verifications, day: verified, other: day, groups: row.groups)
  }

  private static func single(_ count: Int64) -> Counters {
    var counters = Counters.zero
    counters[0] = count
    return counters
  }

  private static func verification(_ isCorrect: Bool) -> Counters {
    var counters = Counters.zero
    counters[3] = 1
    counters[4] = isCorrect ? 1 : 0
    return counters
  }
}
