package import EventSourcing

/// Whether an id of a survey is taken.
package struct SurveyState: Folded {
  package private(set) var exists = false

  package init(id: SurveyID) {}

  package static let events: [EventName] = [.surveyRecorded]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) { exists = true }
}
