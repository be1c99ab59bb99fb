internal import CustomerService
internal import Projections

/// KPI answers by what was asked.
struct Answers {
  private struct Key: Hashable {
    var figure: FigureName
    var period: String
    var dimension: String?
    var isPart: Bool
  }

  private var answers: [Key: [KPIAnswer]] = [:]

  init(_ list: [KPIAnswer]) {
    for answer in list {
      let key = Key(
        figure: FigureName(answer.kpi, answer.basis), period: answer.period,
        dimension: answer.group?.dimension, isPart: answer.part != nil)
      answers[key, default: []].append(answer)
    }
  }

  func whole(_ figure: FigureName, _ period: Period?) -> KPIAnswer? {
    period.flatMap {
      answers[Key(figure: figure, period: $0.text, isPart: false)]?.first
    }
  }

  /// What a figure is made of: its ages, or the metrics that have targets.
  func parts(_ kpi: KPIName, _ period: Period) -> [KPIAnswer] {
    answers[Key(figure: FigureName(kpi, nil), period: period.text, isPart: true)] ?? []
  }

  /// The answer of each group of `dimension`, which may be `month`.
  func groups(_ figure: FigureName, _ period: Period, by dimension: String) -> [KPIAnswer] {
    answers[Key(figure: figure, period: period.text, dimension: dimension, isPart: false)] ?? []
  }
}
