package import CustomerService
package import EventSourcing

/// Where in the log a period's events stand that a report tells of one by one.
///
/// An entry is a cell of its own and is never taken back: whoever reads it looks at what became of
/// the fact since. Days of one topic lie side by side, so an entry costs one page of its day.
package enum DiaryProjector: Projector {
  package static let name = "diary"
  package static let version = 3
  package static let events: Set<EventName> = [
    .contractSigned, .contractRenewed, .contractAmended, .renewalCancelled, .contractVoided,
    .complaintFiled, .complaintClosed, .complaintReopened, .rootCauseRecorded,
    .complaintDuplicateMarked, .complaintInvalidMarked,
    .assignmentCancelled, .visitLogged, .visitVoided, .ratingVoided, .surveyRecorded,
    .problemOpened, .causeRecorded, .actionPlanned, .actionCompleted, .effectVerified,
    .problemClosed, .incidentReported, .suggestionRecorded, .suggestionAdopted,
    .suggestionDeclined, .taskAssigned, .taskCompleted,
    .planAdopted, .planItemAdded, .planProgressReported, .performanceReportIssued,
    .performanceReportRestated,
  ]

  /// The lag from which a fact counts as recorded late (补录), in milliseconds.
  private static let lateness = Timestamp.millisecondsPerDay

  package static func facts(of event: ServiceEvent) -> [Tag] {
    event.payload.tags.first.map { [$0] } ?? []
  }

  package static func project(
    _ recorded: Recorded<ServiceEvent>, into model: ReadModel, zone: BusinessZone
  ) throws {
    let day = zone.date(of: recorded.occurredAt)
    for (topic, date) in entries(recorded.event, on: day, zone) {
      var counters = Counters.zero
      counters[0] = Int64(recorded.position.rawValue)
      counters[1] = 1
      model.add(counters, to: key(topic, date.daysSinceEpoch, recorded.position))
    }
    if recorded.recordedAt.rawValue - recorded.occurredAt.rawValue > lateness,
      let kind = LateKind(recorded.event)
    {
      var counters = Counters.zero
      counters[kind.rawValue] = 1
      model.add(counters, to: CellKey(.late, .total, day: day.daysSinceEpoch, value: 0))
    }
  }

  /// One cell an entry; two in four billion events share a key only after that many.
  private static func key(_ topic: DiaryTopic, _ day: Int32, _ position: Position) -> CellKey {
    CellKey(
      .noted, .total, day: day, other: topic.rawValue,
      value: UInt32(truncatingIfNeeded: position.rawValue))
  }

  private static func entries(
    _ event: ServiceEvent, on day: CalendarDate, _ zone: BusinessZone
  ) -> [(DiaryTopic, CalendarDate)] {
    switch event {
    case .contractSigned(let signed): [(.contractEnd, signed.end)]
    case .contractRenewed(let renewed): [(.contractEnd, renewed.end)]
    case .contractAmended(let amended):
      amended.change.field == "end"
        ? amended.change.after.flatMap(CalendarDate.init).map { [(.contractEnd, $0)] } ?? [] : []
    case .complaintFiled(let filed):
      [(.complaint, day), (.complaintDue, zone.date(of: filed.resolveDue))]
    case .rootCauseRecorded: [(.rootCause, day)]
    case .complaintClosed(let closed): closed.rootCause == nil ? [] : [(.rootCause, day)]
    case .assignmentCancelled: [(.cancellation, day)]
    case .surveyRecorded(let survey):
      survey.comment != nil && survey.score <= 3 && survey.subject != .internal
        ? [(.verbatim, day)] : []
    case .visitVoided, .ratingVoided, .complaintDuplicateMarked, .complaintInvalidMarked,
      .contractVoided, .renewalCancelled:
      [(.withdrawal, day)]
    case .problemOpened, .causeRecorded, .actionPlanned, .actionCompleted, .effectVerified,
      .problemClosed:
      [(.problem, day)]
    case .incidentReported: [(.incident, day)]
    case .suggestionRecorded, .suggestionAdopted, .suggestionDeclined: [(.suggestion, day)]
    case .taskAssigned, .taskCompleted: [(.task, day)]
    case .planAdopted, .planItemAdded, .planProgressReported: [(.plan, day)]
    case .performanceReportIssued, .performanceReportRestated:
      IssuedReport(event).flatMap { Period($0.form.period) }.map { [(.report, $0.last)] } ?? []
    default: []
    }
  }
}

/// What kinds of facts are counted when they are recorded late; the raw value is a counter's index.
package enum LateKind: Int, CaseIterable, Sendable {
  case visits, ratings, complaints, contracts, incidents

  init?(_ event: ServiceEvent) {
    switch event {
    case .visitLogged: self = .visits
    case .surveyRecorded: self = .ratings
    case .complaintFiled, .complaintClosed, .complaintReopened: self = .complaints
    case .contractSigned, .contractRenewed: self = .contracts
    case .incidentReported: self = .incidents
    default: return nil
    }
  }
}
