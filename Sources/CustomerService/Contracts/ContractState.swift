package import EventSourcing

/// One contract, whether signed or born as the successor of another.
///
/// When a renewal is cancelled its successor has never been: the id is free again.
package struct ContractState: Folded {
  /// How many days after its end a contract can still be renewed, the last one included.
  ///
  /// - Source: domain.md §2.3.
  package static let graceDays = 30

  package let id: ContractID
  /// What the parties agreed, with later corrections; nil while there is no such contract.
  package private(set) var terms: ContractSigned?
  /// The contract that this one continues.
  package private(set) var predecessor: ContractID?
  /// The contract that continues this one.
  package private(set) var successor: ContractID?
  package private(set) var isDeclined = false
  /// The last day of service when the contract was ended early.
  package private(set) var terminatedOn: CalendarDate?
  package private(set) var isVoid = false
  /// The key terms that each technician read last.
  private var readings: [TechnicianID: [String]] = [:]
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: ContractID) { self.id = id }

  package static let events: [EventName] = [
    .contractSigned, .contractAmended, .contractRenewed, .renewalCancelled, .renewalDeclined,
    .contractTerminated, .contractVoided, .termsAcknowledged,
  ]

  /// The last day of service; nil when there is no such contract.
  package var lastDay: CalendarDate? {
    guard let terms, !isVoid else { return nil }
    return min(terms.end, terminatedOn ?? terms.end)
  }

  /// Whether service may be given under the contract on `date`.
  package func covers(_ date: CalendarDate) -> Bool {
    guard let terms, let lastDay else { return false }
    return terms.start <= date && date <= lastDay
  }

  /// Whether `technician` has read the key terms as they are; there may be none to read.
  package func isRead(by technician: TechnicianID) -> Bool {
    guard let keyTerms = terms?.keyTerms, !keyTerms.isEmpty else { return true }
    return readings[technician] == keyTerms
  }

  /// Who has read the key terms as they are.
  package var readers: [TechnicianID] {
    readings.keys.filter { isRead(by: $0) }.sorted { $0.text < $1.text }
  }

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    lastOccurredAt = recorded.occurredAt
    switch recorded.event {
    case .contractSigned(let event): terms = event
    case .contractAmended(let event): terms = terms?.amended(by: event.change)
    case .contractRenewed(let event) where event.successor == id:
      predecessor = event.contract
      terms = event.successorTerms
    case .contractRenewed(let event):
      successor = event.successor
      isDeclined = false
    case .renewalCancelled(let event) where event.successor == id:
      if !isVoid { self = Self(id: id, neverBeenSince: recorded.occurredAt) }
    case .renewalCancelled: successor = nil
    case .renewalDeclined: isDeclined = true
    case .contractTerminated(let event): terminatedOn = event.date
    case .contractVoided: isVoid = true
    case .termsAcknowledged(let event): readings[event.technician] = event.keyTerms
    default: break
    }
  }

  private init(id: ContractID, neverBeenSince moment: Timestamp) {
    self.id = id
    lastOccurredAt = moment
  }
}

/// A contract that exists and is not void.
struct LiveContract {
  let state: ContractState
  let terms: ContractSigned

  /// Refuses what only a contract that runs to its end, unrenewed, allows.
  func requireUndecided() throws(Refusal) {
    if state.terminatedOn != nil { throw .contractTerminated(state.id.text) }
    if let successor = state.successor {
      throw .alreadyRenewed(state.id.text, successor: successor.text)
    }
  }
}

extension DecisionContext {
  /// The contract `id`, which must exist and not be void.
  func liveContract(_ id: ContractID) throws -> LiveContract {
    let state = try fold(ContractState.self, id)
    guard let terms = state.terms else { throw Refusal.notFound(.contract, id.text) }
    guard !state.isVoid else { throw Refusal.contractVoid(id.text) }
    return LiveContract(state: state, terms: terms)
  }
}
