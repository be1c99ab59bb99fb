internal import CustomerService
internal import Projections

/// A table of figures by the groups of one dimension.
struct GroupedTable {
  var name: TableName
  var section: SectionName
  var dimension: Dimension
  /// Those of the wanted figures that this version of the program has.
  var figures: [FigureName]

  private init(
    _ name: TableName, _ section: SectionName, _ dimension: Dimension, _ figures: [String]
  ) {
    self.name = name
    self.section = section
    self.dimension = dimension
    self.figures = figures.compactMap { FigureName($0) }
  }

  static func all(of kind: ReportKind) -> [GroupedTable] {
    let work = [
      "visits", "punctuality", "first_time_fix", "follow_up_coverage", "complaint_rate",
    ]
    let delivery = [
      GroupedTable(.deliveryByService, .delivery, .service, work),
      GroupedTable(.deliveryByTeam, .delivery, .team, work),
      GroupedTable(
        .deliveryByTechnician, .delivery, .technician,
        ["visits", "punctuality", "first_time_fix", "utilisation", "target_completion"]),
    ]
    if kind == .weekly { return delivery.filter { !$0.figures.isEmpty } }
    let ratings = ["satisfaction", "mean_score", "dissatisfied", "response_rate"]
    let complaints = ["closure.docket", "closure.cohort", "closure.on_time", "reopen", "repeat"]
    let all =
      delivery + [
        GroupedTable(.ratingsByTeam, .satisfaction, .team, ratings),
        GroupedTable(.ratingsByService, .satisfaction, .service, ratings),
        GroupedTable(.ratingsByRegion, .satisfaction, .region, ratings),
        GroupedTable(
          .ratingsByTechnician, .satisfaction, .technician, ["satisfaction", "mean_score"]),
        GroupedTable(.complaintsByCategory, .complaints, .category, complaints),
        GroupedTable(.complaintsByTeam, .complaints, .team, complaints),
        GroupedTable(.renewalByService, .renewal, .service, ["renewal.count", "renewal.value"]),
        GroupedTable(.renewalByRegion, .renewal, .region, ["renewal.count", "renewal.value"]),
        GroupedTable(.accidentsByTeam, .safety, .team, ["accident_rate"]),
      ]
    return all.filter { !$0.figures.isEmpty }
  }

  /// One row a group and the whole as their sum; nil without a group that has figures.
  func table(_ answers: Answers, _ period: Period) -> ReportTable? {
    var rows: [String: [FigureName: KPIAnswer]] = [:]
    for figure in figures {
      for answer in answers.groups(figure, period, by: dimension.name) {
        rows[answer.group?.value ?? "", default: [:]][figure] = answer
      }
    }
    guard !rows.isEmpty else { return nil }
    return ReportTable(
      name, [.named(.group)] + figures.map { .figure($0) },
      rows.sorted { $0.key < $1.key }.map { group, row in
        [label(group)] + figures.map { .answer(row[$0]) }
      },
      total: [.word(ColumnName.total)]
        + figures.map { .answer(answers.whole($0, period)) })
  }

  /// The group's name; groups that are terms of the program are translated.
  private func label(_ group: String) -> ReportCell {
    if group == "(none)" { return .word(ColumnName.ungrouped) }
    return dimension.label(of: group)
  }
}

extension Dimension {
  /// The cell that names a group.
  func label(of group: String) -> ReportCell {
    switch self {
    case .category: ComplaintCategory(rawValue: group).map { .term($0) } ?? .text(group)
    case .severity: Severity(rawValue: group).map { .term($0) } ?? .text(group)
    case .channel:
      ComplaintChannel(rawValue: group).map { .term($0) }
        ?? SurveyChannel(rawValue: group).map { .term($0) } ?? .text(group)
    default: .text(group)
    }
  }
}
