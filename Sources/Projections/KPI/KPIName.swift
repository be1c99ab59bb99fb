package import EventSourcing

/// The KPIs and their bases, in the order in which they are shown.
package enum KPIName: String, CaseIterable, Sendable {
  case satisfaction
  case mean_score
  case closure
  case clearance
  case renewal

  /// The bases that `closure` and `renewal` are asked by; nil stands for a KPI without.
  package var bases: [KPIBasis?] {
    switch self {
    case .closure: [.docket, .cohort, .on_time]
    case .renewal: [.count, .value]
    case .satisfaction, .mean_score, .clearance: [nil]
    }
  }

  package var label: Localized {
    switch self {
    case .satisfaction: Localized(zh: "客户满意度", en: "satisfaction")
    case .mean_score: Localized(zh: "平均得分", en: "mean score")
    case .closure: Localized(zh: "投诉结案率", en: "complaint closure")
    case .clearance: Localized(zh: "结办比", en: "clearance ratio")
    case .renewal: Localized(zh: "续单率", en: "renewal")
    }
  }

  /// The read model from which it is answered.
  package var projector: any Projector.Type {
    switch self {
    case .satisfaction, .mean_score: SatisfactionProjector.self
    case .closure, .clearance: ClosureProjector.self
    case .renewal: RenewalProjector.self
    }
  }
}

/// Which population a rate is over.
package enum KPIBasis: String, Sendable {
  case docket, cohort, on_time, count, value

  package var label: Localized {
    switch self {
    case .docket: Localized(zh: "在办口径", en: "docket")
    case .cohort: Localized(zh: "受理口径", en: "cohort")
    case .on_time: Localized(zh: "按时", en: "on time")
    case .count: Localized(zh: "按件数", en: "count")
    case .value: Localized(zh: "按金额", en: "value")
    }
  }
}
