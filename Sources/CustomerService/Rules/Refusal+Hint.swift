package import EventSourcing

extension Refusal {
  /// What to do next.
  package var hint: Localized {
    switch self {
    case .notFound:
      Localized(
        zh: "请核对编号；尚未登记的先登记，再重复本命令。",
        en: "Check the id; if it was never recorded, record it first and repeat the command.")
    case .alreadyExists:
      Localized(
        zh: "新记录请换一个编号；若要更正已有记录，请用相应的更正命令。",
        en: """
          Choose another id for a new record, or use the command that corrects the one there is.
          """)
    case .roleNotAllowed:
      Localized(
        zh: "请由有权限的人员办理，并用 --role 注明其角色。",
        en: "Ask somebody with one of these roles to do it, and name the role with --role.")
    case .reasonRequired:
      Localized(
        zh: "更正、重开，以及早于 24 小时的补录，都请用 --reason 写明原因，供审计查阅。",
        en: """
          Corrections, reopenings and facts older than 24 hours need one: say why with --reason; \
          auditors read it.
          """)
    case .futureDated:
      Localized(
        zh: "请核对 --at 的日期和时区，或等事情发生后再登记。",
        en: "Check the date and offset of --at, or record it once it has happened.")
    case .beforePreviousEvent(let previous):
      Localized(
        zh: "请给出 \(previous) 或之后的时间；若是前一事件补录时漏了 --at，请取消或作废它，用 --at 重新登记。",
        en: """
          Give a time of \(previous) or later. If the event before it was entered late without \
          --at, cancel or void it and record it again with --at.
          """)
    case .versionConflict(_, let actual):
      Localized(
        zh: "请重新查看该记录，再用 --expected-version \(actual) 决定是否重试。",
        en: """
          Look at the record again; if your command still fits, repeat it with --expected-version \
          \(actual).
          """)
    case .commandIDReused:
      Localized(
        zh: "请用新的 --command-id；若只想重发，内容须与第一次完全相同。",
        en: "Use a new --command-id; to send the first command again, repeat it unchanged.")
    case .invalidWindow:
      Localized(
        zh: "请更正 start 和 end；更长的工作请拆成几张派工单。",
        en: "Correct start and end; split longer work into several assignments.")
    case .overlap(let other):
      Localized(
        zh: "请换技师、换时段，或先改派、取消 \(other)。",
        en: "Choose another technician or time, or first reassign or cancel \(other).")
    case .skillMissing:
      Localized(
        zh: "请另派有此技能的技师，或用 technician add-skill 登记技能和新证书。",
        en: "Choose somebody who has it, or record the skill with technician add-skill.")
    case .calendarBlocked(_, let block):
      Localized(
        zh: "请换技师、换时段，或用 technician unblock 解除 \(block)。",
        en: "Choose another technician or time, or lift \(block) with technician unblock.")
    case .technicianLeft:
      Localized(
        zh: "请另派技师；最后工作日有误时，用 technician leave 更正。",
        en: "Choose another technician, or correct the last day with technician leave.")
    case .secondmentNotCovering:
      Localized(
        zh: "请另派技师，或用 technician second 登记新的借调期。",
        en: "Choose another technician, or record a longer loan with technician second.")
    case .hasLiveAssignments:
      Localized(
        zh: "请先改派或取消；离职时可加 --reassign-to 或 --cancel。",
        en: "Reassign or cancel them first; technician leave takes --reassign-to or --cancel.")
    case .invalidBlock:
      Localized(
        zh: "请更正 start 和 end；更长的请分段登记。",
        en: "Correct start and end; record a longer absence in parts.")
    case .blockLifted:
      Localized(zh: "无需再次解除。", en: "There is nothing to lift.")
    case .consentNotGiven:
      Localized(
        zh: "请核对用途；无同意的用途本就不得使用。",
        en: "Check the purpose; without consent the data may not be used for it anyway.")
    case .mergeIntoItself:
      Localized(zh: "请核对两个客户编号。", en: "Check the two ids.")
    case .mergeCycle(_, let merged):
      Localized(
        zh: "无需再并；要让 \(merged) 成为别名，请先用 customer unmerge 撤销原合并。",
        en: "They are one already; to make \(merged) the other name, use customer unmerge first.")
    case .customerMerged:
      Localized(
        zh: "要并入另一客户，请先用 customer unmerge 撤销原合并。",
        en: "To merge it into another, take that back first with customer unmerge.")
    case .notMerged:
      Localized(zh: "请核对客户编号。", en: "Check the customer's id.")
    case .contractMismatch:
      Localized(
        zh: "请核对客户和合同编号，或不填合同。",
        en: "Check the customer and the contract's id, or leave the contract out.")
    case .contractNotCovering:
      Localized(
        zh: "请改到有效期内，或换用当日有效的合同。",
        en: "Choose a day within it, or name a contract that covers the day.")
    case .assignmentCancelled:
      Localized(
        zh: "确需上门时，请新开一张派工单。",
        en: "Make a new assignment if somebody shall still go there.")
    case .assignmentFulfilled:
      Localized(
        zh: "再次上门请新开派工单；若登记有误，请先作废那次上门。",
        en: """
          Make a new assignment for another visit, or void the visit if it was logged by mistake.
          """)
    case .notAssignee:
      Localized(
        zh: "若确由他人代班，请加 --substitute 并用 --reason 说明；否则先改派。",
        en: "If somebody stood in, add --substitute with a --reason; otherwise reassign first.")
    case .invalidTimes:
      Localized(zh: "请更正 arrived 和 departed。", en: "Correct arrived and departed.")
    case .visitVoided:
      Localized(zh: "请改用正确的上门记录编号。", en: "Name the visit that was logged in its place.")
    case .visitNotCompleted:
      Localized(zh: "请对完成服务的那次上门评分。", en: "Rate the visit that completed the service.")
    case .visitMismatch:
      Localized(
        zh: "请核对上门编号、客户和技师，或只填其中确知的。",
        en: "Check the visit's id, customer and technician, or give only what is certain.")
    case .alreadyRated:
      Localized(
        zh: "原评分有误时，请由小组长以上人员更正或作废。",
        en: "If that rating is wrong, a group leader or above can supersede or void it.")
    case .notRated:
      Localized(
        zh: "请核对编号，或用 survey record 登记评分。",
        en: "Check the id, or record a rating with survey record.")
    case .ratingStands:
      Localized(
        zh: "请先用 rating void 作废评分，再更正结果。",
        en: "Take the rating back first with rating void, then correct the outcome.")
    case .refRequired:
      Localized(zh: "请用 ref 填写上门或投诉的编号。", en: "Name the visit or complaint in ref.")
    case .alreadyAnswered:
      Localized(zh: "需要补充时，请另行登记。", en: "Record what is to be added as a new one.")
    case .notInquiry:
      Localized(
        zh: "请核对编号，或另登记一条咨询。",
        en: "Check the id, or record the inquiry as a contact of its own.")
    case .recordMismatch:
      Localized(zh: "请核对编号，或只填其中一项。", en: "Check the ids, or name only one of them.")
    case .suggestionDecided:
      Localized(zh: "有新的理由时，请另登记一条建议。", en: "Record a new suggestion if there are new reasons.")
    case .notAnalysed:
      Localized(
        zh: "请先用 suggestion analyse 登记分析和对策。",
        en: "Record first with suggestion analyse what follows from it.")
    case .notReported:
      Localized(
        zh: "请先用 suggestion report 上报。",
        en: "Put it before a superior first with suggestion report.")
    case .followUpDone:
      Localized(zh: "再次回访请用新的编号。", en: "Use a new id to call the customer again.")
    case .notConnected:
      Localized(
        zh: "联系上了请加 --connected，否则不填投诉和建议。",
        en: "Add --connected if the customer was reached; else leave both out.")
    case .dueInPast(let today):
      Localized(zh: "请把 due 改为 \(today) 或之后。", en: "Give a due day of \(today) or later.")
    case .notEscalated:
      Localized(
        zh: "请核对编号，或先用 complaint escalate 上报。",
        en: "Check the id, or escalate it first with complaint escalate.")
    case .causeRequired:
      Localized(zh: "请先用 problem cause 登记原因。", en: "Record it first with problem cause.")
    case .actionCompleted:
      Localized(
        zh: "请核对编号；效果用 problem verify 登记。",
        en: "Check the id; record its effect with problem verify.")
    case .actionNotCompleted:
      Localized(
        zh: "请先用 problem complete 登记完成。",
        en: "Record first with problem complete that it was carried out.")
    case .effectNotVerified:
      Localized(
        zh: "请用 problem verify 验证效果；无效的，另定措施。",
        en: "Verify an action with problem verify, or plan another one if it did not help.")
    case .recordClosed:
      Localized(zh: "情况再次发生时，请另立一件。", en: "Open a new one if it happens again.")
    case .alreadyConfirmed:
      Localized(zh: "请继续办理。", en: "Go on working on it.")
    case .notConfirmed:
      Localized(
        zh: "请先用 incident confirm 核实，或用 incident downgrade 改为未遂。",
        en: "Confirm it with incident confirm, or make it a near miss with incident downgrade.")
    case .notAccident:
      Localized(zh: "请核对编号。", en: "Check the id.")
    case .alreadyIssued:
      Localized(zh: "再次发出请用新的编号。", en: "Use a new id to issue another one.")
    case .notPublished:
      Localized(
        zh: "请先用 campaign publish 登记统计分析。",
        en: "Publish the analysis first with campaign publish.")
    case .alreadyClosed:
      Localized(
        zh: "如客户仍不满意，请先用 complaint reopen 重开；只作说明可用 complaint note。",
        en: """
          If the matter is not settled, reopen it with complaint reopen; notes can still be \
          added.
          """)
    case .notClosed:
      Localized(zh: "请直接继续办理。", en: "Go on working on it as it is.")
    case .complaintVoid:
      Localized(zh: "请在原投诉上办理，或重新受理一件投诉。", en: "Work on the original complaint, or file a new one.")
    case .complaintMismatch:
      Localized(
        zh: "请核对投诉编号，或不填客户和技师。",
        en: "Check the complaint's id, or leave out customer and technician.")
    case .resolutionRequired:
      Localized(
        zh: "请用 --resolution 写明怎样处理、客户得到什么。",
        en: "Say with --resolution what was done and what the customer got.")
    case .rootCauseRequired:
      Localized(
        zh: "请先用 complaint root-cause 登记原因，或在结案时填写 --root-cause。",
        en: "Record it with complaint root-cause, or give --root-cause when closing.")
    case .approvalRequired:
      Localized(
        zh: "请交总监或总经理办理（--role director 或 gm）。",
        en: "Hand it to the director or the general manager (--role director or gm).")
    case .closerIsHandler:
      Localized(
        zh: "请由另一位总监或总经理复核后结案。",
        en: "Let another director or the general manager look at it and close it.")
    case .verdictRejected:
      Localized(
        zh: "请再提方案并登记客户意见，或选用其他结案方式。",
        en: "Make another offer and record the answer, or close with another outcome.")
    case .attemptsRequired:
      Localized(
        zh: "请继续联系，并用 complaint investigate --attempt 或 complaint verdict 登记。",
        en: "Try again and record it with complaint investigate --attempt or complaint verdict.")
    case .reopenWindowPassed:
      Localized(
        zh: "请重新受理一件投诉，并在说明中写明原投诉编号。",
        en: "File a new complaint and name the old one in its description.")
    case .duplicateOfItself:
      Localized(zh: "请在 of 中填写先受理的那件投诉。", en: "Name the complaint that was filed first in of.")
    case .duplicateOfVoid:
      Localized(zh: "请指向仍计入统计的那件投诉。", en: "Name a complaint that still counts.")
    case .alreadyPaused:
      Localized(
        zh: "需要更换等待对象时，请先 complaint resume 再暂停。",
        en: "To wait for somebody else, resume it with complaint resume and pause it again.")
    case .notPaused:
      Localized(zh: "无需恢复，请继续办理。", en: "There is nothing to resume; go on.")
    case .nothingToChange:
      Localized(zh: "请至少填写一项要改变的内容。", en: "Give at least one field with a new value.")
    case .invalidDates:
      Localized(zh: "请更正日期。", en: "Correct the dates.")
    case .notRenewable:
      Localized(zh: "客户仍要服务时，请签订新合同。", en: "Sign a new contract if the customer wants to stay.")
    case .alreadyRenewed(_, let successor):
      Localized(
        zh: "请在 \(successor) 上办理；续签有误时先用 contract cancel-renewal 撤销。",
        en: "Work with \(successor), or take the renewal back first with contract cancel-renewal.")
    case .renewalDeclined:
      Localized(
        zh: "无需重复登记；客户改变主意时，可在宽限期内直接续签。",
        en: """
          There is nothing more to do; a customer who changes their mind may renew in the days of \
          grace.
          """)
    case .notRenewed:
      Localized(zh: "请核对合同编号。", en: "Check the contract's id.")
    case .successorInUse:
      Localized(zh: "请为续签合同换一个新编号。", en: "Choose a new id for the successor.")
    case .contractTerminated:
      Localized(zh: "客户回来时，请签订新合同。", en: "Sign a new contract if the customer comes back.")
    case .contractVoid:
      Localized(zh: "请改用正确的合同编号。", en: "Name the contract that was entered in its place.")
    case .renewalWindowPassed:
      Localized(zh: "请用 contract sign 签订新合同。", en: "Sign a new contract with contract sign.")
    case .successorStartOutOfRange:
      Localized(
        zh: "请更正开始日期；间隔更久的请签订新合同。",
        en: "Correct its start, or sign a new contract if the gap is longer.")
    case .targetPeriodStarted:
      Localized(
        zh: "请由总经理办理，或为下一期间下达目标。",
        en: "Ask the general manager, or set a target for a later period.")
    case .noKeyTerms:
      Localized(
        zh: "请核对合同编号；条款漏登的，用 contract amend 补上。",
        en: "Check the id; terms that were left out are added with contract amend.")
    case .termsNotRead:
      Localized(
        zh: "请该技师先用 contract acknowledge-terms 确认，或另派技师。",
        en: "Let them confirm with contract acknowledge-terms, or choose another technician.")
    case .taskCompleted:
      Localized(zh: "如需继续，请另派一项任务。", en: "Give another task if there is more to do.")
    case .access(let refusal): refusal.hint
    case .sealing(let refusal): refusal.hint
    case .reportIssued:
      Localized(
        zh: "签发后有变动的，请用 report restate 并说明原因。",
        en: "If facts changed since, use report restate and say why.")
    case .reportNotIssued:
      Localized(zh: "请先用 report issue 签发。", en: "Issue it first with report issue.")
    case .nothingToRestate:
      Localized(
        zh: "无需更正；report list 列出已签发的各版。",
        en: "There is nothing to do; report list shows what was issued.")
    case .periodNotOver:
      Localized(
        zh: "请在期间结束之后、当天有了第一条记录时签发；report 可随时查看草稿。",
        en: """
          Issue it once something was recorded on a later day; report shows a draft at any time.
          """)
    }
  }
}
