internal import CustomerService
internal import EventSourcing
internal import Projections

extension FormBuilder {
  /// Every KPI beside the period before, the year before and the year to date.
  var scorecard: ReportSection {
    var section = ReportSection(.scorecard)
    let rows = FigureName.all.compactMap { figure in
      answers.whole(figure, period).map { row(figure, $0) }
    }
    section.add(ReportTable(.figures, scorecardColumns.map { .named($0) }, rows))
    let trends = FigureName.all.compactMap(trend)
    if let months = trends.first?.months {
      section.add(
        ReportTable(
          .trend,
          [.named(.kpi)] + months.map { .term(code: $0, Localized(zh: $0, en: $0)) },
          trends.map { [.figure($0.figure)] + $0.answers.map { .figure($0) } }))
    }
    section.add(
      ReportTable(
        .targets, [.kpi, .completion, .status].map { .named($0) },
        answers.parts(.target_completion, period).map { answer in
          let metric = TargetMetric(rawValue: answer.part?.value ?? "")
          return [metric.map { .term($0) } ?? .none, .value(answer), .status(answer.status)]
        }))
    section.charts = [.trends(trends)]
    section.notes = judged
    section.commands = FigureName.all.map(command)
    return section
  }

  private var scorecardColumns: [ColumnName] {
    let periods = plan.periods
    return [.kpi, .numerator, .denominator, .value, .target, .status]
      + (periods.previous == nil ? [] : [.previous])
      + (periods.lastYear == nil ? [] : [.lastYear]) + (periods.toDate == nil ? [] : [.toDate])
      + [.remark]
  }

  private func row(_ figure: FigureName, _ answer: KPIAnswer) -> [ReportCell] {
    let others = [plan.periods.previous, plan.periods.lastYear, plan.periods.toDate]
      .compactMap(\.self)
    let isSpread = answer.unit == .seconds
    return [
      .figure(figure), isSpread ? .none : .count(answer.numerator, of: answer),
      .count(answer.denominator, of: answer), .value(answer), .target(answer),
      .status(answer.status),
    ] + others.map { .answer(answers.whole(figure, $0)) } + [.remark(answer)]
  }

  private func trend(_ figure: FigureName) -> ReportChart.Trend? {
    let answers = answers.groups(figure, plan.periods.trend, by: "month")
    guard answers.contains(where: { $0.denominator != 0 }) else { return nil }
    return ReportChart.Trend(
      figure: figure, months: answers.compactMap { $0.group?.value }, answers: answers)
  }

  /// Which targets were met and which were missed.
  private var judged: [ReportNote] {
    let judged = FigureName.all.compactMap { figure in
      answers.whole(figure, period).map { (figure, $0) }
    }
    .filter { $0.1.status == .pass || $0.1.status == .fail }
    let missed = judged.filter { $0.1.status == .fail }
    return [
      ReportNote(
        .met, .integer(Int64(judged.count)), .integer(Int64(judged.count - missed.count)))
    ] + missed.map { ReportNote(.missed, .figure($0.0)) }
  }
}

extension ReportCell {
  /// What to bear in mind about a figure.
  static func remark(_ answer: KPIAnswer) -> ReportCell {
    let isSmall = (1..<30).contains(answer.denominator) && answer.basis != .value
    let small = FormName.smallSample.label
    let pending = Localized(
      zh: FormName.provisional.label.zh + "，"
        + filled(FormName.pending.label.zh, ["\(answer.pending)"]),
      en: FormName.provisional.label.en + ", "
        + filled(FormName.pending.label.en, ["\(answer.pending)"]))
    switch (isSmall, answer.provisional) {
    case (false, false): return .none
    case (true, false): return .term("small_sample", small)
    case (false, true): return .term("provisional", pending)
    case (true, true):
      return .term(
        "provisional small_sample",
        Localized(zh: "\(pending.zh)；\(small.zh)", en: "\(pending.en); \(small.en)"))
    }
  }
}
