package import EventSourcing

/// What can be due, the most urgent first.
package enum DueKind: UInt8, CaseIterable, Hashable, Sendable {
  case incident = 0
  case escalation, acknowledgement, resolution, consultation, assignment, followup
  case action, task, plan, certificate, contract, problem, suggestion, rating

  /// The kind called `name` on the command line.
  package init?(name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }

  package var name: String { "\(self)" }

  package var label: Localized {
    switch self {
    case .incident: Localized(zh: "突发事件", en: "incident")
    case .escalation: Localized(zh: "上报待答复", en: "escalation")
    case .acknowledgement: Localized(zh: "告知受理", en: "acknowledgement")
    case .resolution: Localized(zh: "投诉结案", en: "resolution")
    case .consultation: Localized(zh: "咨询答复", en: "consultation")
    case .assignment: Localized(zh: "派工未完成", en: "assignment")
    case .followup: Localized(zh: "回访", en: "follow-up")
    case .action: Localized(zh: "纠正措施", en: "corrective action")
    case .task: Localized(zh: "临时任务", en: "task")
    case .plan: Localized(zh: "计划项目", en: "plan item")
    case .certificate: Localized(zh: "技能证书", en: "certificate")
    case .contract: Localized(zh: "合同续签", en: "contract")
    case .problem: Localized(zh: "追踪寻因", en: "problem")
    case .suggestion: Localized(zh: "客户建议", en: "suggestion")
    case .rating: Localized(zh: "上门评分", en: "rating")
    }
  }

  /// How far ahead of its due time an item is shown unless asked otherwise, in milliseconds.
  ///
  /// What has no due time of its own (an escalation, a problem) is shown as long as it is open.
  package var horizon: Int64 {
    switch self {
    case .incident, .escalation, .acknowledgement, .consultation, .problem, .suggestion, .rating:
      .max
    case .assignment: 0
    case .resolution, .followup, .task: 3 * Timestamp.millisecondsPerDay
    case .action: 7 * Timestamp.millisecondsPerDay
    case .plan, .certificate: 30 * Timestamp.millisecondsPerDay
    case .contract: 60 * Timestamp.millisecondsPerDay
    }
  }
}

/// How long the office gives itself where no event says when something is due, in milliseconds.
enum DueLimit {
  /// An open escalation older than 24 hours is late (domain.md §2.5).
  static let escalation = Timestamp.millisecondsPerDay
  /// Who asks is answered as quickly as who complains is told that it was received.
  static let consultation = Timestamp.millisecondsPerDay
  /// An accident is looked into within a day of happening, and any incident is ended within a week.
  static let incidentConfirmed = Timestamp.millisecondsPerDay
  static let incidentClosed = 7 * Timestamp.millisecondsPerDay
  static let problem = 30 * Timestamp.millisecondsPerDay
  /// Whoever suggested something learns within a month what becomes of it.
  static let suggestion = 30 * Timestamp.millisecondsPerDay
  static let rating = 3 * Timestamp.millisecondsPerDay
  /// A customer who did not rate a visit for so long is not asked any more.
  static let ratingShown = 30 * Timestamp.millisecondsPerDay
}
