extension Duty {
  /// All items in the order of domain.md §1.
  static let all = header + research + system + service + management + archive + afterSales + rest

  private static let header = [
    Duty(1, "岗位", "post"),
    Duty(2, "上下级", "superiors and staff", "access grant", "technician.register"),
    Duty(3, "全面负责客服跟单运营", "all of the service", "report monthly"),
    Duty(
      4, "按合同分派资源并履约", "resources for contracts", "contract.sign", "technician.assign",
      "visit.log"),
    Duty(
      5, "安全、满意的服务", "safe and satisfying service", "satisfaction", "incident.report",
      "accident_rate"),
    Duty(
      6, "意见与投诉", "opinions and complaints", "complaint.file", "suggestion.record",
      "contact.record"),
    Duty(7, "合同指标任务", "contract targets", "target.set", "target_completion"),
    Duty(8, "服务质量与信誉", "quality and trust", "kpi", "report monthly"),
    Duty(9, "服务模式", "model of service"),
  ]

  private static let research = [
    Duty(10, "吃透合同条款", "contract terms known", "contract.sign", "contract.acknowledge-terms"),
    Duty(11, "客户个性与偏好", "preferences", "customer.set-preference"),
    Duty(12, "个异化方案", "service plan of one's own", "customer.plan-service"),
    Duty(13, "服务前建立感情关系", "contact before service", "contact.record"),
  ]

  private static let system = [
    Duty(14, "年度服务计划", "plan of the year", "plan.adopt", "plan.add-item", "plan.report-progress"),
    Duty(15, "客服管理制度", "policies"),
    Duty(16, "内部制度与流程", "rules and processes"),
    Duty(17, "贯彻公司制度", "company policy"),
    Duty(18, "修正制度", "revising policies"),
  ]

  private static let service = [
    Duty(19, "跟单准备与部署", "readiness", "visit.ready"),
    Duty(20, "安排上门服务", "visits", "technician.assign", "visit.log"),
    Duty(21, "督导与工作记录", "supervision and records", "visit.supervise", "replay visit"),
    Duty(22, "过程跟踪", "problems found on the way", "visit.log", "visit.supervise"),
    Duty(
      23, "问题汇报上级", "escalation", "escalation.raise", "escalation.answer",
      "complaint.escalate"),
    Duty(24, "每周每月考绩表单", "performance forms", "report weekly", "report monthly", "report issue"),
    Duty(25, "工作总结", "work summaries", "summary.submit"),
    Duty(26, "临时任务", "temporary tasks", "task.assign", "task.complete"),
  ]

  private static let management = [
    Duty(27, "计划、安排、调配", "dispatch", "technician.assign", "technician.reassign", "task.assign"),
    Duty(28, "岗前培训与激励", "training and motivation"),
    Duty(29, "服务中考核", "appraisal in service"),
    Duty(30, "业务辅导", "coaching"),
    Duty(31, "项目进度", "progress of contracts", "replay contract", "due"),
    Duty(32, "员工考核", "appraisal of staff"),
    Duty(33, "用品用具保管", "materials and tools"),
    Duty(34, "进销存报表", "stock report"),
    Duty(35, "例会", "meetings"),
    Duty(36, "纠正不良面貌", "correcting conduct"),
    Duty(
      37, "突发事件", "incidents", "incident.report", "incident.confirm", "incident.coordinate",
      "incident.close"),
    Duty(38, "自我检查", "inspections"),
    Duty(39, "推广管理方法", "proposals"),
    Duty(40, "预算与费用", "budget"),
  ]

  private static let archive = [
    Duty(
      41, "客户档案", "client archive", "customer.register", "customer.update", "customer.verify",
      "customer.merge", "archive_completeness", "archive_accuracy"),
    Duty(42, "来访来电来函", "reception", "contact.record", "contact.answer"),
    Duty(43, "客户信息报告", "client report", "replay customer", "report monthly"),
    Duty(
      44, "定期满意度调查", "periodic surveys", "campaign.launch", "survey.issue", "survey.record",
      "campaign.publish"),
    Duty(45, "分析通报", "circulating analyses", "campaign.distribute", "report issue"),
  ]

  private static let afterSales = [
    Duty(
      46, "电话回访", "follow-up calls", "followup.schedule", "followup.record", "follow_up_coverage"),
    Duty(47, "回答咨询", "answering inquiries", "contact.answer"),
    Duty(48, "受理与处理投诉", "complaints", "complaint.file", "complaint.acknowledge", "complaint.close"),
    Duty(
      49, "意见和建议", "suggestions", "suggestion.record", "suggestion.analyse",
      "suggestion.report", "suggestion.adopt"),
    Duty(50, "问题协调与记录", "records of problems", "complaint.note", "visit.log"),
    Duty(
      51, "追踪寻因到底", "root causes", "complaint.reopen", "complaint.root-cause", "problem.open",
      "problem.verify"),
    Duty(52, "老客户联谊", "gatherings"),
    Duty(53, "重大投诉", "major complaints", "complaint.investigate", "complaint.assess"),
  ]

  private static let rest = [
    Duty(54, "部门效能与目标", "targets reached", "target_completion"),
    Duty(55, "矛盾解决满意率", "satisfaction with handling", "complaint_satisfaction"),
    Duty(56, "线上咨询与投诉", "online channels", "complaint.file", "contact.record"),
    Duty(57, "资源利用效率", "utilisation", "utilisation", "technician.set-shift"),
    Duty(58, "内部客户满意度", "internal customers", "survey.record", "internal_satisfaction"),
    Duty(59, "企业形象", "public image"),
    Duty(60, "流程检验与更新", "renewing processes", "problem.verify", "kpi"),
    Duty(61, "计划、指挥、监管", "command", "access grant"),
    Duty(62, "考核奖罚", "rewards and penalties"),
    Duty(63, "人事建议", "personnel proposals"),
    Duty(64, "请休假审批", "leave"),
    Duty(65, "职责权限调整", "changing duties", "access grant", "access revoke"),
    Duty(
      66, "服务资源配置", "allocating resources", "technician.assign", "technician.second",
      "technician.block"),
    Duty(67, "流程与制度建议", "proposing policies"),
    Duty(68, "年度会议", "annual meetings"),
    Duty(69, "例行会议", "routine meetings"),
    Duty(70, "临时会议", "special meetings"),
    Duty(71, "部门会议", "own meetings"),
    Duty(72, "目标完成率", "target completion", "target_completion"),
    Duty(73, "客户满意度 90%", "satisfaction 90 %", "satisfaction"),
    Duty(74, "投诉结案率 98%", "complaint closure 98 %", "closure"),
    Duty(75, "续单率", "renewal", "renewal"),
    Duty(76, "低事故率", "accidents", "accident_rate"),
    Duty(77, "低投诉率", "complaints a visit", "complaint_rate"),
    Duty(78, "任职资格", "qualification"),
    Duty(79, "向总经理汇报", "reporting", "escalation.raise", "report issue"),
    Duty(80, "他部门委派员工", "seconded staff", "technician.second"),
    Duty(81, "平行部门", "other departments"),
    Duty(82, "外部关系", "the outside"),
    Duty(83, "服务对象", "customers", "customer.register"),
  ]
}
