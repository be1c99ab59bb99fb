/// Why a rule of the department does not allow a command: a business answer, not a fault.
package enum Refusal: Error, Hashable, Sendable {
  case notFound(Entity, String)
  case alreadyExists(Entity, String)
  case roleNotAllowed(Role, allowed: Set<Role>)
  case reasonRequired
  case futureDated
  case beforePreviousEvent(previous: String)
  case versionConflict(expected: Int, actual: Int)
  case commandIDReused(String)
  case invalidWindow
  case overlap(with: String)
  case skillMissing(String, skill: String, expired: String?)
  case calendarBlocked(String, by: String)
  case technicianLeft(String, lastDay: String)
  case secondmentNotCovering(String, from: String, until: String)
  case hasLiveAssignments(String, first: String)
  case invalidBlock
  case blockLifted(String)
  case consentNotGiven(String, ConsentPurpose)
  case mergeIntoItself
  case mergeCycle(String, String)
  case customerMerged(String, survivor: String)
  case notMerged(String)
  case contractMismatch(String)
  case contractNotCovering(String, start: String, end: String)
  case assignmentCancelled(String)
  case assignmentFulfilled(String)
  case notAssignee(String, assignee: String)
  case invalidTimes
  case visitVoided(String)
  case visitNotCompleted(String)
  case visitMismatch(String)
  case alreadyRated(String)
  case notRated(String)
  case ratingStands(String)
  case refRequired
  case alreadyAnswered(Entity, String)
  case notInquiry(String)
  case recordMismatch(Entity, String)
  case suggestionDecided(String)
  case notAnalysed(String)
  case notReported(String)
  case followUpDone(String)
  case notConnected
  case dueInPast(today: String)
  case notEscalated(String)
  case causeRequired(String)
  case actionCompleted(String)
  case actionNotCompleted(String)
  case effectNotVerified(String)
  case recordClosed(Entity, String)
  case alreadyConfirmed(String)
  case notConfirmed(String)
  case notAccident(String)
  case alreadyIssued(String)
  case notPublished(String)
  case alreadyClosed(String)
  case notClosed(String)
  case complaintVoid(String)
  case complaintMismatch(String)
  case resolutionRequired
  case rootCauseRequired
  case approvalRequired
  case closerIsHandler(String)
  case verdictRejected
  case attemptsRequired(found: Int, days: Int)
  case reopenWindowPassed(deadline: String)
  case duplicateOfItself
  case duplicateOfVoid(String)
  case alreadyPaused(String)
  case notPaused(String)
  case nothingToChange
  case invalidDates
  case notRenewable(String)
  case alreadyRenewed(String, successor: String)
  case renewalDeclined(String)
  case notRenewed(String)
  case successorInUse(String)
  case contractTerminated(String)
  case contractVoid(String)
  case renewalWindowPassed(deadline: String)
  case successorStartOutOfRange(earliest: String, latest: String)
  case targetPeriodStarted(String)
  case taskCompleted(String)
  case noKeyTerms(String)
  case termsNotRead(String, technician: String)
  case access(AccessRefusal)
  case sealing(SealingRefusal)
  case reportIssued(String)
  case reportNotIssued(String)
  case nothingToRestate(String)
  case periodNotOver(String, last: String)

  package enum Entity: String, Hashable, Sendable {
    case customer, technician, assignment, visit, complaint, contract, survey
    case contact, suggestion, followup, escalation, problem, action, incident, campaign
    case block, target, plan, item, task, summary, policy

    package var chinese: String {
      switch self {
      case .customer: "客户"
      case .technician: "技师"
      case .assignment: "派工单"
      case .visit: "上门记录"
      case .complaint: "投诉"
      case .contract: "合同"
      case .survey: "问卷"
      case .contact: "接待记录"
      case .suggestion: "建议"
      case .followup: "回访"
      case .escalation: "汇报"
      case .problem: "追踪案"
      case .action: "纠正措施"
      case .incident: "事故"
      case .campaign: "调查"
      case .block: "日历占用"
      case .target: "目标"
      case .plan: "计划"
      case .item: "计划项目"
      case .task: "临时任务"
      case .summary: "工作总结"
      case .policy: "服务标准"
      }
    }
  }
}
