package import EventSourcing

/// A renewal is taken back: the contract can be renewed again, and its successor has never been.
///
/// The successor must be untouched: once it was itself renewed, declined or terminated, its own
/// history stands in the way.
package struct CancelRenewal: Command {
  package static let name = "contract.cancel-renewal"

  package var contract: ContractID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    contract = try fields.id("contract")
  }

  package var stream: Tag { contract.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let old = try context.liveContract(contract)
    guard let successor = old.state.successor else {
      throw Refusal.notRenewed(contract.text)
    }
    let next = try context.liveContract(successor)
    try next.requireUndecided()
    guard !next.state.isDeclined else { throw Refusal.renewalDeclined(successor.text) }
    try context.requireReason()
    try context.requireOrder(after: old.state.lastOccurredAt)
    try context.requireOrder(after: next.state.lastOccurredAt)

    var event = RenewalCancelled()
    event.contract = contract
    event.customer = old.terms.customer
    event.successor = successor
    return [.renewalCancelled(event)]
  }
}
