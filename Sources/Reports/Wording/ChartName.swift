package import EventSourcing

/// The titles and parts of charts.
package enum ChartName: String, Wording {
  case trends, waterfall, categories, scores, ageing, timesToClose, decisions, targets
  case runningShare, threshold, days

  package var label: Localized {
    switch self {
    case .trends: Localized(zh: "近 12 个月走势", en: "The last 12 months")
    case .waterfall: Localized(zh: "在办投诉的变化", en: "How the docket moved")
    case .categories: Localized(zh: "投诉类别（帕累托图）", en: "Categories (Pareto)")
    case .scores: Localized(zh: "评分分布", en: "Scores")
    case .ageing: Localized(zh: "未结投诉账龄", en: "Age of open complaints")
    case .timesToClose: Localized(zh: "结案用时", en: "Time to close")
    case .decisions: Localized(zh: "到期合同的去向", en: "Contracts that ended")
    case .targets: Localized(zh: "目标完成率", en: "Target completion")
    case .runningShare: Localized(zh: "累计占比", en: "running share")
    case .threshold: Localized(zh: "目标", en: "target")
    case .days: Localized(zh: "天", en: "days")
    }
  }
}
