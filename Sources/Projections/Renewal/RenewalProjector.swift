package import CustomerService
package import EventSourcing

/// Renewable contracts by scheduled end and what became of them (续单率, domain.md §3.2).
package enum RenewalProjector: Projector {
  package static let name = "renewal"
  package static let version = 1
  package static let events: Set<EventName> = [
    .contractSigned, .contractRenewed, .renewalCancelled, .renewalDeclined, .contractTerminated,
    .contractVoided,
  ]

  package static func project(
    _ recorded: Recorded<ServiceEvent>, into model: ReadModel, zone: BusinessZone
  ) throws {
    switch recorded.event {
    case .contractSigned(let signed):
      guard signed.renewable else { return }
      try add(
        signed.contract, signed.end, signed.priceFen, signed.service, signed.region, model)
    case .contractRenewed(let renewed):
      try change(renewed.contract, to: .renewed, model)
      try add(
        renewed.successor, renewed.end, renewed.priceFen, renewed.service, renewed.region, model)
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

  private static func add(
    _ contract: ContractID, _ end: CalendarDate, _ priceFen: Int64?, _ service: String,
    _ region: String?, _ model: ReadModel
  ) throws {
    var member = Member(end: end.daysSinceEpoch, priceFen: priceFen ?? 0)
    member.service = try model.number(of: service)
    member.region = try model.number(of: region)
    replace(contract, nil, member, model)
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

    init(end: Int32, priceFen: Int64) {
      self.end = end
      self.priceFen = priceFen
    }

    init?(bytes: [UInt8]) {
      let values = IntegerRow(bytes: bytes).values
      guard values.count == 5, let decision = Decision(rawValue: values[2]) else { return nil }
      end = Int32(truncatingIfNeeded: values[0])
      priceFen = values[1]
      self.decision = decision
      service = UInt32(truncatingIfNeeded: values[3])
      region = UInt32(truncatingIfNeeded: values[4])
    }

    var bytes: [UInt8] {
      IntegerRow([Int64(end), priceFen, decision.rawValue, Int64(service), Int64(region)]).bytes
    }

    var groups: Groups {
      var groups = Groups()
      groups[.service] = service
      groups[.region] = region
      return groups
    }

    func counters(_ sign: Int64) -> Counters {
      var counters = Counters.zero
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
