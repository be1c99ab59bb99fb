internal import CustomerService
internal import EventSourcing
internal import Office
internal import Projections

/// A renewable contract as a form tells of its end.
struct ContractStory {
  var terms: ContractSigned
  var decision: RenewalDecision
  var successor: ContractID?
  var reason: String?

  /// Nil for what is void, cannot be renewed, or is no contract any more.
  init?(_ history: NotedHistory, today: CalendarDate) {
    guard history.subject.kind == ContractKey.kind else { return nil }
    let id = ContractID(history.subject.id)
    var state = ContractState(id: id)
    var kind: RenewalKind?
    for event in history.events {
      state.apply(event.recorded)
      switch event.recorded.event {
      case .contractRenewed(let renewed) where renewed.contract == id: kind = renewed.kind
      case .renewalDeclined, .contractTerminated: reason = event.reason
      default: break
      }
    }
    guard let terms = state.terms, terms.renewable, !state.isVoid else { return nil }
    self.terms = terms
    successor = state.successor
    if state.successor != nil, let kind {
      decision = RenewalDecision(kind)
      reason = nil
    } else if state.terminatedOn != nil {
      decision = .terminated
    } else if state.isDeclined {
      decision = .declined
    } else if terms.end >= today {
      decision = .running
    } else {
      let days = terms.end.days(until: today)
      decision = days <= ContractState.graceDays ? .pending : .lapsed
    }
  }
}
