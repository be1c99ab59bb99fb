package import EventSourcing

/// A contract was entered by mistake and leaves all figures.
///
/// A renewed contract is refused until its renewal is taken back. Voiding a successor takes back
/// the renewal that made it, so its predecessor no longer counts as renewed.
package struct VoidContract: Command {
  package static let name = "contract.void"

  package var contract: ContractID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    contract = try fields.id("contract")
  }

  package var stream: Tag { contract.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let known = try context.liveContract(contract)
    if let successor = known.state.successor {
      throw Refusal.alreadyRenewed(contract.text, successor: successor.text)
    }
    try context.requireReason()
    try context.requireOrder(after: known.state.lastOccurredAt)

    var voided = ContractVoided()
    voided.contract = contract
    voided.customer = known.terms.customer
    guard let predecessor = known.state.predecessor else { return [.contractVoided(voided)] }
    var cancelled = RenewalCancelled()
    cancelled.contract = predecessor
    cancelled.customer = known.terms.customer
    cancelled.successor = contract
    return [.contractVoided(voided), .renewalCancelled(cancelled)]
  }
}
