/// A closed list of terms; the raw value is what is stored and typed.
package protocol Term: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
  /// The term in Chinese; English is the raw value.
  var chinese: String { get }
}

extension Term {
  /// The term that people type: as it is stored, or in Chinese.
  package init?(typed text: String) {
    guard let term = Self(rawValue: text) ?? Self.allCases.first(where: { $0.chinese == text })
    else { return nil }
    self = term
  }
}

/// Who acts, domain.md §2.0.
package enum Role: String, Term {
  case `operator`, technician, leader, director, deputy, gm, auditor, privacy

  package var chinese: String {
    switch self {
    case .operator: "客服"
    case .technician: "技师"
    case .leader: "小组长"
    case .director: "总监"
    case .deputy: "分管副总"
    case .gm: "总经理"
    case .auditor: "审计"
    case .privacy: "个人信息负责人"
    }
  }

  /// Everybody who may record facts of daily work.
  package static let staff: Set<Role> = [
    .operator, .technician, .leader, .director, .deputy, .gm,
  ]
  /// A group leader or above.
  package static let leaders: Set<Role> = [.leader, .director, .deputy, .gm]
  /// Who plans the work of technicians, which these do not do themselves.
  package static let dispatchers: Set<Role> = staff.subtracting([.technician])
  /// Who answers for targets and plans.
  package static let managers: Set<Role> = [.director, .deputy, .gm]
  /// Who answers for the forms that the management gets.
  package static let reporters: Set<Role> = [.director, .gm]
  /// Who approves the closing of serious complaints.
  package static let approvers: Set<Role> = [.director, .gm]
}

package enum Severity: String, Term {
  case minor, major, critical

  package var chinese: String {
    switch self {
    case .minor: "一般"
    case .major: "重大"
    case .critical: "特别重大"
    }
  }
}

package enum ComplaintCategory: String, Term {
  case quality, attitude, punctuality, damage, safety, billing, privacy, contract, other

  package var chinese: String {
    switch self {
    case .quality: "服务质量"
    case .attitude: "服务态度"
    case .punctuality: "不准时"
    case .damage: "财物损坏"
    case .safety: "安全"
    case .billing: "收费"
    case .privacy: "隐私"
    case .contract: "合同"
    case .other: "其他"
    }
  }
}

package enum ComplaintChannel: String, Term {
  case phone, visit, letter, wechat, app, web, community, media, regulator, survey, followup

  package var chinese: String {
    switch self {
    case .phone: "来电"
    case .visit: "来访"
    case .letter: "来函"
    case .wechat: "微信"
    case .app: "应用"
    case .web: "网站"
    case .community: "社区"
    case .media: "媒体"
    case .regulator: "监管热线"
    case .survey: "问卷"
    case .followup: "回访"
    }
  }
}

package enum ClosingOutcome: String, Term {
  case resolved, settled, unfounded, withdrawn, unreachable, exhausted

  package var chinese: String {
    switch self {
    case .resolved: "已解决"
    case .settled: "协商赔付"
    case .unfounded: "不成立已解释"
    case .withdrawn: "客户撤诉"
    case .unreachable: "失联"
    case .exhausted: "途径用尽"
    }
  }
}

package enum Verdict: String, Term {
  case accepted, rejected, unreachable

  package var chinese: String {
    switch self {
    case .accepted: "接受"
    case .rejected: "不接受"
    case .unreachable: "联系不上"
    }
  }
}

package enum Confirmation: String, Term {
  case yes, no, unreachable

  package var chinese: String {
    switch self {
    case .yes: "已确认"
    case .no: "未确认"
    case .unreachable: "联系不上"
    }
  }
}

package enum VisitOutcome: String, Term {
  case completed, partial, no_access, customer_cancelled, rework

  package var chinese: String {
    switch self {
    case .completed: "完成"
    case .partial: "部分完成"
    case .no_access: "未能入户"
    case .customer_cancelled: "客户取消"
    case .rework: "返工"
    }
  }
}

package enum SurveySubject: String, Term {
  case visit, complaint, periodic, `internal`

  package var chinese: String {
    switch self {
    case .visit: "上门"
    case .complaint: "投诉处理"
    case .periodic: "定期调查"
    case .internal: "内部"
    }
  }
}

package enum SurveyChannel: String, Term {
  case onsite, phone, sms, app, paper

  package var chinese: String {
    switch self {
    case .onsite: "现场"
    case .phone: "电话"
    case .sms: "短信"
    case .app: "应用"
    case .paper: "纸质"
    }
  }
}

package enum EscalationLevel: String, Term {
  case leader, director, deputy, gm

  package var chinese: String {
    switch self {
    case .leader: "小组长"
    case .director: "总监"
    case .deputy: "分管副总"
    case .gm: "总经理"
    }
  }

  /// Who stands at this level or above it.
  package var roles: Set<Role> {
    switch self {
    case .leader: Role.leaders
    case .director: [.director, .deputy, .gm]
    case .deputy: [.deputy, .gm]
    case .gm: [.gm]
    }
  }
}

package enum Awaiting: String, Term {
  case customer, supplier, regulator

  package var chinese: String {
    switch self {
    case .customer: "等客户"
    case .supplier: "等供应商"
    case .regulator: "等监管"
    }
  }
}

package enum Party: String, Term {
  case customer, company, technician

  package var chinese: String {
    switch self {
    case .customer: "客户"
    case .company: "公司"
    case .technician: "技师"
    }
  }
}
