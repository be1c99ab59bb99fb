package import EventSourcing

/// The tables of a form.
package enum TableName: String, Wording {
  case figures, trend, targets
  case deliveryByService = "delivery_by_service"
  case deliveryByTeam = "delivery_by_team"
  case deliveryByTechnician = "delivery_by_technician"
  case cancellations
  case scores
  case ratingsByTeam = "ratings_by_team"
  case ratingsByService = "ratings_by_service"
  case ratingsByRegion = "ratings_by_region"
  case ratingsByTechnician = "ratings_by_technician"
  case verbatims
  case docket
  case closureBases = "closure_bases"
  case categories
  case severityByChannel = "severity_by_channel"
  case complaintsByCategory = "complaints_by_category"
  case complaintsByTeam = "complaints_by_team"
  case times
  case timesToClose = "times_to_close"
  case ageing
  case breaches
  case dueSoon = "due_soon"
  case majorCases = "major_cases"
  case rootCauses = "root_causes"
  case problems
  case decisions
  case renewalByService = "renewal_by_service"
  case renewalByRegion = "renewal_by_region"
  case expired
  case outlook
  case accidentsByTeam = "accidents_by_team"
  case incidents
  case openEscalations = "open_escalations"
  case planItems = "plan_items"
  case tasks, suggestions
  case restatements
  case late
  case withdrawals
  case rules

  package var label: Localized {
    switch self {
    case .figures: Localized(zh: "指标一览", en: "Figures")
    case .trend: Localized(zh: "近 12 个月", en: "The last 12 months")
    case .targets: Localized(zh: "目标完成情况", en: "Targets")
    case .deliveryByService: Localized(zh: "按服务", en: "By service")
    case .deliveryByTeam: Localized(zh: "按班组", en: "By team")
    case .deliveryByTechnician: Localized(zh: "按技师", en: "By technician")
    case .cancellations: Localized(zh: "取消派工及原因", en: "Cancelled assignments and why")
    case .scores: Localized(zh: "评分分布", en: "Scores")
    case .ratingsByTeam: Localized(zh: "满意度按班组", en: "Satisfaction by team")
    case .ratingsByService: Localized(zh: "满意度按服务", en: "Satisfaction by service")
    case .ratingsByRegion: Localized(zh: "满意度按区域", en: "Satisfaction by region")
    case .ratingsByTechnician: Localized(zh: "满意度按技师", en: "Satisfaction by technician")
    case .verbatims: Localized(zh: "低分意见（已遮盖号码）", en: "Words beside low scores (numbers masked)")
    case .docket: Localized(zh: "在办账", en: "Docket")
    case .closureBases: Localized(zh: "结案率的三种口径", en: "Closure over its three populations")
    case .categories: Localized(zh: "投诉类别", en: "Categories of complaints")
    case .severityByChannel: Localized(zh: "级别与渠道（本期受理）", en: "Severity by channel (filed)")
    case .complaintsByCategory: Localized(zh: "结案按类别", en: "Closure by category")
    case .complaintsByTeam: Localized(zh: "结案按班组", en: "Closure by team")
    case .times: Localized(zh: "处理用时", en: "Times")
    case .timesToClose: Localized(zh: "结案用时分布", en: "Time to close")
    case .ageing: Localized(zh: "未结投诉账龄", en: "Age of open complaints")
    case .breaches: Localized(zh: "超过结案时限", en: "Past the time limit for closing")
    case .dueSoon:
      Localized(zh: "七日内到期及超期的未结投诉", en: "Open complaints overdue or due within 7 days")
    case .majorCases: Localized(zh: "重大投诉", en: "Major and critical complaints")
    case .rootCauses: Localized(zh: "根因", en: "Root causes")
    case .problems: Localized(zh: "追踪寻因与纠正措施", en: "Problems and corrective actions")
    case .decisions: Localized(zh: "到期合同的去向", en: "What became of contracts that ended")
    case .renewalByService: Localized(zh: "续单按服务", en: "Renewal by service")
    case .renewalByRegion: Localized(zh: "续单按区域", en: "Renewal by region")
    case .expired: Localized(zh: "到期合同", en: "Contracts that ended")
    case .outlook: Localized(zh: "未来 60 天到期", en: "Contracts that end in the next 60 days")
    case .accidentsByTeam: Localized(zh: "事故率按班组", en: "Accident rate by team")
    case .incidents: Localized(zh: "事故与未遂事件", en: "Accidents and near misses")
    case .openEscalations: Localized(zh: "未批复的上报", en: "Escalations without an answer")
    case .planItems: Localized(zh: "年度计划进度", en: "Progress of the plan")
    case .tasks: Localized(zh: "临时任务", en: "Temporary tasks")
    case .suggestions: Localized(zh: "客户建议", en: "Suggestions")
    case .restatements: Localized(zh: "签发后变动的数字", en: "Figures that changed after they were issued")
    case .late: Localized(zh: "本期补录", en: "Recorded late")
    case .withdrawals: Localized(zh: "作废与剔除", en: "Taken back and left out")
    case .rules: Localized(zh: "指标定义", en: "What the figures mean")
    }
  }
}
