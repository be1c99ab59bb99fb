/// What a target is about.
package enum TargetMetric: String, Term {
  /// Completed visits, in number.
  case visits
  /// In percent.
  case satisfaction, closure, clearance, renewal, reopen
  /// From 1 to 5.
  case mean_score
  /// Complaints per 100 visits, accidents per 1,000 visits.
  case complaint_rate, accident_rate

  package var chinese: String {
    switch self {
    case .visits: "完成上门数"
    case .satisfaction: "客户满意度"
    case .closure: "投诉结案率"
    case .clearance: "结办比"
    case .renewal: "续单率"
    case .reopen: "重开率"
    case .mean_score: "平均得分"
    case .complaint_rate: "投诉率"
    case .accident_rate: "事故率"
    }
  }

  /// Whether less is better than more.
  package var isLowerBetter: Bool {
    switch self {
    case .complaint_rate, .accident_rate, .reopen: true
    case .visits, .satisfaction, .closure, .clearance, .renewal, .mean_score: false
    }
  }
}
