package import CustomerService
package import EventSourcing

/// Renewable contracts by scheduled end and what became of them (续单率, domain.md §3.2).
package enum RenewalProjector: Projector {
  package static let name = "renewal"
  package static let version = 5
  package static let events: Set<EventName> = [
    .contractSigned, .contractAmended, .contractRenewed, .renewalCancelled, .renewalDeclined,
    .contractTerminated, .contractVoided,
  ]

  package static func project(
    _ recorded: Recorded<ServiceEvent>, into model: ReadModel, zone: BusinessZone
  ) throws {
    switch recorded.event {
    case .contractSigned(let signed):
      try add(signed, model)
    case .contractAmended(let amended):
      try amend(amended, model)
    case .contractRenewed(let renewed):
      try change(renewed.contract, to: .renewed, model)
      try add(renewed.successorTerms, model)
    case .renewalCancelled(let cancelled):
      try change(cancelled.contract, to: .undecided, model)
      try remove(cancelled.successor, model)
    case .renewalDeclined(let declined):
      try change(declined.contract, to: .declined, model)
    case .contractTerminated(let terminated):
      try change(terminated.contract, to: .terminated, model)
    case .contractVoided(let voided):
      try remove(voided.contract, model)
    default: break
    }
  }

  package static func facts(of event: ServiceEvent) -> [Tag] {
    switch event {
    case .contractSigned(let event): [event.contract.tag]
    case .contractAmended(let event): [event.contract.tag]
    case .contractRenewed(let event): [event.contract.tag, event.successor.tag]
    case .renewalCancelled(let event): [event.contract.tag, event.successor.tag]
    case .renewalDeclined(let event): [event.contract.tag]
    case .contractTerminated(let event): [event.contract.tag]
    case .contractVoided(let event): [event.contract.tag]
    default: []
    }
  }

  private static func add(_ terms: ContractSigned, _ model: ReadModel) throws {
    var member = ContractRow(end: terms.end.daysSinceEpoch, priceFen: terms.priceFen ?? 0)
    member.groups[.service] = try model.number(of: terms.service, in: .service)
    member.groups[.region] = try model.number(of: terms.region, in: .region)
    member.groups[.contract] = try model.number(of: terms.contract.text, in: .contract)
    member.groups[.customer] = try model.number(of: terms.customer.text, in: .customer)
    member.isRenewable = terms.renewable
    replace(terms.contract, nil, member, model)
  }

  private static func amend(_ amended: ContractAmended, _ model: ReadModel) throws {
    guard let old = try member(amended.contract, model) else { return }
    var new = old
    let value = amended.change.after
    switch amended.change.field {
    case "end": new.end = value.flatMap { CalendarDate($0)?.daysSinceEpoch } ?? old.end
    case "priceFen": new.priceFen = value.flatMap { Int64($0) } ?? 0
    case "service": new.groups[.service] = try model.number(of: value, in: .service)
    case "region": new.groups[.region] = try model.number(of: value, in: .region)
    case "renewable": new.isRenewable = value == "true"
    default: return
    }
    replace(amended.contract, old, new, model)
  }

  private static func change(
    _ contract: ContractID, to decision: ContractRow.Decision, _ model: ReadModel
  ) throws {
    guard let old = try member(contract, model) else { return }
    if old.decision == .renewed, decision == .terminated { return }
    var new = old
    new.decision = decision
    replace(contract, old, new, model)
  }

  private static func remove(_ contract: ContractID, _ model: ReadModel) throws {
    guard let old = try member(contract, model) else { return }
    replace(contract, old, nil, model)
  }

  static func member(_ contract: ContractID, _ model: ReadModel) throws -> ContractRow? {
    try model.row(RowKey(entity: contract.text), as: ContractRow.self)
  }

  private static func replace(
    _ contract: ContractID, _ old: ContractRow?, _ new: ContractRow?, _ model: ReadModel
  ) {
    for (row, sign) in [(old, -1), (new, 1)] as [(ContractRow?, Int64)] {
      guard let row else { continue }
      model.add(row.counters(sign), of: contract.tag, .daily, day: row.end, groups: row.groups)
    }
    model.setRow(RowKey(entity: contract.text), new)
  }
}
