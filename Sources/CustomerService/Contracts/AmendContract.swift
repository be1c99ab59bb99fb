package import EventSourcing

/// Terms of a contract are corrected: 更正合同.
///
/// The end and whether it can be renewed stand once the contract is renewed: the renewal is taken
/// back first. Bookings and complaints under the contract stay as they are.
package struct AmendContract: Command {
  package static let name = "contract.amend"
  package static let roles = Role.leaders
  /// The fields that can be emptied; one that is given as well gets the given value.
  package static let clearable: Set<String> = [
    "region", "priceFen", "visitQuota", "keyTerms", "owner", "team",
  ]

  package var contract: ContractID
  package var service: String?
  package var region: String?
  package var start: CalendarDate?
  package var end: CalendarDate?
  package var renewable: Bool?
  package var priceFen: Int64?
  package var visitQuota: Int64?
  package var keyTerms: [String]
  package var owner: String?
  package var team: String?
  package var clear: Set<String>

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    contract = try fields.id("contract")
    service = try fields.optionalLabel("service")
    region = try fields.optionalLabel("region")
    start = try fields.optionalDate("start")
    end = try fields.optionalDate("end")
    renewable = try fields.optionalFlag("renewable")
    priceFen = try fields.optionalMoney("priceFen")
    visitQuota = try fields.optionalInteger("visitQuota", in: 0...SignContract.quotaLimit)
    keyTerms = try fields.list("keyTerms")
    owner = try fields.optionalText("owner")
    team = try fields.optionalLabel("team")
    clear = try fields.names("clear", of: Self.clearable)
  }

  package var stream: Tag { contract.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let known = try context.liveContract(contract)
    try context.requireReason()
    try context.requireOrder(after: known.state.lastOccurredAt)
    let amended = corrected(known.terms)
    try check(amended, against: known, context)
    return try context.amendments(from: known.terms, to: amended).map { change in
      var event = ContractAmended()
      event.contract = contract
      event.customer = known.terms.customer
      event.change = change
      return .contractAmended(event)
    }
  }

  private func corrected(_ signed: ContractSigned) -> ContractSigned {
    var terms = signed.cleared(clear)
    terms.service = service ?? terms.service
    terms.region = region ?? terms.region
    terms.start = start ?? terms.start
    terms.end = end ?? terms.end
    terms.renewable = renewable ?? terms.renewable
    terms.priceFen = priceFen ?? terms.priceFen
    terms.visitQuota = visitQuota ?? terms.visitQuota
    terms.keyTerms = keyTerms.isEmpty ? terms.keyTerms : keyTerms
    terms.owner = owner ?? terms.owner
    terms.team = team ?? terms.team
    return terms
  }

  private func check(
    _ terms: ContractSigned, against known: LiveContract, _ context: DecisionContext
  ) throws {
    let lastDay = known.state.terminatedOn ?? terms.end
    guard terms.start <= terms.end, lastDay <= terms.end else { throw Refusal.invalidDates }
    let isRenewalTouched =
      terms.end != known.terms.end || terms.renewable != known.terms.renewable
    if isRenewalTouched, let successor = known.state.successor {
      throw Refusal.alreadyRenewed(contract.text, successor: successor.text)
    }
    if terms.start != known.terms.start, let predecessor = known.state.predecessor {
      let end = try context.liveContract(predecessor).terms.end
      try RenewContract.requireStart(terms.start, after: end)
    }
  }
}
