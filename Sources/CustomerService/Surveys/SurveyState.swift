package import EventSourcing

/// One survey: whether it was issued, and whether it was answered.
package struct SurveyState: Folded {
  /// The answer; nil while there is none.
  package private(set) var answer: SurveyRecorded?
  /// As it was issued; nil when the answer came without.
  package private(set) var issued: SurveyIssued?
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: SurveyID) {}

  package static let events: [EventName] = [.surveyRecorded, .surveyIssued]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .surveyRecorded(let event): answer = event
    case .surveyIssued(let event): issued = event
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }
}
