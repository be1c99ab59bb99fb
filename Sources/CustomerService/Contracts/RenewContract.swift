package import EventSourcing

/// A contract is continued by a successor, a contract of its own: 续签.
///
/// A customer who declined may change their mind within the thirty days of grace: the renewal then
/// replaces the refusal. Key terms, visits covered and who answers for the contract are carried over
/// unless they are given anew; key terms are to be read again under the successor.
package struct RenewContract: Command {
  package static let name = "contract.renew"
  /// A renewal more than so many days before the end is early.
  package static let earlyDays = 30

  package var contract: ContractID
  package var successor: ContractID
  package var start: CalendarDate
  package var end: CalendarDate
  package var priceFen: Int64?
  package var visitQuota: Int64?
  package var keyTerms: [String]
  package var owner: String?
  package var team: String?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    contract = try fields.id("contract")
    successor = try fields.id("successor")
    start = try fields.date("start")
    end = try fields.date("end")
    priceFen = try fields.optionalMoney("priceFen")
    visitQuota = try fields.optionalInteger("visitQuota", in: 0...SignContract.quotaLimit)
    keyTerms = try fields.list("keyTerms")
    owner = try fields.optionalText("owner")
    team = try fields.optionalLabel("team")
  }

  package var stream: Tag { contract.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let old = try context.liveContract(contract)
    try old.requireUndecided()
    guard old.terms.renewable else { throw Refusal.notRenewable(contract.text) }
    let next = try context.fold(ContractState.self, successor)
    guard next.terms == nil, successor != contract else {
      throw Refusal.successorInUse(successor.text)
    }
    try context.requireOrder(after: old.state.lastOccurredAt)
    try context.requireOrder(after: next.lastOccurredAt)
    let today = context.zone.date(of: context.occurredAt)
    try checkDates(against: old.terms.end, today: today)

    var event = ContractRenewed()
    event.contract = contract
    event.customer = old.terms.customer
    event.successor = successor
    event.start = start
    event.end = end
    event.priceFen = priceFen
    event.service = old.terms.service
    event.region = old.terms.region
    event.kind = Self.kind(today: today, end: old.terms.end)
    event.keyTerms = keyTerms.isEmpty ? old.terms.keyTerms : keyTerms
    event.visitQuota = visitQuota ?? old.terms.visitQuota
    event.owner = owner ?? old.terms.owner
    event.team = team ?? old.terms.team
    return [.contractRenewed(event)]
  }

  private func checkDates(
    against oldEnd: CalendarDate, today: CalendarDate
  ) throws(Refusal) {
    let deadline = oldEnd.advanced(by: ContractState.graceDays)
    guard today <= deadline else {
      throw .renewalWindowPassed(deadline: deadline.description)
    }
    guard start <= end else { throw .invalidDates }
    try Self.requireStart(start, after: oldEnd)
  }

  /// Refuses a successor that does not begin within the thirty days after the end of the old one.
  static func requireStart(_ start: CalendarDate, after oldEnd: CalendarDate) throws(Refusal) {
    let latest = oldEnd.advanced(by: ContractState.graceDays)
    guard oldEnd < start, start <= latest else {
      throw .successorStartOutOfRange(
        earliest: oldEnd.advanced(by: 1).description, latest: latest.description)
    }
  }

  private static func kind(today: CalendarDate, end: CalendarDate) -> RenewalKind {
    let daysLeft = today.days(until: end)
    if daysLeft > earlyDays { return .early }
    return daysLeft < 0 ? .late : .on_time
  }
}
