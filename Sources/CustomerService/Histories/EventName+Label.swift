package import EventSourcing

extension EventName {
  /// What people call the event.
  package var label: Localized {
    switch self {
    case .customerRegistered: Localized(zh: "客户建档", en: "customer registered")
    case .customerUpdated: Localized(zh: "客户资料更新", en: "customer updated")
    case .technicianRegistered: Localized(zh: "技师建档", en: "technician registered")
    case .technicianAssigned: Localized(zh: "派工", en: "technician assigned")
    case .technicianReassigned: Localized(zh: "改派", en: "technician reassigned")
    case .assignmentRescheduled: Localized(zh: "改期", en: "assignment rescheduled")
    case .assignmentCancelled: Localized(zh: "取消派工", en: "assignment cancelled")
    case .visitLogged: Localized(zh: "登记上门", en: "visit logged")
    case .visitAmended: Localized(zh: "更正上门", en: "visit amended")
    case .visitVoided: Localized(zh: "作废上门", en: "visit voided")
    case .supervisionRecorded: Localized(zh: "督导", en: "supervision recorded")
    case .surveyRecorded: Localized(zh: "满意度评价", en: "rating recorded")
    case .ratingSuperseded: Localized(zh: "更正评分", en: "rating superseded")
    case .ratingVoided: Localized(zh: "作废评分", en: "rating voided")
    case .complaintFiled: Localized(zh: "受理投诉", en: "complaint filed")
    case .complaintAmended: Localized(zh: "更正投诉", en: "complaint amended")
    case .complaintAcknowledged: Localized(zh: "告知受理", en: "complaint acknowledged")
    case .complaintAssessed: Localized(zh: "初评", en: "complaint assessed")
    case .handlerAssigned: Localized(zh: "指派处理人", en: "handler assigned")
    case .investigationRecorded: Localized(zh: "调查", en: "investigation recorded")
    case .rootCauseRecorded: Localized(zh: "寻因", en: "root cause recorded")
    case .resolutionProposed: Localized(zh: "提出方案", en: "resolution proposed")
    case .verdictRecorded: Localized(zh: "客户意见", en: "verdict recorded")
    case .complaintClosed: Localized(zh: "结案", en: "complaint closed")
    case .complaintReopened: Localized(zh: "重开", en: "complaint reopened")
    case .complaintEscalated: Localized(zh: "上报", en: "complaint escalated")
    case .complaintDuplicateMarked: Localized(zh: "标记重复", en: "marked a duplicate")
    case .complaintInvalidMarked: Localized(zh: "标记无效", en: "marked invalid")
    case .complaintNoted: Localized(zh: "备注", en: "note added")
    case .complaintPaused: Localized(zh: "暂停计时", en: "clock paused")
    case .complaintResumed: Localized(zh: "恢复计时", en: "clock resumed")
    case .contractSigned: Localized(zh: "签约", en: "contract signed")
    case .contractAmended: Localized(zh: "更正合同", en: "contract amended")
    case .contractRenewed: Localized(zh: "续签", en: "contract renewed")
    case .renewalCancelled: Localized(zh: "撤销续签", en: "renewal cancelled")
    case .renewalDeclined: Localized(zh: "不续", en: "renewal declined")
    case .contractTerminated: Localized(zh: "解约", en: "contract terminated")
    case .contractVoided: Localized(zh: "作废合同", en: "contract voided")
    }
  }
}
