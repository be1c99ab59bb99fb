internal import CustomerService
internal import EventSourcing
internal import Office
internal import Projections

extension FormBuilder {
  /// Complaints that were to be closed in the period and were not in time.
  var breaches: ReportTable {
    let late = histories(.complaintDue).compactMap { ComplaintStory($0) }
      .filter { daysLate($0) > 0 }.sorted { daysLate($0) > daysLate($1) }
    return .list(
      .breaches,
      [.complaint, .severity, .category, .due, .state, .late].map { .named($0) },
      late.map { story in
        [
          .text(story.complaint.id.text), .term(story.complaint.severity),
          .term(story.complaint.category), .date(date(story.filed.resolveDue)),
          .term(story.state), .integer(daysLate(story)),
        ]
      })
  }

  /// Open complaints whose time is over or ends within a week of the period.
  var dueSoon: ReportTable {
    let open = openMatters(.resolution).compactMap { ComplaintStory($0) }
      .sorted { $0.filed.resolveDue < $1.filed.resolveDue }
    return .list(
      .dueSoon,
      [.complaint, .severity, .category, .team, .date, .due, .late].map { .named($0) },
      open.map { story in
        [
          .text(story.complaint.id.text), .term(story.complaint.severity),
          .term(story.complaint.category), .optional(story.filed.team),
          story.complaint.filedAt.map { .date(date($0)) } ?? .none,
          .date(date(story.filed.resolveDue)), .integer(daysLate(story)),
        ]
      })
  }

  /// By how many days the standing close, or today, lies after the time limit.
  private func daysLate(_ story: ComplaintStory) -> Int64 {
    let due = story.filed.resolveDue
    if let closedAt = story.complaint.standingCloseAt {
      return closedAt > due ? Int64(max(1, date(due).days(until: date(closedAt)))) : 0
    }
    return Int64(max(0, date(due).days(until: today)))
  }

  func majorCases(_ filed: [ComplaintStory]) -> ReportTable {
    let serious = filed.filter { $0.complaint.severity != .minor }
      .sorted { a, b in
        a.complaint.severity != b.complaint.severity
          ? a.complaint.severity == .critical : a.complaint.id.text < b.complaint.id.text
      }
    return .list(
      .majorCases,
      [
        .complaint, .severity, .date, .category, .description, .cause, .resolution, .state,
        .compensation,
      ].map { .named($0) },
      serious.map { story in
        [
          .text(story.complaint.id.text), .term(story.complaint.severity),
          story.complaint.filedAt.map { .date(date($0)) } ?? .none,
          .term(story.complaint.category), .masked(story.filed.description),
          .masked(story.cause), .masked(story.closed?.resolution), .term(story.state),
          story.closed?.compensationFen.map { .money(fen: $0) } ?? .none,
        ]
      })
  }

  /// The causes found in the period, the most frequent first.
  var rootCauses: ReportTable {
    var counts: [String: Int64] = [:]
    for story in histories(.rootCause).compactMap({ ComplaintStory($0) }) {
      if let cause = story.cause { counts[cause, default: 0] += 1 }
    }
    return .list(
      .rootCauses, [.named(.cause), .named(.count)],
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
        [.masked($0.key), .integer($0.value)]
      })
  }

  /// What was done in the period to remove causes.
  var problems: ReportTable {
    .list(
      .problems,
      [.problem, .title, .cause, .actions, .effective, .state].map { .named($0) },
      histories(.problem).map { history in
        var state = ProblemState(id: ProblemID(history.subject.id))
        var title = ""
        var cause: String?
        for event in history.events.map(\.recorded) {
          state.apply(event)
          switch event.event {
          case .problemOpened(let opened): title = opened.title
          case .causeRecorded(let found): cause = found.cause
          default: break
          }
        }
        return [
          .text(history.subject.id), .masked(title), .masked(cause),
          .integer(Int64(state.actions.count)),
          .integer(Int64(state.actions.values.count { $0 == .effective })),
          .term(state.isClosed ? Progress.closed : .open),
        ]
      })
  }
}
