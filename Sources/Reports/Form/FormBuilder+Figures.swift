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
  var restatements: [Restatement] {
    let periods = [period] + (plan.kind == .monthly ? plan.periods.trend.months : [])
    var seen: Set<String> = []
    return periods.filter { seen.insert($0.text).inserted }.sorted { $0.first < $1.first }
      .flatMap { period -> [Restatement] in
        guard let form = editions[period.text] else { return [] }
        return IssuedFigure.changes(from: form.figures, to: figures(of: period).map(\.text))
          .compactMap { Restatement(form: form, change: $0) }
      }
  }
}

/// One figure of an issued form that is another now.
struct Restatement {
  var form: FormEdition
  var name: String
  var before: String
  var now: String

  /// Reads `name before after`; nil for anything else.
  init?(form: FormEdition, change: String) {
    let parts = change.split(separator: " ").map(String.init)
    guard parts.count == 3 else { return nil }
    self.form = form
    (name, before, now) = (parts[0], parts[1], parts[2])
  }
}
