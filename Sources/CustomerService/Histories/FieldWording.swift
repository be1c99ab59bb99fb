package import EventSourcing

/// What people call the fields of events and the terms in them.
package enum FieldWording {
  /// The field's name for people: Chinese, or the name itself.
  package static func name(_ field: String, _ language: Language) -> String {
    language == .zh ? chinese[field] ?? field : field
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
    }
  }

  private static func chinese<Value: Term>(of type: Value.Type) -> @Sendable (String) -> String? {
    { Value(rawValue: $0)?.chinese }
  }

  private static let terms: [String: [@Sendable (String) -> String?]] = [
    "severity": [chinese(of: Severity.self)], "severityBefore": [chinese(of: Severity.self)],
    "category": [chinese(of: ComplaintCategory.self)],
    "categoryBefore": [chinese(of: ComplaintCategory.self)],
    "channel": [chinese(of: ComplaintChannel.self), chinese(of: SurveyChannel.self)],
    "outcome": [chinese(of: ClosingOutcome.self), chinese(of: VisitOutcome.self)],
    "verdict": [chinese(of: Verdict.self)],
    "customerConfirmed": [chinese(of: Confirmation.self)],
    "subject": [chinese(of: SurveySubject.self)], "level": [chinese(of: EscalationLevel.self)],
    "awaiting": [chinese(of: Awaiting.self)], "by": [chinese(of: Party.self)],
    "kind": [
      chinese(of: RenewalKind.self), chinese(of: BlockKind.self), chinese(of: ReportKind.self),
    ],
    "purpose": [chinese(of: ConsentPurpose.self)], "metric": [chinese(of: TargetMetric.self)],
    "method": [chinese(of: SupervisionMethod.self)],
  ]

  private static let chinese: [String: String] = [
    "complaint": "投诉", "customer": "客户", "technician": "技师", "assignment": "派工单", "visit": "上门记录",
    "contract": "合同", "survey": "问卷", "name": "姓名", "phone": "电话", "address": "地址", "region": "区域",
    "team": "班组", "skills": "技能", "service": "服务", "start": "开始", "end": "结束", "oldStart": "原开始",
    "oldEnd": "原结束", "from": "原技师", "to": "新技师", "by": "由", "priority": "优先级", "note": "备注",
    "arrived": "到达", "departed": "离开", "outcome": "结果", "score": "评分", "before": "原评分",
    "workItems": "工作内容", "materials": "材料", "problems": "发现问题", "substitute": "代班",
    "assignee": "原派技师", "method": "方式", "finding": "发现", "attempt": "联系未果", "subject": "评价对象",
    "ref": "对象编号", "channel": "渠道", "comment": "意见", "category": "类别", "severity": "级别",
    "categoryBefore": "原类别", "severityBefore": "原级别", "description": "内容", "remedySought": "诉求",
    "acknowledgeDue": "受理时限", "resolveDue": "结案时限", "policy": "时限版本", "handler": "处理人",
    "cause": "原因代码", "analysis": "分析", "remedy": "方案", "compensationFen": "赔付(分)",
    "verdict": "客户意见", "resolution": "处理结果", "rootCause": "根因", "customerConfirmed": "客户确认",
    "times": "第几次", "level": "级别", "automatic": "自动", "of": "原投诉", "awaiting": "等待",
    "renewable": "可续", "priceFen": "金额(分)", "visitQuota": "次数", "keyTerms": "关键条款",
    "successor": "续签合同", "predecessor": "前合同", "kind": "续签类型", "date": "日期", "field": "字段",
    "after": "更正后", "itemsBefore": "原项目", "itemsAfter": "新项目", "days": "占用日", "completedBy": "完成于",
    "declined": "已表示不续", "terminatedOn": "解约日", "rootCauseKnown": "根因已明", "reopenCount": "重开次数",
    "paused": "计时暂停", "reason": "理由", "block": "停派单", "months": "占用月", "code": "技能",
    "certificateExpiry": "证书有效至", "weekdays": "工作日", "startMinute": "上班(分)",
    "endMinute": "下班(分)", "department": "借出部门", "until": "截止", "lastDay": "最后工作日",
    "topic": "方面", "preference": "偏好", "needs": "主诉求点", "focus": "侧重点", "likes": "嗜好",
    "temperament": "性格", "correct": "属实", "purpose": "用途", "evidence": "凭据", "merged": "被并客户",
    "survivor": "保留客户", "metric": "指标", "period": "期间", "scope": "范围", "value": "目标值",
    "plan": "计划", "year": "年度", "title": "标题", "item": "计划项目", "owner": "负责人", "due": "期限",
    "percent": "完成百分比", "task": "临时任务", "urgent": "紧急", "result": "完成情况",
    "edition": "版次", "position": "依据位置", "figures": "各项数字", "supersedes": "前版位置", "changes": "变动",
    "summary": "工作总结", "content": "正文",
  ]
}
