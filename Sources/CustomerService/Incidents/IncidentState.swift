package import EventSourcing

/// One emergency or accident, from its report to its end.
package struct IncidentState: Folded {
  /// As it was reported; nil while there is no such incident.
  package private(set) var reported: IncidentReported?
  /// When it happened.
  package private(set) var happened: Timestamp?
  /// As reported, or a near miss since it was downgraded.
  package private(set) var category = IncidentClass.near_miss
  package private(set) var isConfirmed = false
  package private(set) var isClosed = false
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: IncidentID) {}

  package static let events: [EventName] = [
    .incidentReported, .incidentConfirmed, .incidentDowngraded, .coordinationRecorded,
    .incidentClosed,
  ]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .incidentReported(let event):
      reported = event
      happened = recorded.occurredAt
      category = event.category
    case .incidentConfirmed: isConfirmed = true
    case .incidentDowngraded: category = .near_miss
    case .incidentClosed: isClosed = true
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }
}

/// An incident that was reported.
struct KnownIncident {
  let reported: IncidentReported
  let happened: Timestamp
  let state: IncidentState
}

extension DecisionContext {
  /// The incident `id`, which must have been reported.
  func knownIncident(_ id: IncidentID) throws -> KnownIncident {
    let state = try fold(IncidentState.self, id)
    guard let reported = state.reported, let happened = state.happened else {
      throw Refusal.notFound(.incident, id.text)
    }
    return KnownIncident(reported: reported, happened: happened, state: state)
  }

  /// The incident `id`, which must not be closed, in time order.
  func openIncident(_ id: IncidentID) throws -> KnownIncident {
    let incident = try knownIncident(id)
    guard !incident.state.isClosed else { throw Refusal.recordClosed(.incident, id.text) }
    try requireOrder(after: incident.state.lastOccurredAt)
    return incident
  }
}
