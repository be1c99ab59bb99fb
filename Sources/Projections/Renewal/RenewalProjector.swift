package import CustomerService
package import EventSourcing

/// Renewable contracts by scheduled end and what became of them (续单率, domain.md §3.2).
package enum RenewalProjector: Projector {
  package static let name = "renewal"
  package static let version = 2
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

  private static func add(_ terms: ContractSigned, _ model: ReadModel) throws {
    var member = Member(end: terms.end.daysSinceEpoch, priceFen: terms.priceFen ?? 0)
    member.service = try model.number(of: terms.service, in: .service)
    member.region = try model.number(of: terms.region, in: .region)
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
    case "service": new.service = try model.number(of: value, in: .service)
    case "region": new.region = try model.number(of: value, in: .region)
    case "renewable": new.isRenewable = value == "true"
    default: return
    }
    replace(amended.contract, old, new, model)
  }

  private static func change(
    _ contract: ContractID, to decision: Decision, _ model: ReadModel
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

  private static func member(_ contract: ContractID, _ model: ReadModel) throws -> Member? {
    try model.row(RowKey(entity: contract.text)).flatMap(Member.init(bytes:))
  }

  private static func replace(
    _ contract: ContractID, _ old: Member?, _ new: Member?, _ model: ReadModel
  ) {
    if let old { model.add(old.counters(-1), .daily, day: old.end, groups: old.groups) }
    if let new { model.add(new.counters(1), .daily, day: new.end, groups: new.groups) }
    model.setRow(RowKey(entity: contract.text), new?.bytes)
  }

  private enum Decision: Int64 {
    case undecided = 0
    case renewed, declined, terminated
  }

  private struct Member {
    var end: Int32
    var priceFen: Int64
    var decision = Decision.undecided
    var service: UInt32 = 0
    var region: UInt32 = 0
    /// Only contracts that can be renewed count.
    var isRenewable = true

    init(end: Int32, priceFen: Int64) {
      self.end = end
      self.priceFen = priceFen
    }

    init?(bytes: [UInt8]) {
      var reader = IntegerReader(bytes.span.bytes)
      guard let end = reader.next(), let priceFen = reader.next(),
        let decision = reader.next().flatMap(Decision.init(rawValue:)),
        let service = reader.next(), let region = reader.next(), let isRenewable = reader.next()
      else { return nil }
      self.end = Int32(truncatingIfNeeded: end)
      self.priceFen = priceFen
      self.decision = decision
      self.service = UInt32(truncatingIfNeeded: service)
      self.region = UInt32(truncatingIfNeeded: region)
      self.isRenewable = isRenewable == 1
    }

    var bytes: [UInt8] {
      var row = IntegerRow()
      row.append(Int64(end))
      row.append(priceFen)
      row.append(decision.rawValue)
      row.append(Int64(service))
      row.append(Int64(region))
      row.append(isRenewable ? 1 : 0)
      return row.bytes
    }

    var groups: Groups {
      var groups = Groups()
      groups[.service] = service
      groups[.region] = region
      return groups
    }

    func counters(_ sign: Int64) -> Counters {
      var counters = Counters.zero
      guard isRenewable else { return counters }
      counters[0] = sign
      counters[1] = sign * priceFen
      switch decision {
      case .undecided: counters[4] = sign
      case .renewed:
        counters[2] = sign
        counters[3] = sign * priceFen
      case .declined: counters[5] = sign
      case .terminated: counters[6] = sign
      }
      return counters
    }
  }
}
