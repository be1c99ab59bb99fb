package import EventSourcing

/// A contract ends before its scheduled end: 解约.
///
/// A renewed contract is refused: whoever leaves earlier takes the renewal back first, or ends the
/// successor, so that no successor follows a contract that was broken off. The date may lie before
/// the start (nobody came yet), but not after the scheduled end.
package struct TerminateContract: Command {
  package static let name = "contract.terminate"

  package var contract: ContractID
  package var date: CalendarDate
  package var by: Party

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    contract = try fields.id("contract")
    date = try fields.date("date")
    by = try fields.term("by", ContractParty.self).party
  }

  package var stream: Tag { contract.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let known = try context.liveContract(contract)
    try known.requireUndecided()
    guard date <= known.terms.end else { throw Refusal.invalidDates }
    try context.requireReason()
    try context.requireOrder(after: known.state.lastOccurredAt)

    var event = ContractTerminated()
    event.contract = contract
    event.customer = known.terms.customer
    event.date = date
    event.by = by
    return [.contractTerminated(event)]
  }
}

/// Who can end a contract; technicians are no party to it.
private enum ContractParty: String, Term {
  case customer, company

  var party: Party {
    switch self {
    case .customer: .customer
    case .company: .company
    }
  }

  var chinese: String { party.chinese }
}
