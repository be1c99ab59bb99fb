package import EventSourcing

/// One visit and the rating that counts for it.
package struct VisitState: Folded {
  package let id: VisitID
  /// As it was logged, with later corrections; nil while there is no such visit.
  package private(set) var logged: VisitLogged?
  package private(set) var isVoid = false
  /// The counted score, whether given on site or in a survey; nil when there is none.
  package private(set) var rating: Int64?
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: VisitID) { self.id = id }

  package static let events: [EventName] = [
    .visitLogged, .visitAmended, .visitVoided, .surveyRecorded, .ratingSuperseded, .ratingVoided,
  ]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .visitLogged(let event):
      logged = event
      rating = event.score
    case .visitAmended(let event): logged = logged?.amended(by: event.change)
    case .visitVoided:
      isVoid = true
      rating = nil
    case .surveyRecorded(let event): rating = event.score
    case .ratingSuperseded(let event): rating = event.score
    case .ratingVoided: rating = nil
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }
}

/// A visit that was logged and not voided.
struct StandingVisit {
  let logged: VisitLogged
  let rating: Int64?
}

extension DecisionContext {
  /// The visit `id`, which must have been logged and not be void, in time order.
  func standingVisit(_ id: VisitID) throws -> StandingVisit {
    let state = try fold(VisitState.self, id)
    guard let logged = state.logged else { throw Refusal.notFound(.visit, id.text) }
    guard !state.isVoid else { throw Refusal.visitVoided(id.text) }
    try requireOrder(after: state.lastOccurredAt)
    return StandingVisit(logged: logged, rating: state.rating)
  }
}
