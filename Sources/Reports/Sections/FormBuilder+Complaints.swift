internal import CustomerService
internal import EventSourcing
internal import Projections

extension FormBuilder {
  /// What was filed, closed and left open, how long it took, and why it happened.
  var complaints: ReportSection {
    var section = section(.complaints)
    let filed = histories(.complaint).compactMap { ComplaintStory($0) }
    let grouped = section.tables
    section.tables = []
    addDocket(to: &section)
    addCategories(to: &section)
    section.tables += grouped
    addSeverities(filed, to: &section)
    addTimes(to: &section)
    section.add(breaches)
    section.add(majorCases(filed))
    section.add(rootCauses)
    section.add(problems)
    return section
  }

  /// The weekly form's complaints: those that are late or will be within a week.
  var dueComplaints: ReportSection {
    var section = ReportSection(.complaints)
    addDocket(to: &section)
    section.add(dueSoon)
    section.commands = FigureName("closure.docket").map { [command($0)] } ?? []
    return section
  }

  private func addDocket(to section: inout ReportSection) {
    guard let closure = whole("closure.docket"), let docket = closure.docket else { return }
    let terms: [ColumnName] = [.openStart, .filed, .reopened, .closed, .openEnd]
    let values = [
      docket.openStart, docket.filed, docket.reopened, docket.closed, docket.openEnd,
    ]
    section.tables.append(
      ReportTable(.docket, terms.map { .named($0) }, [values.map { .integer($0) }]))
    section.charts.append(.waterfall(docket))
    let left = closure.denominator - closure.numerator
    section.notes.append(
      docket.openEnd == left
        ? ReportNote(
          .docketHolds, .integer(docket.openStart), .integer(docket.filed),
          .integer(docket.reopened), .integer(docket.closed), .integer(docket.openEnd))
        : ReportNote(.docketBroken, .integer(docket.openEnd), .integer(left)))
    section.add(
      ReportTable(
        .closureBases,
        [.kpi, .numerator, .denominator, .value, .target, .status].map { .named($0) },
        KPIName.closure.bases.compactMap { basis in
          let figure = FigureName(.closure, basis)
          return answers.whole(figure, period).map {
            [
              .figure(figure), .integer($0.numerator), .integer($0.denominator), .value($0),
              .target($0), .status($0.status),
            ]
          }
        }))
  }

  /// What was filed by category, the most frequent first.
  private func addCategories(to section: inout ReportSection) {
    let counts = answers.groups(
      FigureName(.closure, .docket), period, by: Dimension.category.name
    )
    .map { ($0.group?.value ?? "", $0.docket?.filed ?? 0) }.filter { $0.1 > 0 }
    .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    let sum = counts.reduce(0) { $0 + $1.1 }
    guard sum > 0 else { return }
    var running: Int64 = 0
    section.tables.append(
      ReportTable(
        .categories, [.category, .count, .share, .runningShare].map { .named($0) },
        counts.map { group, count in
          running += count
          return [
            Dimension.category.label(of: group), .integer(count), .share(count, of: sum),
            .share(running, of: sum),
          ]
        },
        total: [
          .word(ColumnName.total), .integer(sum), .share(sum, of: sum), .none,
        ]))
    section.charts.append(
      .pareto(
        .categories,
        counts.map { ReportChart.Bar(Dimension.category.label(of: $0.0), $0.1) }))
  }

  private func addSeverities(_ filed: [ComplaintStory], to section: inout ReportSection) {
    let channels = ComplaintChannel.allCases.filter { channel in
      filed.contains { $0.filed.channel == channel }
    }
    guard !channels.isEmpty else { return }
    func count(_ channel: ComplaintChannel, _ severity: Severity?) -> ReportCell {
      .integer(
        Int64(
          filed.count {
            $0.filed.channel == channel && (severity == nil || $0.complaint.severity == severity)
          }))
    }
    section.tables.append(
      ReportTable(
        .severityByChannel,
        [.named(.group)] + Severity.allCases.map { .term($0) }
          + [.named(.count)],
        channels.map { channel in
          [.term(channel)] + Severity.allCases.map { count(channel, $0) } + [count(channel, nil)]
        },
        total: [.word(ColumnName.total)]
          + Severity.allCases.map { severity in
            .integer(Int64(filed.count { $0.complaint.severity == severity }))
          } + [.integer(Int64(filed.count))]))
  }

  private func addTimes(to section: inout ReportSection) {
    let durations = (FigureName.all + FigureName.inWorkingTime).filter { $0.kpi.unit == .seconds }
    let spreads = durations.compactMap { figure in
      answers.whole(figure, period)?.values.distribution.map { (figure, $0) }
    }
    section.add(
      ReportTable(
        .times, [.kpi, .count, .median, .p90, .max].map { .named($0) },
        spreads.map { figure, spread in
          let isWorkingTime = figure.basis?.isWorkingTime == true
          return [.figure(figure), .integer(spread.n)]
            + [spread.median, spread.p90, spread.max].map {
              isWorkingTime ? .workingSeconds($0) : .seconds($0)
            }
        }))
    let closing = FigureName.all.first { $0.kpi.rawValue == "time_to_close" }
      .flatMap { answers.whole($0, period) }
    addSpread(
      .timesToClose, .timesToClose, .time,
      closing?.values.counts.map { (value: ($0.key + 86_399) / 86_400, count: $0.value) } ?? [],
      [1, 3, 7, 15, 30], to: &section)
    addAgeing(to: &section)
  }

  private func addAgeing(to section: inout ReportSection) {
    let bars = answers.parts(.open_ageing, period).map { answer in
      let limits = (answer.part?.value ?? "").split { $0 == "-" || $0 == "+" }
        .compactMap { Int64($0) }
      return ReportChart.Bar(
        .days(limits.first ?? 0, limits.dropFirst().first), answer.numerator)
    }
    guard bars.contains(where: { $0.count > 0 }) else { return }
    add(.ageing, .age, bars, to: &section)
    section.charts.append(.bars(.ageing, bars))
  }

  /// Counts by ranges of days, each up to one of `limits`, the last without end.
  private func addSpread(
    _ table: TableName, _ chart: ChartName, _ column: ColumnName,
    _ values: [(value: Int64, count: Int64)], _ limits: [Int64], to section: inout ReportSection
  ) {
    guard !values.isEmpty else { return }
    var bars: [ReportChart.Bar] = []
    var low: Int64 = 0
    for high in limits.map(Optional.some) + [nil] {
      let count = values.filter { low <= $0.value && $0.value <= high ?? .max }
        .reduce(0) { $0 + $1.count }
      bars.append(ReportChart.Bar(.days(low, high), count))
      low = (high ?? 0) + 1
    }
    add(table, column, bars, to: &section)
    section.charts.append(.histogram(chart, bars))
  }

  /// A table of what the bars of a chart count.
  private func add(
    _ table: TableName, _ column: ColumnName, _ bars: [ReportChart.Bar],
    to section: inout ReportSection
  ) {
    let sum = bars.reduce(0) { $0 + $1.count }
    section.tables.append(
      ReportTable(
        table, [column, .count, .share].map { .named($0) },
        bars.map { [$0.label, .integer($0.count), .share($0.count, of: sum)] },
        total: [.word(ColumnName.total), .integer(sum), .share(sum, of: sum)]))
  }
}
