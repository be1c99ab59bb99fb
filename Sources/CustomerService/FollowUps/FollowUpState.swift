package import EventSourcing

/// One follow-up of a visit or a complaint: calls until the customer was reached.
package struct FollowUpState: Folded {
  package private(set) var subject: FollowUpSubject?
  /// How often the customer was called.
  package private(set) var attempts = 0
  /// Whether the customer was reached, which ends the follow-up.
  package private(set) var isDone = false
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: FollowUpID) {}

  package static let events: [EventName] = [.followUpScheduled, .followUpRecorded]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .followUpScheduled(let event):
      subject = FollowUpSubject(visit: event.visit, complaint: event.complaint)
    case .followUpRecorded(let event):
      subject = FollowUpSubject(visit: event.visit, complaint: event.complaint)
      attempts += 1
      isDone = event.connected
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }
}
