package import EventSourcing

/// What people call the fields of events and the terms in them.
package enum FieldWording {
  /// The field's name for people: Chinese, or the name itself.
  ///
  /// A name that means something else in one event than in others is told apart by the event.
  package static func name(
    _ field: String, of event: EventName? = nil, _ language: Language
  ) -> String {
    guard language == .zh else { return field }
    return event.flatMap { special[$0]?[field] } ?? chinese[field] ?? field
  }

  /// The value for people; a term of the vocabulary is translated.
  package static func value(
    _ value: FieldValue, of field: String, _ language: Language
  ) -> String {
    switch value {
    case .text(let text):
      language == .zh ? (terms[field] ?? []).lazy.compactMap { $0(text) }.first ?? text : text
    case .integer(let number): "\(number)"
    case .flag(let flag):
      language == .zh ? (flag ? "是" : "否") : (flag ? "yes" : "no")
    case .list(let items): items.joined(separator: language == .zh ? "、" : ", ")
    case .hidden(let hidden): hidden.mask[language]
    }
  }

  private static func chinese<Value: Term>(of type: Value.Type) -> @Sendable (String) -> String? {
    { Value(rawValue: $0)?.chinese }
  }

  private static let terms: [String: [@Sendable (String) -> String?]] = [
    "severity": [chinese(of: Severity.self)], "severityBefore": [chinese(of: Severity.self)],
    "category": [chinese(of: ComplaintCategory.self)],
    "categoryBefore": [chinese(of: ComplaintCategory.self)],
    "channel": [
      chinese(of: ComplaintChannel.self), chinese(of: SurveyChannel.self),
      chinese(of: ContactChannel.self),
    ],
    "outcome": [chinese(of: ClosingOutcome.self), chinese(of: VisitOutcome.self)],
    "verdict": [chinese(of: Verdict.self)],
    "customerConfirmed": [chinese(of: Confirmation.self)],
    "subject": [chinese(of: SurveySubject.self)], "level": [chinese(of: EscalationLevel.self)],
    "awaiting": [chinese(of: Awaiting.self)], "by": [chinese(of: Party.self)],
    "kind": [
      chinese(of: RenewalKind.self), chinese(of: BlockKind.self),
      chinese(of: ContactPurpose.self), chinese(of: EscalationMatter.self),
      chinese(of: IncidentNature.self), chinese(of: ReportKind.self),
    ],
    "class": [chinese(of: IncidentClass.self)], "audience": [chinese(of: CampaignAudience.self)],
    "field": [chinese(of: ArchiveField.self)],
    "purpose": [chinese(of: ConsentPurpose.self)], "metric": [chinese(of: TargetMetric.self)],
    "basis": [chinese(of: ErasureBasis.self)],
    "method": [chinese(of: SupervisionMethod.self)], "role": [chinese(of: Role.self)],
  ]

  private static let special: [EventName: [String: String]] = [
    .technicianReassigned: ["from": "原技师"], .customerRenamed: ["before": "原姓名"],
    .preferenceSet: ["before": "原偏好"], .ratingSuperseded: ["before": "原评分"],
    .ratingVoided: ["before": "原评分"], .targetRevised: ["before": "原目标值"],
    .planProgressReported: ["before": "原进度"], .shiftSet: ["from": "起始日"],
    .technicianSeconded: ["from": "起始日"], .calendarSet: ["from": "生效日"],
    .policySet: ["from": "生效日"], .skillAdded: ["level": "等级"],
    .calendarBlocked: ["kind": "停派类别"],
    .escalationRaised: ["kind": "事由", "level": "上报级别", "summary": "摘要"],
    .escalationAnswered: ["level": "答复级别"],
    .complaintEscalated: ["level": "上报级别"], .complaintEscalationAnswered: ["level": "答复级别"],
    .suggestionReported: ["level": "上报级别"], .incidentReported: ["kind": "事故类别"],
    .incidentConfirmed: ["kind": "事故类别"], .incidentDowngraded: ["kind": "事故类别"],
    .coordinationRecorded: ["outcome": "协调结果"],
    .servicePlanDesigned: ["method": "服务方式", "channel": "服务渠道"],
    .archiveVerified: ["field": "档案项目"], .incidentClosed: ["cause": "原因"],
    .contactRecorded: ["kind": "来意", "summary": "摘要"],
    .sealingEnabled: ["from": "密封自"], .personalDataRead: ["scope": "查阅范围"],
    .performanceReportIssued: ["kind": "报表"], .performanceReportRestated: ["kind": "报表"],
  ]

  private static let chinese: [String: String] = [
    "complaint": "投诉", "customer": "客户", "technician": "技师", "assignment": "派工单", "visit": "上门记录",
    "contract": "合同", "survey": "问卷", "name": "姓名", "phone": "电话", "address": "地址", "region": "区域",
    "team": "班组", "skills": "技能", "service": "服务", "start": "开始", "end": "结束", "oldStart": "原开始",
    "oldEnd": "原结束", "from": "起", "to": "新技师", "by": "由", "priority": "优先级", "note": "备注",
    "arrived": "到达", "departed": "离开", "outcome": "结果", "score": "评分", "before": "更正前",
    "workItems": "工作内容", "materials": "材料", "problems": "发现问题", "substitute": "代班",
    "assignee": "原派技师", "method": "方式", "finding": "发现", "attempt": "联系未果", "subject": "评价对象",
    "ref": "对象编号", "channel": "渠道", "comment": "意见", "category": "类别", "severity": "级别",
    "categoryBefore": "原类别", "severityBefore": "原级别", "description": "内容", "remedySought": "诉求",
    "acknowledgeDue": "受理时限", "resolveDue": "结案时限", "policy": "时限版本", "handler": "处理人",
    "cause": "原因代码", "analysis": "分析", "remedy": "方案", "compensationFen": "赔付（分）",
    "verdict": "客户意见", "resolution": "处理结果", "rootCause": "根因", "customerConfirmed": "客户确认",
    "times": "第几次", "level": "级别", "automatic": "自动", "of": "原投诉", "awaiting": "等待",
    "renewable": "可续", "priceFen": "金额（分）", "visitQuota": "次数", "keyTerms": "关键条款",
    "successor": "续签合同", "predecessor": "前合同", "kind": "续签类型", "date": "日期", "field": "字段",
    "after": "更正后", "itemsBefore": "原项目", "itemsAfter": "新项目", "days": "占用日", "completedBy": "完成于",
    "declined": "已表示不续", "terminatedOn": "解约日", "rootCauseKnown": "根因已明", "reopenCount": "重开次数",
    "paused": "计时暂停", "reason": "理由", "block": "停派单", "months": "占用月", "code": "技能",
    "certificateExpiry": "证书有效至", "weekdays": "工作日", "startMinute": "上班（分）",
    "endMinute": "下班（分）", "department": "借出部门", "until": "截止", "lastDay": "最后工作日",
    "topic": "方面", "preference": "偏好", "needs": "主诉求点", "focus": "侧重点", "likes": "嗜好",
    "temperament": "性格", "correct": "属实", "purpose": "用途", "evidence": "凭据", "merged": "被并客户",
    "survivor": "保留客户", "metric": "指标", "period": "期间", "scope": "范围", "value": "目标值",
    "plan": "计划", "year": "年度", "title": "标题", "item": "计划项目", "owner": "负责人", "due": "期限",
    "percent": "完成百分比", "task": "临时任务", "urgent": "紧急", "result": "完成情况",
    "summary": "工作总结", "content": "正文", "version": "规则版本", "hours": "工作时间",
    "holidays": "放假", "makeUpDays": "调休上班", "regularDays": "恢复常规", "acknowledgeMinor": "一般告知时限",
    "acknowledgeMajor": "重大告知时限", "acknowledgeCritical": "特别重大告知时限",
    "resolveMinor": "一般结案时限", "resolveMajor": "重大结案时限", "resolveCritical": "特别重大结案时限",
    "onsiteScoreCounts": "现场评分计入", "termsMustBeRead": "须先读条款", "retentionMonths": "个人信息保存月数",
    "done": "已备", "undone": "未备",
    "notedScore": "现场评分（备考）", "readers": "已读条款",
    "contact": "接待记录", "answer": "答复", "suggestion": "建议", "followup": "回访", "measure": "措施",
    "connected": "接通", "findings": "发现", "spawnedComplaint": "引出的投诉", "spawnedSuggestion": "引出的建议",
    "escalation": "汇报", "sources": "依据", "problem": "追踪案", "action": "纠正措施", "effective": "有效",
    "conclusion": "结论", "incident": "事件", "class": "事件性质", "happened": "发生于",
    "wasConfirmed": "曾确认", "departments": "参与部门", "lossFen": "损失（分）", "campaign": "调查",
    "audience": "调查对象", "population": "范围", "sample": "样本数", "questions": "问题",
    "qualityProblems": "质量问题", "recipients": "通报对象",
    "user": "系统用户", "actor": "经办人", "role": "角色",
    "windowStart": "预约开始", "followUpDue": "回访期限", "recommend": "推荐意愿", "effort": "省力程度",
    "edition": "版次", "sha256": "校验值", "position": "依据位置", "figures": "各项数字", "supersedes": "前版位置",
    "changes": "变动", "maker": "制表版本", "workedMs": "受理后工作时间（毫秒）", "weight": "权重",
    "weightBefore": "原权重", "basis": "清除依据", "generation": "密钥代次", "persons": "人数",
    "migratedRoot": "原日志根哈希", "migratedCount": "原日志条数",
  ]
}
