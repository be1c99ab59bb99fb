package import EventSourcing

/// The customer will not renew: 不续.
///
/// A contract that cannot be renewed has nothing to decline.
package struct DeclineRenewal: Command {
  package static let name = "contract.decline"

  package var contract: ContractID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    contract = try fields.id("contract")
  }

  package var stream: Tag { contract.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let known = try context.liveContract(contract)
    try known.requireUndecided()
    guard known.terms.renewable else { throw Refusal.notRenewable(contract.text) }
    guard !known.state.isDeclined else { throw Refusal.renewalDeclined(contract.text) }
    try context.requireReason()
    try context.requireOrder(after: known.state.lastOccurredAt)

    var event = RenewalDeclined()
    event.contract = contract
    event.customer = known.terms.customer
    return [.renewalDeclined(event)]
  }
}
