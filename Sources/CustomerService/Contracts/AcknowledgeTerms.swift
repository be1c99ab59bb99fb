package import EventSourcing

/// A technician has read the key terms of a contract: 合同条款确认.
///
/// The receipt holds the terms that were read, so that amended ones need another. It may be given
/// before the contract begins, and by paper to a leader.
package struct AcknowledgeTerms: Command {
  package static let name = "contract.acknowledge-terms"
  package static let roles = Role.leaders.union([.technician])

  package var contract: ContractID
  package var technician: TechnicianID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    contract = try fields.id("contract")
    technician = try fields.id("technician")
  }

  package var stream: Tag { contract.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let known = try context.liveContract(contract)
    _ = try context.knownTechnician(technician)
    try context.requireOrder(after: known.state.lastOccurredAt)
    guard !known.terms.keyTerms.isEmpty else { throw Refusal.noKeyTerms(contract.text) }
    guard !known.state.isRead(by: technician) else { throw Refusal.nothingToChange }
    var event = TermsAcknowledged()
    event.contract = contract
    event.customer = known.terms.customer
    event.technician = technician
    event.keyTerms = known.terms.keyTerms
    return [.termsAcknowledged(event)]
  }
}

extension DecisionContext {
  /// Whether `technician` has read what the contract asks to be read, if there is one.
  func isRead(_ contract: ContractID?, by technician: TechnicianID) throws -> Bool {
    try contract.map { try fold(ContractState.self, $0).isRead(by: technician) } ?? true
  }

  /// Refuses a booking under key terms that were not read, if the office is strict about them.
  func requireReading(of contract: ContractID?, by technician: TechnicianID) throws {
    guard let contract, try !isRead(contract, by: technician), try standard().termsMustBeRead
    else { return }
    throw Refusal.termsNotRead(contract.text, technician: technician.text)
  }

  /// Warns of a booking under key terms that were not read.
  func readingWarning(
    of contract: ContractID?, by technician: TechnicianID
  ) throws -> [Warning] {
    try isRead(contract, by: technician) ? [] : [.terms_not_read]
  }
}
