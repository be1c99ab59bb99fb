package import EventSourcing

/// A customer signs a contract: 签约.
package struct SignContract: Command {
  package static let name = "contract.sign"
  package static let quotaLimit: Int64 = 100_000

  package var contract: ContractID
  package var customer: CustomerID
  package var service: String
  package var start: CalendarDate
  package var end: CalendarDate
  package var renewable: Bool
  package var priceFen: Int64?
  package var visitQuota: Int64?
  package var keyTerms: [String]
  package var region: String?
  package var owner: String?
  package var team: String?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    contract = try fields.id("contract")
    customer = try fields.id("customer")
    service = try fields.label("service")
    start = try fields.date("start")
    end = try fields.date("end")
    renewable = try fields.optionalFlag("renewable") ?? true
    priceFen = try fields.optionalMoney("priceFen")
    visitQuota = try fields.optionalInteger("visitQuota", in: 0...Self.quotaLimit)
    keyTerms = try fields.list("keyTerms")
    region = try fields.optionalLabel("region")
    owner = try fields.optionalText("owner")
    team = try fields.optionalLabel("team")
  }

  package var stream: Tag { contract.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let before = try context.fold(ContractState.self, contract)
    guard before.terms == nil else { throw Refusal.alreadyExists(.contract, contract.text) }
    try context.requireOrder(after: before.lastOccurredAt)
    let customerNow = try context.knownCustomer(customer)
    guard start <= end else { throw Refusal.invalidDates }

    var event = ContractSigned()
    event.contract = contract
    event.customer = customerNow.id
    event.service = service
    event.region = region ?? customerNow.region
    event.start = start
    event.end = end
    event.renewable = renewable
    event.priceFen = priceFen
    event.visitQuota = visitQuota
    event.keyTerms = keyTerms
    event.owner = owner
    event.team = team
    return [.contractSigned(event)]
  }

  package func warnings(_ context: DecisionContext) throws -> [Warning] {
    try context.mergeWarning(customer)
  }
}
