package import EventSourcing

/// One round of surveys.
package struct CampaignState: Folded {
  /// As it was launched; nil while there is no such round.
  package private(set) var launched: CampaignLaunched?
  package private(set) var isPublished = false
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: CampaignID) {}

  package static let events: [EventName] = [
    .campaignLaunched, .surveyAnalysisPublished, .reportDistributed,
  ]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .campaignLaunched(let event): launched = event
    case .surveyAnalysisPublished: isPublished = true
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }
}

extension DecisionContext {
  /// The round `id`, which must have been launched, in time order.
  func knownCampaign(_ id: CampaignID) throws -> (launched: CampaignLaunched, isPublished: Bool) {
    let state = try fold(CampaignState.self, id)
    guard let launched = state.launched else { throw Refusal.notFound(.campaign, id.text) }
    try requireOrder(after: state.lastOccurredAt)
    return (launched, state.isPublished)
  }
}
