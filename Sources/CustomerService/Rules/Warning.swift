package import EventSourcing

/// What is said beside an accepted command, though it refuses nothing.
package enum Warning: String, CaseIterable, Hashable, Sendable {
  case complaint_linked, customer_merged, not_ready, outside_shift, possible_duplicate
  case skill_missing, terms_not_read, visit_voided, window_passed

  package var text: Localized {
    switch self {
    case .complaint_linked:
      Localized(
        zh: "有投诉与这次上门相关，仍指向它；请核对。",
        en: "A complaint names this visit and still does; look at it.")
    case .customer_merged:
      Localized(
        zh: "该客户已并入另一客户，记在后者名下。",
        en: "The customer was merged into another one, under whom this is recorded.")
    case .not_ready:
      Localized(zh: "备勤清单还有未备的项目。", en: "Something on the checklist is not ready.")
    case .outside_shift:
      Localized(zh: "预约时段不在该技师的班次内。", en: "The window lies outside the technician's shift.")
    case .possible_duplicate:
      Localized(
        zh: "该客户就这次上门已有同类投诉未结；若是同一件，请用 complaint duplicate 标明。",
        en: """
          The customer has an open complaint of this category about this visit; if it is the same, \
          mark it with complaint duplicate.
          """)
    case .skill_missing:
      Localized(
        zh: "该技师缺少所需技能或证书已过期。", en: "The technician lacks a skill, or its certificate expired.")
    case .terms_not_read:
      Localized(
        zh: "该技师还没有确认合同的关键条款（contract acknowledge-terms）。",
        en: "The technician has not read the contract's key terms (contract acknowledge-terms).")
    case .visit_voided:
      Localized(zh: "投诉所指的上门已作废。", en: "The visit that the complaint names was voided.")
    case .window_passed:
      Localized(
        zh: "登记派工时预约时段已过，早于此刻的上门记不上；补录的派工请取消后用 --at 写明当时的时间重新登记。",
        en: """
          The window was over when this was recorded, so that no visit before now can be logged \
          for it; if it is entered late, cancel it and assign again with --at.
          """)
    }
  }
}
