package import CustomerService
package import EventSourcing

/// One thing that somebody must do, by when, and what has to be done next.
package struct DueItem: Hashable, Sendable {
  package var kind: DueKind
  /// The record: a complaint, an assignment, a technician whose certificate expires.
  package var id: String
  /// What it belongs to: an action's problem, an item's plan, a follow-up's visit, a certificate's
  /// skill.
  package var about: String?
  /// Their present id, when customers were merged.
  package var customer: String?
  /// Who answers for it: handler, owner or technician.
  package var person: String?
  /// The technician whom a complaint is about.
  package var technician: String?
  package var team: String?
  /// When it began; nil where nobody waits yet.
  package var since: Timestamp?
  /// The last moment at which it is not late.
  package var due: Timestamp
  package var step: DueStep
  package var severity: Severity?
  /// To whom it was taken.
  package var level: EscalationLevel?
  /// Whether the clock stands while somebody else must act; the due time does not move.
  package var isPaused = false

  /// The stream of what was complained of or taken to a superior; nil of all other kinds.
  package var subject: Tag? {
    switch step {
    case .acknowledge, .assignHandler, .close, .resume, .answerComplaint: ComplaintID(id).tag
    case .answerEscalation: EscalationID(id).tag
    default: nil
    }
  }

  package func isOverdue(at moment: Timestamp) -> Bool { due < moment }
}

/// What to do next about an item, as a command of the program.
package enum DueStep: String, CaseIterable, Hashable, Sendable {
  case acknowledge = "complaint acknowledge"
  case assignHandler = "complaint handler"
  case close = "complaint close"
  case resume = "complaint resume"
  case answerComplaint = "complaint answer"
  case answerEscalation = "escalation answer"
  case confirmIncident = "incident confirm"
  case closeIncident = "incident close"
  case answerConsultation = "contact answer"
  case logVisit = "visit log"
  case returnVisit = "technician reschedule"
  case call = "followup record"
  case completeAction = "problem complete"
  case completeTask = "task complete"
  case renewCertificate = "technician add-skill"
  case renew = "contract renew"
  case findCause = "problem cause"
  case planAction = "problem plan"
  case verifyEffect = "problem verify"
  case closeProblem = "problem close"
  case askRating = "survey record"
  case reportProgress = "plan report-progress"
  case analyseSuggestion = "suggestion analyse"
  case reportSuggestion = "suggestion report"
  case decideSuggestion = "suggestion adopt"

  package var label: Localized {
    switch self {
    case .acknowledge: Localized(zh: "告知客户已受理", en: "tell the customer it was received")
    case .assignHandler: Localized(zh: "指派处理人", en: "make somebody responsible")
    case .close: Localized(zh: "处理并结案", en: "resolve and close")
    case .resume: Localized(zh: "催办，恢复计时", en: "press for an answer, resume")
    case .answerComplaint, .answerEscalation: Localized(zh: "请上级答复", en: "get an answer")
    case .confirmIncident: Localized(zh: "核实", en: "look into it and confirm")
    case .closeIncident: Localized(zh: "查明原因并结案", en: "find cause and loss, end it")
    case .answerConsultation: Localized(zh: "答复客户", en: "answer the customer")
    case .logVisit: Localized(zh: "登记上门，或改期、取消", en: "log the visit, or move or cancel it")
    case .returnVisit: Localized(zh: "约定再次上门", en: "arrange to come again")
    case .call: Localized(zh: "致电客户", en: "call the customer")
    case .completeAction: Localized(zh: "落实措施", en: "carry it out")
    case .completeTask: Localized(zh: "完成任务", en: "complete it")
    case .renewCertificate: Localized(zh: "换证并登记", en: "renew and record it")
    case .renew: Localized(zh: "商定续签或不续", en: "agree on renewal or not")
    case .findCause: Localized(zh: "查明原因", en: "find the cause")
    case .planAction: Localized(zh: "制定措施", en: "plan an action")
    case .verifyEffect: Localized(zh: "落实并验证效果", en: "carry out, verify the effect")
    case .closeProblem: Localized(zh: "结案", en: "close it")
    case .askRating: Localized(zh: "请客户评分", en: "ask the customer for a score")
    case .reportProgress: Localized(zh: "完成并报告进度", en: "carry it out, report progress")
    case .analyseSuggestion: Localized(zh: "研究对策", en: "study what could be done")
    case .reportSuggestion: Localized(zh: "上报", en: "put it before a superior")
    case .decideSuggestion: Localized(zh: "请上级采纳或不采纳", en: "adopt or decline it")
    }
  }
}
