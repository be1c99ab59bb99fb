package import EventSourcing

/// Which population a rate is over.
package enum KPIBasis: String, CaseIterable, Sendable {
  case docket, cohort, on_time, count, value
  case standing, first, net
  case standing_business, first_business, net_business, business
  case fields, full, verified

  /// Whether it measures in working time.
  package var isWorkingTime: Bool {
    switch self {
    case .standing_business, .first_business, .net_business, .business: true
    case .docket, .cohort, .on_time, .count, .value, .standing, .first, .net, .fields, .full,
      .verified:
      false
    }
  }

  package var label: Localized {
    switch self {
    case .docket: Localized(zh: "在办口径", en: "docket")
    case .cohort: Localized(zh: "受理口径", en: "cohort")
    case .on_time: Localized(zh: "按时", en: "on time")
    case .count: Localized(zh: "按件数", en: "count")
    case .value: Localized(zh: "按金额", en: "value")
    case .standing: Localized(zh: "至有效结案", en: "standing close")
    case .first: Localized(zh: "至首次结案", en: "first close")
    case .standing_business:
      Localized(zh: "至有效结案，工作时间", en: "standing close, working time")
    case .first_business: Localized(zh: "至首次结案，工作时间", en: "first close, working time")
    case .net_business: Localized(zh: "扣除暂停，工作时间", en: "net of pauses, working time")
    case .business: Localized(zh: "工作时间", en: "working time")
    case .fields: Localized(zh: "按项", en: "by field")
    case .full: Localized(zh: "完整档案", en: "complete archives")
    case .verified: Localized(zh: "近 12 个月已核实", en: "verified in 12 months")
    case .net: Localized(zh: "扣除暂停", en: "net of pauses")
    }
  }
}
