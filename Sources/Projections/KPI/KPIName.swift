package import EventSourcing

/// The KPIs, in the order in which they are shown.
package enum KPIName: String, CaseIterable, Sendable {
  case satisfaction
  case dissatisfied
  case mean_score
  case closure
  case clearance
  case renewal
  case time_to_acknowledge, time_to_close, time_to_first_response
  case reopen, `repeat`, open_ageing

  /// Those by which the department is judged, and which a replay follows.
  package static let headlines: [KPIName] = [
    .satisfaction, .mean_score, .closure, .clearance, .renewal,
  ]

  /// The populations it can be asked over; nil stands for a KPI that has only one.
  package var bases: [KPIBasis?] {
    switch self {
    case .closure: [.docket, .cohort, .on_time]
    case .renewal: [.count, .value]
    case .time_to_close: [.standing, .first, .net]
    case .satisfaction, .dissatisfied, .mean_score, .clearance: [nil]
    case .time_to_acknowledge, .time_to_first_response, .reopen, .repeat, .open_ageing: [nil]
    }
  }

  package var unit: KPIUnit {
    switch self {
    case .mean_score: .score
    case .satisfaction, .dissatisfied, .closure, .clearance, .renewal: .percent
    case .reopen, .repeat, .open_ageing: .percent
    case .time_to_acknowledge, .time_to_close, .time_to_first_response: .seconds
    }
  }

  /// What the department is held to without any target being set (domain.md §3.2).
  func threshold(_ basis: KPIBasis?) -> KPIThreshold? {
    switch (self, basis) {
    case (.satisfaction, _): KPIThreshold(hundredths: 90_00)
    case (.closure, .docket): KPIThreshold(hundredths: 98_00)
    default: nil
    }
  }

  /// What writes the read models from which it is answered; the figure is the sum over all.
  package var projectors: [any KPIProjector.Type] {
    switch self {
    case .satisfaction, .dissatisfied, .mean_score: [SatisfactionProjector.self]
    case .closure, .clearance: [ClosureProjector.self]
    case .time_to_acknowledge, .time_to_close, .time_to_first_response, .reopen, .repeat,
      .open_ageing:
      [ClosureProjector.self]
    case .renewal: [RenewalProjector.self]
    }
  }

  package var label: Localized {
    switch self {
    case .satisfaction: Localized(zh: "客户满意度", en: "satisfaction")
    case .dissatisfied: Localized(zh: "不满意率", en: "dissatisfied")
    case .mean_score: Localized(zh: "平均得分", en: "mean score")
    case .closure: Localized(zh: "投诉结案率", en: "complaint closure")
    case .clearance: Localized(zh: "结办比", en: "clearance ratio")
    case .renewal: Localized(zh: "续单率", en: "renewal")
    case .time_to_acknowledge: Localized(zh: "告知受理用时", en: "time to acknowledge")
    case .time_to_close: Localized(zh: "结案用时", en: "time to close")
    case .time_to_first_response: Localized(zh: "首次回应用时", en: "time to first response")
    case .reopen: Localized(zh: "重开率", en: "reopening")
    case .repeat: Localized(zh: "重复投诉率", en: "repeated complaints")
    case .open_ageing: Localized(zh: "在办账龄", en: "ageing of open complaints")
    }
  }
}
