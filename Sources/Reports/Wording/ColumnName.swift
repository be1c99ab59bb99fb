package import EventSourcing

/// The columns of the tables, and the words at the head of their rows.
package enum ColumnName: String, Wording {
  case kpi, numerator, denominator, value, target, status, previous
  case lastYear = "last_year"
  case toDate = "to_date"
  case remark, month
  case group, total
  case ungrouped = "(none)"
  case by, reason, count, share
  case runningShare = "running_share"
  case score, date, subject, technician, team, comment, position
  case openStart = "open_start"
  case filed, reopened, closed
  case openEnd = "open_end"
  case severity, median, p90, max, age, time
  case complaint, category, due, late, state, description, cause, resolution, compensation
  case problem, title, actions, effective
  case decision, amount
  case amountShare = "amount_share"
  case contract, customer, service, end, price, successor
  case incident
  case kind, loss, escalation, level, matter, summary, item, owner, percent, task, suggestion
  case completion, period, edition, issued, now, what, event, rule

  package var label: Localized {
    switch self {
    case .kpi: Localized(zh: "指标", en: "KPI")
    case .numerator: Localized(zh: "分子", en: "num")
    case .denominator: Localized(zh: "分母", en: "den")
    case .value: Localized(zh: "本期", en: "value")
    case .target: Localized(zh: "目标", en: "target")
    case .status: Localized(zh: "结果", en: "result")
    case .previous: Localized(zh: "上期", en: "before")
    case .lastYear: Localized(zh: "去年同期", en: "a year ago")
    case .toDate: Localized(zh: "本年累计", en: "year to date")
    case .remark: Localized(zh: "备注", en: "remarks")
    case .month: Localized(zh: "月份", en: "month")
    case .group: Localized(zh: "分组", en: "group")
    case .total: Localized(zh: "合计", en: "total")
    case .ungrouped: Localized(zh: "（未分组）", en: "(none)")
    case .by: Localized(zh: "提出方", en: "by")
    case .reason: Localized(zh: "理由", en: "reason")
    case .count: Localized(zh: "件数", en: "count")
    case .share: Localized(zh: "占比", en: "share")
    case .runningShare: Localized(zh: "累计占比", en: "running share")
    case .score: Localized(zh: "评分", en: "score")
    case .date: Localized(zh: "日期", en: "date")
    case .subject: Localized(zh: "对象", en: "about")
    case .technician: Localized(zh: "技师", en: "technician")
    case .team: Localized(zh: "班组", en: "team")
    case .comment: Localized(zh: "意见", en: "words")
    case .position: Localized(zh: "位置", en: "position")
    case .openStart: Localized(zh: "期初未结", en: "open at start")
    case .filed: Localized(zh: "受理", en: "filed")
    case .reopened: Localized(zh: "重开", en: "reopened")
    case .closed: Localized(zh: "结案", en: "closed")
    case .openEnd: Localized(zh: "期末未结", en: "open at end")
    case .severity: Localized(zh: "级别", en: "severity")
    case .median: Localized(zh: "中位数", en: "median")
    case .p90: Localized(zh: "九成以内", en: "p90")
    case .max: Localized(zh: "最长", en: "max")
    case .age: Localized(zh: "账龄", en: "age")
    case .time: Localized(zh: "用时", en: "time")
    case .complaint: Localized(zh: "投诉", en: "complaint")
    case .category: Localized(zh: "类别", en: "category")
    case .due: Localized(zh: "期限", en: "due")
    case .late: Localized(zh: "超期", en: "late by")
    case .state: Localized(zh: "状态", en: "state")
    case .description: Localized(zh: "内容", en: "description")
    case .cause: Localized(zh: "根因", en: "cause")
    case .resolution: Localized(zh: "处理结果", en: "resolution")
    case .compensation: Localized(zh: "赔付", en: "paid")
    case .problem: Localized(zh: "追踪案", en: "problem")
    case .title: Localized(zh: "事项", en: "title")
    case .actions: Localized(zh: "措施", en: "actions")
    case .effective: Localized(zh: "已验证有效", en: "effective")
    case .decision: Localized(zh: "去向", en: "decision")
    case .amount: Localized(zh: "金额", en: "amount")
    case .amountShare: Localized(zh: "金额占比", en: "share of amount")
    case .contract: Localized(zh: "合同", en: "contract")
    case .customer: Localized(zh: "客户", en: "customer")
    case .service: Localized(zh: "服务", en: "service")
    case .end: Localized(zh: "到期日", en: "ends")
    case .price: Localized(zh: "金额", en: "price")
    case .successor: Localized(zh: "续签合同", en: "successor")
    case .incident: Localized(zh: "事故", en: "incident")
    case .kind: Localized(zh: "类型", en: "kind")
    case .loss: Localized(zh: "损失", en: "loss")
    case .escalation: Localized(zh: "上报", en: "escalation")
    case .level: Localized(zh: "上报至", en: "to")
    case .matter: Localized(zh: "事由", en: "matter")
    case .summary: Localized(zh: "摘要", en: "summary")
    case .item: Localized(zh: "项目", en: "item")
    case .owner: Localized(zh: "负责人", en: "owner")
    case .percent: Localized(zh: "完成 %", en: "% done")
    case .task: Localized(zh: "任务", en: "task")
    case .suggestion: Localized(zh: "建议", en: "suggestion")
    case .completion: Localized(zh: "完成率", en: "completion")
    case .period: Localized(zh: "期间", en: "period")
    case .edition: Localized(zh: "版次", en: "edition")
    case .issued: Localized(zh: "签发时", en: "as issued")
    case .now: Localized(zh: "现为", en: "now")
    case .what: Localized(zh: "事实", en: "facts")
    case .event: Localized(zh: "事件", en: "event")
    case .rule: Localized(zh: "定义", en: "rule")
    }
  }

  var isNumeric: Bool {
    switch self {
    case .numerator, .denominator, .value, .target, .previous, .lastYear, .toDate, .count, .share,
      .runningShare, .amountShare, .completion, .position, .openStart, .filed, .reopened, .closed,
      .openEnd,
      .median, .p90,
      .max, .late, .compensation, .actions, .effective, .amount, .price, .loss, .percent,
      .edition, .issued, .now:
      true
    default: false
    }
  }
}
