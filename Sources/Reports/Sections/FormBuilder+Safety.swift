internal import CustomerService
internal import EventSourcing
internal import Office
internal import Projections

extension FormBuilder {
  /// What harmed somebody or nearly did.
  var safety: ReportSection {
    var section = section(.safety)
    let incidents = histories(.incident).compactMap(row)
    section.add(
      .list(
        .incidents,
        [.incident, .date, .kind, .matter, .severity, .description, .state, .cause, .loss].map {
          .named($0)
        }, incidents))
    if incidents.isEmpty { section.notes.append(ReportNote(.noIncidents)) }
    return section
  }

  private func row(_ history: NotedHistory) -> [ReportCell]? {
    var state = IncidentState(id: IncidentID(history.subject.id))
    var closing: IncidentClosed?
    for event in history.events.map(\.recorded) {
      state.apply(event)
      if case .incidentClosed(let closed) = event.event { closing = closed }
    }
    guard let reported = state.reported, let happened = state.happened else { return nil }
    let progress: Progress =
      state.isClosed ? .closed : state.isConfirmed ? .confirmed : .reported
    return [
      .text(reported.incident.text), .date(date(happened)), .term(state.category),
      .term(reported.kind), .term(reported.severity), .masked(reported.description),
      .term(progress), .masked(closing?.cause), closing.map { .money(fen: $0.lossFen) } ?? .none,
    ]
  }

  /// How complete and how accurate what is known of customers is.
  var archive: ReportSection {
    var section = ReportSection(.archive)
    let figures = FigureName.all.filter { $0.kpi.rawValue.hasPrefix("archive_") }
    section.add(
      ReportTable(
        .figures, [.kpi, .numerator, .denominator, .value].map { .named($0) },
        figures.compactMap { figure in
          answers.whole(figure, period).map {
            [.figure(figure), .integer($0.numerator), .integer($0.denominator), .value($0)]
          }
        }))
    section.commands = figures.map(command)
    return section
  }

  /// What was taken to a superior and waits for an answer.
  var escalations: ReportSection {
    var section = ReportSection(.escalations)
    let open = openMatters(.escalation).compactMap(openEscalation)
    section.add(
      .list(
        .openEscalations,
        [.escalation, .date, .level, .matter, .summary].map { .named($0) }, open))
    if open.isEmpty { section.notes.append(ReportNote(.noEscalations)) }
    return section
  }

  private func openEscalation(_ matter: OpenMatter) -> [ReportCell]? {
    if let story = ComplaintStory(matter), let escalation = story.escalation {
      return [
        .text(story.complaint.id.text), .date(date(escalation.at)), .term(escalation.level),
        .term(story.complaint.category), .masked(story.filed.description),
      ]
    }
    var state = EscalationState(id: EscalationID(matter.subject.id))
    for event in matter.events { state.apply(event.recorded) }
    guard let raised = state.raised, let at = matter.item.since else { return nil }
    return [
      .text(raised.escalation.text), .date(date(at)), .term(raised.level), .term(raised.kind),
      .masked(raised.summary),
    ]
  }
}
