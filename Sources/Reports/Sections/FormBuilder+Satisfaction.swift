internal import CustomerService
internal import EventSourcing
internal import Office
internal import Projections

extension FormBuilder {
  /// How the scores spread, by whom, and what the least satisfied said.
  var satisfaction: ReportSection {
    var section = section(.satisfaction)
    if let mean = whole("mean_score"), mean.denominator > 0 {
      let counts = (1...5).reversed().map { ($0, mean.values.counts[$0] ?? 0) }
      section.tables.insert(
        ReportTable(
          .scores, [.named(.score), .named(.count), .named(.share)],
          counts.map { [.integer($0), .integer($1), .share($1, of: mean.denominator)] },
          total: [
            .word(ColumnName.total), .integer(mean.denominator),
            .share(mean.denominator, of: mean.denominator),
          ]), at: 0)
      section.charts.append(
        .histogram(.scores, counts.reversed().map { ReportChart.Bar(.integer($0), $1) }))
    }
    section.add(verbatims)
    if section.tables.contains(where: { $0.name == .verbatims }) {
      section.notes.append(ReportNote(.masked))
    }
    return section
  }

  /// How many of the words beside low scores are shown.
  private static let verbatimLimit = 12

  private var verbatims: ReportTable {
    let standing = histories(.verbatim).compactMap(Verbatim.init)
      .sorted { ($0.score, $1.at.rawValue) < ($1.score, $0.at.rawValue) }
    var table = ReportTable(
      .verbatims,
      [.score, .date, .subject, .technician, .team, .comment, .position].map {
        .named($0)
      },
      standing.prefix(Self.verbatimLimit).map { said in
        [
          .integer(said.score), .date(date(said.at)), .term(said.survey.subject),
          .optional(said.survey.technician?.text), .optional(said.survey.team),
          .masked(said.survey.comment), .position(said.position),
        ]
      })
    table.omitted = max(0, standing.count - Self.verbatimLimit)
    return table
  }
}

/// Words beside a low score that still stands.
private struct Verbatim {
  var survey: SurveyRecorded
  var score: Int64
  var at: Timestamp
  var position: Position

  init?(_ history: NotedHistory) {
    guard let noted = history.noted?.recorded, case .surveyRecorded(let survey) = noted.event
    else { return nil }
    self.survey = survey
    score = survey.score
    at = noted.occurredAt
    position = noted.position
    for event in history.events where event.recorded.position > noted.position {
      switch event.recorded.event {
      case .ratingSuperseded(let change): score = change.score
      case .ratingVoided, .visitVoided: return nil
      default: break
      }
    }
    guard score <= 3 else { return nil }
  }
}
