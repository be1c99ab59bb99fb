internal import CustomerService
internal import EventSourcing

/// Contracts until somebody decided whether they are renewed.
extension DueProjector {
  static let contractEvents: Set<EventName> = [
    .contractSigned, .contractAmended, .contractRenewed, .renewalCancelled, .renewalDeclined,
    .contractTerminated, .contractVoided,
  ]

  static func projectContract(
    _ recorded: Recorded<ServiceEvent>, _ model: ReadModel
  ) throws {
    switch recorded.event {
    case .contractSigned(let event): try sign(event, model)
    case .contractAmended(let event):
      try change(event.contract, model) { duty in
        let value = event.change.after
        switch event.change.field {
        case "owner": duty.owner = try model.person(value)
        case "team": duty.team = try model.team(value)
        case "end": duty.end = value.flatMap { CalendarDate($0) } ?? duty.end
        case "renewable": duty.isRenewable = value == "true"
        default: break
        }
      }
    case .contractRenewed(let event):
      try change(event.contract, model) { $0.isDecided = true }
      try sign(event.successorTerms, model)
    case .renewalCancelled(let event):
      try change(event.contract, model) { $0.isDecided = false }
      try remove(event.successor, model)
    case .renewalDeclined(let event):
      try change(event.contract, model) { $0.isDecided = true }
    case .contractTerminated(let event):
      try change(event.contract, model) { $0.isDecided = true }
    case .contractVoided(let event): try remove(event.contract, model)
    default: break
    }
  }

  private static func sign(_ terms: ContractSigned, _ model: ReadModel) throws {
    var duty = ContractDuty()
    duty.end = terms.end
    duty.isRenewable = terms.renewable
    duty.customer = terms.customer.text
    duty.owner = try model.person(terms.owner)
    duty.team = try model.team(terms.team)
    replace(terms.contract, nil, duty, model)
  }

  private static func change(
    _ contract: ContractID, _ model: ReadModel, _ change: (inout ContractDuty) throws -> Void
  ) throws {
    guard let old = try known(contract, model) else { return }
    var new = old
    try change(&new)
    replace(contract, old, new, model)
  }

  private static func remove(_ contract: ContractID, _ model: ReadModel) throws {
    guard let old = try known(contract, model) else { return }
    replace(contract, old, nil, model)
  }

  private static func known(_ contract: ContractID, _ model: ReadModel) throws -> ContractDuty? {
    try model.read(DueTable.contracts.key(contract.text))
  }

  private static func replace(
    _ contract: ContractID, _ old: ContractDuty?, _ new: ContractDuty?, _ model: ReadModel
  ) {
    if let old, old.waits {
      model.removeRow(DueTable.undecidedContracts.key(old.end, contract.text))
    }
    if let new, new.waits {
      model.setRow(DueTable.undecidedContracts.key(new.end, contract.text), PlainRow(bytes: []))
    }
    model.write(new, DueTable.contracts.key(contract.text))
  }
}
