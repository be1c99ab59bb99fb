package import EventSourcing

extension Refusal {
  /// What was refused, and why.
  package var message: Localized {
    switch self {
    case .notFound(let entity, let id):
      Localized(zh: "没有编号为 \(id) 的\(entity.chinese)。", en: "There is no \(entity.rawValue) \(id).")
    case .alreadyExists(let entity, let id):
      Localized(
        zh: "\(entity.chinese)编号 \(id) 已被使用。",
        en: "The \(entity.rawValue) id \(id) is already in use.")
    case .roleNotAllowed(let role, let allowed):
      Localized(
        zh: "角色 \(role.chinese) 无权执行此操作，只有 \(Role.list(allowed).zh) 可以。",
        en: "The role \(role.rawValue) may not do this; only \(Role.list(allowed).en) may.")
    case .reasonRequired:
      Localized(zh: "此操作必须说明原因，但没有给出。", en: "This needs a reason, and none was given.")
    case .futureDated:
      Localized(
        zh: "业务时间比现在晚 5 分钟以上，尚未发生的事不能入账。",
        en: """
          The time given is more than 5 minutes ahead: what has not happened cannot be recorded.
          """)
    case .beforePreviousEvent(let previous):
      Localized(
        zh: "业务时间早于同一记录的上一事件（\(previous)）。",
        en: "The time given lies before the last event of the same record (\(previous)).")
    case .versionConflict(let expected, let actual):
      Localized(
        zh: "预期该记录有 \(expected) 个事件，实际有 \(actual) 个：其间已有变动。",
        en: """
          The record was expected to have \(expected) events but has \(actual): it changed \
          meanwhile.
          """)
    case .commandIDReused(let id):
      Localized(
        zh: "命令编号 \(id) 已用于内容不同的另一条命令。",
        en: "The command id \(id) was already used for a command with other content.")
    case .invalidWindow:
      Localized(
        zh: "服务时段不合规：应先开始后结束，时长 15 分钟至 24 小时。",
        en: """
          The time window is not valid: it must start before it ends and last 15 minutes to 24 \
          hours.
          """)
    case .overlap(let other):
      Localized(
        zh: "该技师在此时段已有派工单 \(other)，时间重叠。",
        en: "The technician is already booked in this time by assignment \(other).")
    case .skillMissing(let technician, let skill, nil):
      Localized(
        zh: "技师 \(technician) 没有所需的技能 \(skill)。",
        en: "Technician \(technician) does not have the skill \(skill), which the work needs.")
    case .skillMissing(let technician, let skill, let expired?):
      Localized(
        zh: "技师 \(technician) 的 \(skill) 证书有效至 \(expired)，不含服务时段。",
        en: """
          The certificate of technician \(technician) for \(skill) ends on \(expired), before \
          the work does.
          """)
    case .calendarBlocked(let technician, let block):
      Localized(
        zh: "技师 \(technician) 在此时段不能派工（\(block)）。",
        en: "Technician \(technician) cannot be booked in this time; block \(block) covers it.")
    case .technicianLeft(let technician, let lastDay):
      Localized(
        zh: "技师 \(technician) 已离开部门，最后工作日为 \(lastDay)。",
        en: "Technician \(technician) leaves the department; \(lastDay) is the last day.")
    case .secondmentNotCovering(let technician, let from, let until):
      Localized(
        zh: "技师 \(technician) 借调期为 \(from) 至 \(until)，不含服务时段。",
        en: "Technician \(technician) is lent from \(from) to \(until), which leaves this out.")
    case .hasLiveAssignments(let technician, let first):
      Localized(
        zh: "技师 \(technician) 在此期间还有未完成的派工单，最早的是 \(first)。",
        en: "Technician \(technician) still has live assignments then; the first is \(first).")
    case .invalidBlock:
      Localized(
        zh: "占用时段不合规：应先开始后结束，最长 366 天。",
        en: "A blocked time must start before it ends and last at most 366 days.")
    case .blockLifted(let id):
      Localized(zh: "日历占用 \(id) 已经解除。", en: "Block \(id) was lifted already.")
    case .consentNotGiven(let id, let purpose):
      Localized(
        zh: "客户 \(id) 没有同意用于\(purpose.chinese)，无可撤回。",
        en: "Customer \(id) has not consented to \(purpose.rawValue).")
    case .mergeIntoItself:
      Localized(zh: "客户不能并入自己。", en: "A customer cannot be merged into itself.")
    case .mergeCycle(let survivor, let merged):
      Localized(
        zh: "客户 \(survivor) 已并入 \(merged)，不能反过来再并。",
        en: "Customer \(survivor) already stands for \(merged), so this would close a circle.")
    case .customerMerged(let id, let survivor):
      Localized(
        zh: "客户 \(id) 已并入 \(survivor)。",
        en: "Customer \(id) was already merged into \(survivor).")
    case .notMerged(let id):
      Localized(zh: "客户 \(id) 没有并入其他客户。", en: "Customer \(id) is not merged into another.")
    case .contractMismatch(let id):
      Localized(zh: "合同 \(id) 不属于这位客户。", en: "Contract \(id) belongs to another customer.")
    case .contractNotCovering(let id, let start, let end):
      Localized(
        zh: "合同 \(id) 的有效期为 \(start) 至 \(end)，不含这一天。",
        en: "Contract \(id) runs from \(start) to \(end), which leaves this day out.")
    case .assignmentCancelled(let id):
      Localized(
        zh: "派工单 \(id) 已取消，不能再办理。",
        en: "Assignment \(id) was cancelled, so nothing more can happen to it.")
    case .assignmentFulfilled(let id):
      Localized(
        zh: "派工单 \(id) 已有完成的上门，已履行完毕。",
        en: "Assignment \(id) is fulfilled: a completed visit was logged for it.")
    case .notAssignee(let technician, let assignee):
      Localized(
        zh: "该派工单派给 \(assignee)，不是 \(technician)。",
        en: "The assignment belongs to \(assignee), not to \(technician).")
    case .invalidTimes:
      Localized(zh: "离开时间必须晚于到达时间。", en: "A visit must end after it began.")
    case .visitVoided(let id):
      Localized(zh: "上门记录 \(id) 已作废。", en: "Visit \(id) was voided.")
    case .visitNotCompleted(let id):
      Localized(
        zh: "上门 \(id) 没有完成服务，不能评分。",
        en: "Visit \(id) did not complete the service, so it cannot be rated.")
    case .visitMismatch(let id):
      Localized(
        zh: "上门记录 \(id) 属于另一位客户或另一位技师。",
        en: "Visit \(id) was at another customer's home, or by another technician.")
    case .alreadyRated(let id):
      Localized(
        zh: "\(id) 已有有效评分，每次上门只计一次。",
        en: "\(id) already has its rating; one rating counts for each visit.")
    case .notRated(let id):
      Localized(zh: "\(id) 没有可更正或作废的有效评分。", en: "\(id) has no rating to correct or to void.")
    case .ratingStands(let id):
      Localized(
        zh: "上门 \(id) 已有有效评分，不能改为没有服务的结果。",
        en: "Visit \(id) has a rating, so its outcome cannot become one without work.")
    case .refRequired:
      Localized(
        zh: "这类问卷必须写明所评的对象，但没有给出 ref。",
        en: "This kind of survey must say what it is about, and ref was not given.")
    case .alreadyAnswered(let entity, let id):
      Localized(
        zh: "\(entity.chinese) \(id) 已有答复。",
        en: "The \(entity.rawValue) \(id) was answered before.")
    case .notInquiry(let id):
      Localized(
        zh: "接待记录 \(id) 不是咨询，无需答复。",
        en: "Contact \(id) is not an inquiry, so there is nothing to answer.")
    case .recordMismatch(let entity, let id):
      Localized(
        zh: "\(entity.chinese) \(id) 属于另一位客户或另一件事。",
        en: "The \(entity.rawValue) \(id) is about another customer or another matter.")
    case .suggestionDecided(let id):
      Localized(zh: "建议 \(id) 已有采纳与否的决定。", en: "Suggestion \(id) was already adopted or declined.")
    case .notAnalysed(let id):
      Localized(
        zh: "建议 \(id) 尚未分析，不能上报。",
        en: "Suggestion \(id) was not studied yet, so it cannot be reported.")
    case .notReported(let id):
      Localized(
        zh: "建议 \(id) 尚未上报，不能作决定。",
        en: "Suggestion \(id) was not reported yet, so nobody can decide on it.")
    case .followUpDone(let id):
      Localized(
        zh: "回访 \(id) 已联系上客户，已经完成。",
        en: "Follow-up \(id) has reached the customer and is done.")
    case .notConnected:
      Localized(
        zh: "没有联系上客户，不能由此产生投诉或建议。",
        en: "Nobody was reached, so the call cannot lead to a complaint or a suggestion.")
    case .dueInPast(let today):
      Localized(
        zh: "期限早于办理当日（\(today)）。",
        en: "What is to be done cannot be due before the day it is arranged (\(today)).")
    case .notEscalated(let id):
      Localized(
        zh: "投诉 \(id) 没有待答复的上报。",
        en: "No escalation of complaint \(id) waits for an answer.")
    case .causeRequired(let id):
      Localized(zh: "追踪案 \(id) 尚未查明原因。", en: "The cause of problem \(id) was not recorded yet.")
    case .actionCompleted(let id):
      Localized(zh: "纠正措施 \(id) 已经完成。", en: "Action \(id) was already completed.")
    case .actionNotCompleted(let id):
      Localized(
        zh: "纠正措施 \(id) 尚未完成，不能验证效果。",
        en: "Action \(id) is not completed, so its effect cannot be verified.")
    case .effectNotVerified(let id):
      Localized(
        zh: "追踪案 \(id) 还没有经验证有效的纠正措施，不能结案。",
        en: "Problem \(id) has no action that was verified as effective, so it stays open.")
    case .recordClosed(let entity, let id):
      Localized(
        zh: "\(entity.chinese) \(id) 已经结束，不能再办理。",
        en: "The \(entity.rawValue) \(id) is closed, so nothing more can happen to it.")
    case .alreadyConfirmed(let id):
      Localized(zh: "事故 \(id) 已经核实。", en: "Incident \(id) was already confirmed.")
    case .notConfirmed(let id):
      Localized(
        zh: "事故 \(id) 尚未核实，不能结案。",
        en: "Incident \(id) is an accident that nobody confirmed, so it cannot be closed.")
    case .notAccident(let id):
      Localized(zh: "\(id) 登记为未遂，不能再降级。", en: "Incident \(id) is a near miss already.")
    case .alreadyIssued(let id):
      Localized(zh: "问卷 \(id) 已经发出。", en: "Survey \(id) was already issued.")
    case .notPublished(let id):
      Localized(
        zh: "调查 \(id) 尚无统计分析，不能通报。",
        en: "Nothing was published of campaign \(id), so there is nothing to send.")
    case .alreadyClosed(let id):
      Localized(zh: "投诉 \(id) 已结案，不能再办理。", en: "Complaint \(id) is already closed.")
    case .notClosed(let id):
      Localized(
        zh: "投诉 \(id) 仍在办理，无需重开。",
        en: "Complaint \(id) is still open, so it cannot be reopened.")
    case .complaintVoid(let id):
      Localized(
        zh: "投诉 \(id) 已标为重复或无效，不再办理。",
        en: "Complaint \(id) was marked a duplicate or invalid; nothing more can happen to it.")
    case .complaintMismatch(let id):
      Localized(
        zh: "投诉 \(id) 属于另一位客户或另一位技师。",
        en: "Complaint \(id) is another customer's, or about another technician.")
    case .resolutionRequired:
      Localized(
        zh: "结案必须写明处理结果，但没有写或只有空白。",
        en: "A complaint cannot be closed without a resolution; the text is missing or blank.")
    case .rootCauseRequired:
      Localized(
        zh: "重大和特别重大投诉必须先查明原因才能结案。",
        en: "A major or critical complaint cannot be closed before its root cause is recorded.")
    case .approvalRequired:
      Localized(
        zh: "此操作须由总监或总经理批准并亲自办理。",
        en: """
          This needs the approval of the director or the general manager, who must do it \
          themselves.
          """)
    case .closerIsHandler(let actor):
      Localized(
        zh: "\(actor) 是本投诉的处理人，特别重大投诉不能由处理人自己结案。",
        en: "\(actor) handles this complaint; a critical one must be closed by somebody else.")
    case .verdictRejected:
      Localized(
        zh: "客户最近一次表示不接受，不能以“已解决”结案。",
        en: "The customer's last word was no, so the complaint cannot be closed as resolved.")
    case .attemptsRequired(let found, let days):
      Localized(
        zh: "以“失联”结案须在至少 2 天内联系至少 3 次，目前 \(found) 次、\(days) 天。",
        en: """
          Closing as unreachable needs 3 attempts on 2 different days; recorded: \(found) on \
          \(days).
          """)
    case .reopenWindowPassed(let deadline):
      Localized(
        zh: "结案后 90 天内可以重开，期限已于 \(deadline) 届满。",
        en: "A complaint can be reopened within 90 days of its closing; that ended on \(deadline).")
    case .duplicateOfItself:
      Localized(zh: "投诉不能是自己的重复。", en: "A complaint cannot be a duplicate of itself.")
    case .duplicateOfVoid(let id):
      Localized(
        zh: "投诉 \(id) 本身已标为重复或无效，不能作为原投诉。",
        en: """
          Complaint \(id) is itself marked a duplicate or invalid, so it cannot be the original.
          """)
    case .alreadyPaused(let id):
      Localized(zh: "投诉 \(id) 的计时已经暂停。", en: "The clock of complaint \(id) already stands.")
    case .notPaused(let id):
      Localized(zh: "投诉 \(id) 的计时没有暂停。", en: "The clock of complaint \(id) is running.")
    case .nothingToChange:
      Localized(zh: "没有给出与现状不同的内容。", en: "Nothing given differs from what is recorded.")
    case .invalidDates:
      Localized(
        zh: "日期前后矛盾：开始不得晚于结束，解约日不得晚于合同到期日。",
        en: """
          The dates contradict each other: no start after its end, no termination after the \
          scheduled end.
          """)
    case .notRenewable(let id):
      Localized(zh: "合同 \(id) 签订时约定不可续签。", en: "Contract \(id) was signed as not renewable.")
    case .alreadyRenewed(let id, let successor):
      Localized(
        zh: "合同 \(id) 已续签为 \(successor)，每份合同只能续签一次。",
        en: "Contract \(id) was already renewed by \(successor); each contract is renewed once.")
    case .renewalDeclined(let id):
      Localized(
        zh: "合同 \(id) 已登记为不续。",
        en: "It is already recorded that contract \(id) will not be renewed.")
    case .notRenewed(let id):
      Localized(zh: "合同 \(id) 没有续签可撤销。", en: "Contract \(id) has no renewal to take back.")
    case .successorInUse(let id):
      Localized(
        zh: "编号 \(id) 已是另一份合同，不能用作续签合同。",
        en: "The id \(id) already names a contract, so it cannot name the successor.")
    case .contractTerminated(let id):
      Localized(zh: "合同 \(id) 已提前解约。", en: "Contract \(id) was terminated early.")
    case .contractVoid(let id):
      Localized(zh: "合同 \(id) 因误登已作废。", en: "Contract \(id) was voided as entered by mistake.")
    case .renewalWindowPassed(let deadline):
      Localized(
        zh: "合同到期后 30 天内可以续签，期限已于 \(deadline) 届满。",
        en: "A contract can be renewed until 30 days after its end; that was \(deadline).")
    case .successorStartOutOfRange(let earliest, let latest):
      Localized(
        zh: "续签合同应在 \(earliest) 至 \(latest) 之间开始。",
        en: "The successor must start between \(earliest) and \(latest).")
    case .targetPeriodStarted(let period):
      Localized(
        zh: "期间 \(period) 已经开始，目标只能由总经理调整。",
        en: "The period \(period) has begun; only the general manager may change its target.")
    case .noKeyTerms(let id):
      Localized(zh: "合同 \(id) 没有关键条款可确认。", en: "Contract \(id) has no key terms to read.")
    case .termsNotRead(let contract, let technician):
      Localized(
        zh: "技师 \(technician) 尚未确认合同 \(contract) 现行的关键条款。",
        en:
          "Technician \(technician) has not read the key terms of contract \(contract) as they are."
      )
    case .taskCompleted(let id):
      Localized(zh: "临时任务 \(id) 已经完成。", en: "Task \(id) is done already.")
    case .access(let refusal): refusal.message
    case .sealing(let refusal): refusal.message
    case .reportIssued(let id):
      Localized(zh: "报表 \(id) 已经签发。", en: "The report \(id) was issued already.")
    case .reportNotIssued(let id):
      Localized(zh: "报表 \(id) 尚未签发，无从更正。", en: "The report \(id) was never issued.")
    case .nothingToRestate(let id):
      Localized(
        zh: "报表 \(id) 的各项数字与签发时相同。",
        en: "The figures of report \(id) are still those that were issued.")
    case .periodNotOver(let period, let last):
      Localized(
        zh: "期间 \(period)（至 \(last)）在账上尚未结束：其后还没有任何记录。",
        en: "In the log the period \(period) is not over: nothing was recorded after \(last) yet.")
    }
  }
}

extension Role {
  /// The roles by name, in the order of the vocabulary.
  static func list(_ roles: Set<Role>) -> Localized {
    let named = allCases.filter(roles.contains)
    return Localized(
      zh: named.map(\.chinese).joined(separator: "、"),
      en: named.map(\.rawValue).joined(separator: ", "))
  }
}
