package import EventSourcing

/// The parts of a form, in their order (domain.md §5).
package enum SectionName: String, Wording {
  case scorecard, delivery, satisfaction, complaints, renewal, safety, archive, escalations
  case progress, notes

  package var label: Localized {
    switch self {
    case .scorecard: Localized(zh: "考核指标", en: "Scorecard")
    case .delivery: Localized(zh: "上门服务", en: "Service delivery")
    case .satisfaction: Localized(zh: "客户满意度", en: "Customer satisfaction")
    case .complaints: Localized(zh: "客户投诉", en: "Complaints")
    case .renewal: Localized(zh: "续单", en: "Contract renewal")
    case .safety: Localized(zh: "安全", en: "Safety")
    case .archive: Localized(zh: "客户档案", en: "Customer archive")
    case .escalations: Localized(zh: "上报事项", en: "Escalations")
    case .progress: Localized(zh: "计划与任务", en: "Plans and tasks")
    case .notes: Localized(zh: "说明", en: "Notes")
    }
  }
}
