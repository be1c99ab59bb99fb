package import CustomerService
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
  case visits, punctuality, first_time_fix, follow_up_coverage, utilisation
  case complaint_rate, accident_rate
  case response_rate, complaint_satisfaction, internal_satisfaction, nps, ces
  case archive_completeness, archive_accuracy
  case target_completion

  /// Those by which the department is judged, and which a replay follows.
  package static let headlines: [KPIName] = [
    .satisfaction, .mean_score, .closure, .clearance, .renewal,
  ]

  /// The populations and measures it can be asked for; nil stands for one without a name of its own.
  package var bases: [KPIBasis?] {
    switch self {
    case .closure: [.docket, .cohort, .on_time]
    case .renewal: [.count, .value]
    case .time_to_close:
      [.standing, .first, .net, .standing_business, .first_business, .net_business]
    case .time_to_acknowledge, .time_to_first_response: [nil, .business]
    case .satisfaction, .dissatisfied, .mean_score, .clearance: [nil]
    case .reopen, .repeat, .open_ageing: [nil]
    case .visits, .punctuality, .first_time_fix, .follow_up_coverage, .utilisation,
      .complaint_rate, .accident_rate, .response_rate, .complaint_satisfaction,
      .internal_satisfaction, .nps, .ces:
      [nil]
    case .archive_completeness: [.fields, .full]
    case .archive_accuracy: [.fields, .verified]
    case .target_completion: [nil]
    }
  }

  package var unit: KPIUnit {
    switch self {
    case .mean_score: .score
    case .satisfaction, .dissatisfied, .closure, .clearance, .renewal: .percent
    case .reopen, .repeat, .open_ageing: .percent
    case .archive_completeness, .archive_accuracy, .target_completion: .percent
    case .time_to_acknowledge, .time_to_close, .time_to_first_response: .seconds
    case .visits, .punctuality, .first_time_fix, .follow_up_coverage, .utilisation,
      .response_rate, .complaint_satisfaction, .internal_satisfaction, .ces:
      .percent
    case .nps: .points
    case .complaint_rate: .per_100_visits
    case .accident_rate: .per_1000_visits
    }
  }

  /// What the department is held to without any target being set (domain.md §3.2).
  func threshold(_ basis: KPIBasis?) -> KPIThreshold? {
    switch (self, basis) {
    case (.satisfaction, _): KPIThreshold(hundredths: 90_00)
    case (.closure, .docket): KPIThreshold(hundredths: 98_00)
    case (.target_completion, _): KPIThreshold(hundredths: 100_00)
    default: nil
    }
  }

  /// Whether it compares other KPIs with their targets, and has no cells and facts of its own.
  package var isComposite: Bool { self == .target_completion }

  /// The metric whose target is that of the KPI's first basis, unless it has a fixed threshold.
  ///
  /// Targets of visits are numbers, with which their rate cannot be compared.
  package func targetMetric(_ basis: KPIBasis?) -> TargetMetric? {
    threshold(basis) == nil && basis == bases[0] && self != .visits
      ? TargetMetric(rawValue: rawValue) : nil
  }

  /// Every projector on whose rules its answers depend.
  package var sources: [any Projector.Type] {
    if isComposite {
      let kpis = TargetMetric.allCases.compactMap { KPIName(rawValue: $0.rawValue) }
      return kpis.flatMap(\.projectors) + [TargetsProjector.self]
    }
    return projectors + (targetMetric(bases[0]) == nil ? [] : [TargetsProjector.self])
  }

  /// What writes the read models from which it is answered; the figure is the sum over all.
  package var projectors: [any KPIProjector.Type] {
    switch self {
    case .satisfaction, .dissatisfied, .mean_score: [SatisfactionProjector.self]
    case .closure, .clearance: [ClosureProjector.self]
    case .time_to_acknowledge, .time_to_close, .time_to_first_response, .reopen, .repeat,
      .open_ageing, .complaint_satisfaction:
      [ClosureProjector.self]
    case .archive_completeness, .archive_accuracy: [ArchiveProjector.self]
    case .target_completion: []
    case .renewal: [RenewalProjector.self]
    case .visits, .punctuality, .first_time_fix, .follow_up_coverage: [VisitsProjector.self]
    case .utilisation: [VisitsProjector.self, ShiftsProjector.self]
    case .complaint_rate: [ClosureProjector.self, VisitsProjector.self]
    case .accident_rate: [IncidentsProjector.self, VisitsProjector.self]
    case .response_rate, .internal_satisfaction, .nps, .ces:
      [SatisfactionProjector.self]
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
    case .archive_completeness: Localized(zh: "档案完整度", en: "archive completeness")
    case .archive_accuracy: Localized(zh: "档案准确度", en: "archive accuracy")
    case .target_completion: Localized(zh: "目标完成率", en: "target completion")
    case .open_ageing: Localized(zh: "在办账龄", en: "ageing of open complaints")
    case .visits: Localized(zh: "上门完成率", en: "visits completed")
    case .punctuality: Localized(zh: "准时率", en: "punctuality")
    case .first_time_fix: Localized(zh: "一次完成率", en: "first-time fix")
    case .follow_up_coverage: Localized(zh: "回访率", en: "follow-up coverage")
    case .utilisation: Localized(zh: "工时利用率", en: "utilisation")
    case .complaint_rate: Localized(zh: "投诉率", en: "complaint rate")
    case .accident_rate: Localized(zh: "事故率", en: "accident rate")
    case .response_rate: Localized(zh: "问卷回收率", en: "response rate")
    case .complaint_satisfaction: Localized(zh: "矛盾解决满意率", en: "complaint handling")
    case .internal_satisfaction: Localized(zh: "内部满意度", en: "internal satisfaction")
    case .nps: Localized(zh: "净推荐值", en: "NPS")
    case .ces: Localized(zh: "省力度", en: "CES")
    }
  }
}
