package import CustomerService
package import EventSourcing

/// What a diary tells of; the raw value is part of the stored rows.
package enum DiaryTopic: Int32, CaseIterable, Sendable {
  /// A contract, on its scheduled last day.
  case contractEnd = 1
  /// A complaint, on the day of its filing.
  case complaint = 2
  /// A complaint, on the day by which it must be closed.
  case complaintDue = 3
  case cancellation = 4
  /// A score with words beside it that is 3 or lower.
  case verbatim = 5
  case rootCause = 6
  case problem = 7
  case incident = 8
  case suggestion = 9
  case task = 11
  case plan = 12
  /// Something that was taken back, on the day it was taken back.
  case withdrawal = 13
  /// An issued form, on the last day that it covers.
  case report = 14

  /// The subject whose history `event` leads to under this topic.
  package func subject(of event: ServiceEvent) -> Tag? {
    switch (self, event) {
    case (.contractEnd, .contractRenewed(let renewed)): renewed.successor.tag
    case (.verbatim, .surveyRecorded(let survey)) where survey.subject == .visit:
      survey.ref.map { VisitID($0).tag } ?? survey.survey.tag
    default: event.payload.tags.first
    }
  }

  /// Whether the event says all that a report tells of it.
  package var isTold: Bool {
    switch self {
    case .cancellation, .withdrawal, .report: true
    case .contractEnd, .complaint, .complaintDue, .verbatim, .rootCause, .problem, .incident,
      .suggestion, .task, .plan:
      false
    }
  }

  /// The events of which the history of `subject` consists.
  package static func events(of subject: Tag) -> [EventName] {
    switch subject.kind {
    case ContractKey.kind: ContractState.events
    case ComplaintKey.kind: Complaint.events
    case VisitKey.kind: [.surveyRecorded, .ratingSuperseded, .ratingVoided, .visitVoided]
    case SurveyKey.kind: [.surveyRecorded]
    case ProblemKey.kind: ProblemState.events
    case IncidentKey.kind: IncidentState.events
    case SuggestionKey.kind: SuggestionState.events
    case EscalationKey.kind: EscalationState.events
    case TaskKey.kind: TaskState.events
    case PlanKey.kind: PlanState.events
    default: []
    }
  }
}
