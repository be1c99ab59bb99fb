internal import CustomerService
internal import Projections

/// KPI answers by what was asked.
struct Answers {
  private struct Key: Hashable {
    var figure: FigureName
    var period: String
    var dimension: String?
  }

  private var answers: [Key: [KPIAnswer]] = [:]

  init(_ list: [KPIAnswer]) {
    for answer in list {
      let key = Key(
        figure: FigureName(answer.kpi, answer.basis), period: answer.period,
        dimension: answer.group?.dimension)
      answers[key, default: []].append(answer)
    }
  }

  func whole(_ figure: FigureName, _ period: Period?) -> KPIAnswer? {
    period.flatMap { answers[Key(figure: figure, period: $0.text)]?.first }
  }

  /// The answers of a figure that is told by its parts, in their order.
  func parts(_ figure: FigureName, _ period: Period) -> [KPIAnswer] {
    answers[Key(figure: figure, period: period.text)] ?? []
  }

  /// The answer of each group of `dimension`, which may be `month`.
  func groups(_ figure: FigureName, _ period: Period, by dimension: String) -> [KPIAnswer] {
    answers[Key(figure: figure, period: period.text, dimension: dimension)] ?? []
  }
}
