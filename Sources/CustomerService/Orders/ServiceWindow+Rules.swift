import EventSourcing

extension ServiceWindow {
  /// How long a window may be, in milliseconds: 15 minutes to 24 hours.
  ///
  /// - Source: domain.md §2.1.
  static let allowedMilliseconds: ClosedRange<Int64> = 900_000...86_400_000

  func requireAllowedLength() throws(Refusal) {
    guard start < end, Self.allowedMilliseconds.contains(milliseconds) else {
      throw .invalidWindow
    }
  }
}

extension DecisionContext {
  /// Refuses work for `customer` in `window` that `contract` does not provide for.
  func requireCover(
    by contract: ContractID?, of customer: CustomerID, in window: ServiceWindow
  ) throws {
    guard let contract else { return }
    let live = try liveContract(contract)
    guard try isSame(live.terms.customer, customer) else {
      throw Refusal.contractMismatch(contract.text)
    }
    guard live.state.covers(zone.date(of: window.start)) else {
      let end = min(live.terms.end, live.state.terminatedOn ?? live.terms.end)
      throw Refusal.contractNotCovering(
        contract.text, start: live.terms.start.description, end: end.description)
    }
  }
}
