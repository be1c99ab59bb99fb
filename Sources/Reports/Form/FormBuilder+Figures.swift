internal import CustomerService
internal import EventSourcing
internal import Projections

extension FormBuilder {
  /// The scorecard of `period` as an issued form keeps it.
  func figures(of period: Period) -> [IssuedFigure] {
    FigureName.all.compactMap { figure in
      answer(figure, of: period).map {
        IssuedFigure(name: figure.text, value: Self.issuedValue($0))
      }
    }
  }

  private func answer(_ figure: FigureName, of period: Period) -> KPIAnswer? {
    answers.whole(figure, period)
      ?? answers.groups(figure, plan.periods.trend, by: "month")
      .first { $0.group?.value == period.text }
  }

  /// `28/29`, with `~2` when two are pending; of durations the median in seconds and the number.
  private static func issuedValue(_ answer: KPIAnswer) -> String {
    let pending = answer.provisional ? "~\(answer.pending)" : ""
    if answer.kpi.isComposite { return "\(answer.value ?? "-")%" }
    guard answer.unit == .seconds else {
      return "\(answer.numerator)/\(answer.denominator)\(pending)"
    }
    let spread = answer.values.distribution
    return "\(spread.map { "\($0.median)s" } ?? "-")/\(spread?.n ?? 0)\(pending)"
  }

  /// What differs now from the issued forms of the months in view, this one's among them.
  var restatements: [(report: IssuedReport, name: String, before: String, now: String)] {
    let periods = [period] + (plan.kind == .monthly ? plan.periods.trend.months : [])
    var seen: Set<String> = []
    return periods.filter { seen.insert($0.text).inserted }.sorted { $0.first < $1.first }
      .flatMap { period in
        guard let report = editions[period.text] else {
          return [(report: IssuedReport, name: String, before: String, now: String)]()
        }
        return IssuedFigure.changes(from: report.figures, to: figures(of: period).map(\.text))
          .compactMap { change in
            let parts = change.split(separator: " ").map(String.init)
            return parts.count == 3 ? (report, parts[0], parts[1], parts[2]) : nil
          }
      }
  }

  /// A value of an issued form in words.
  func issued(_ value: String, of figure: FigureName?) -> ReportCell {
    guard let figure, !figure.kpi.isComposite else { return .text(value) }
    let parts = value.split(separator: "~")
    let integers = (parts.first ?? "").split(separator: "/")
    guard integers.count == 2, let denominator = Int64(integers[1]) else { return .text(value) }
    if figure.kpi.unit == .seconds {
      guard integers[0].hasSuffix("s"), let seconds = Int64(integers[0].dropLast()) else {
        return .text(value)
      }
      let words = { "\(DurationWording.text(seconds: seconds, $0)) (n = \(denominator))" }
      return .term(value, Localized(zh: words(.zh), en: words(.en)))
    }
    guard let numerator = Int64(integers[0]) else { return .text(value) }
    let sum = KPIFigure(
      numerator: numerator, denominator: denominator,
      pending: parts.count == 2 ? Int64(parts[1]) ?? 0 : 0)
    return .figure(KPIAnswer(sum, figure.kpi, figure.basis, period))
  }
}
