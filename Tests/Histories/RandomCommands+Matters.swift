import CustomerService
import EventSourcing

/// What happens in the department beside what the first figures count.
extension RandomCommands {
  static var matters: [(RandomCommands) -> () throws -> Void] {
    [
      acknowledge, acknowledge, acknowledge, handler, handler, escalate, escalate,
      answerComplaint, pause, pause, resume, moveWindow, moveWindow, cancelAssignment,
      callBack, callBack, callBack, call, call, call, raise, answerEscalation, contact, contact,
      answerContact, open, cause, cause, plan, plan, complete, complete, verify, verify,
      closeProblem, closeProblem, closeProblem, reportIncident, reportIncident, confirmIncident,
      downgradeIncident,
      closeIncident, task, task, completeTask,
      proposal, proposal, proposal, proposal, proposal, proposal, proposal, proposal, closeProblem,
      verify,
      skill, skill, changeTeam, leaveDepartment, merge, unmerge,
    ]
  }

  private func acknowledge() throws {
    try issue("complaint.acknowledge", ["complaint": known("P")], at: moment())
  }

  private func handler() throws {
    try issue(
      "complaint.handler", ["complaint": known("P"), "handler": text(["U1", "U2"])],
      at: moment())
  }

  private func escalate() throws {
    try issue(
      "complaint.escalate", ["complaint": known("P"), "level": term(EscalationLevel.self)],
      at: moment())
  }

  private func answerComplaint() throws {
    try issue(
      "complaint.answer", ["complaint": known("P", 12), "answer": .text("退款")],
      at: moment())
  }

  private func pause() throws {
    try issue(
      "complaint.pause", ["complaint": known("P"), "awaiting": term(Awaiting.self)], at: moment())
  }

  private func resume() throws {
    try issue("complaint.resume", ["complaint": known("P")], at: moment())
  }

  private func moveWindow() throws {
    let start = now + random.int(-5...40) * Self.hour
    try issue(
      "technician.reschedule",
      [
        "assignment": known("A"), "by": .text("customer"),
        "start": .text(Timestamp(rawValue: start).formatted(in: .shanghai)),
        "end": .text(Timestamp(rawValue: start + Self.hour).formatted(in: .shanghai)),
      ])
  }

  private func cancelAssignment() throws {
    guard random.one(in: 2) else { return }
    try issue("technician.cancel", ["assignment": known("A"), "by": .text("customer")])
  }

  private func callBack() throws {
    try issue(
      "followup.schedule",
      fields(
        ["followup": fresh("F")].merging(subject) { $1 }, ["due": date(random.int(0...6))]),
      at: moment())
  }

  private func call() throws {
    try issue(
      "followup.record",
      fields(
        ["followup": random.one(in: 4) ? fresh("F") : known("F"), "connected": .flag(true)],
        random.one(in: 3) ? subject : [:]), at: moment())
  }

  private var subject: [String: FieldValue] {
    random.one(in: 2) ? ["visit": known("V")] : ["complaint": known("P")]
  }

  private func raise() throws {
    try issue(
      "escalation.raise",
      fields(
        [
          "escalation": fresh("E"), "level": term(EscalationLevel.self),
          "kind": term(EscalationMatter.self), "summary": .text("解决不了"),
        ], ["technician": technician, "customer": customer]), at: moment())
  }

  private func answerEscalation() throws {
    try issue(
      "escalation.answer", ["escalation": known("E"), "answer": .text("照办")], at: moment())
  }

  private func contact() throws {
    try issue(
      "contact.record",
      fields(
        [
          "contact": fresh("N"), "channel": term(ContactChannel.self),
          "kind": text(["inquiry", "inquiry", "praise"]), "summary": .text("问价"),
        ], ["customer": customer]), at: moment())
  }

  private func answerContact() throws {
    try issue("contact.answer", ["contact": known("N"), "answer": .text("已告知")], at: moment())
  }

  private func open() throws {
    guard case .text(let complaint) = known("P") else { return }
    try issue(
      "problem.open",
      [
        "problem": fresh("B"), "title": .text("漏水"),
        "sources": .list(["complaint:\(complaint)"]),
      ], at: moment())
  }

  private func cause() throws {
    try issue(
      "problem.cause",
      ["problem": known("B", 3), "cause": .text("老化"), "analysis": .text("管路")])
  }

  private func plan() throws {
    try issue(
      "problem.plan",
      [
        "problem": known("B", 3), "action": text(["X1", "X2"]), "measure": .text("换管"),
        "owner": text(["U1", "T1"]), "due": date(random.int(0...9)),
      ])
  }

  private func complete() throws {
    try issue("problem.complete", ["problem": known("B", 3), "action": text(["X1", "X2"])])
  }

  private func verify() throws {
    try issue(
      "problem.verify",
      [
        "problem": known("B", 3), "action": text(["X1", "X2"]),
        "effective": .flag(random.one(in: 2)), "finding": .text("查看"),
      ])
  }

  private func closeProblem() throws {
    try issue("problem.close", ["problem": known("B", 3), "conclusion": .text("消除")])
  }

  private func reportIncident() throws {
    try issue(
      "incident.report",
      fields(
        [
          "incident": fresh("I"), "class": term(IncidentClass.self),
          "kind": term(IncidentNature.self), "severity": term(Severity.self),
        ], ["customer": customer, "technician": technician]), at: moment())
  }

  private func confirmIncident() throws {
    try issue("incident.confirm", ["incident": known("I")], at: moment())
  }

  private func downgradeIncident() throws {
    try issue("incident.downgrade", ["incident": known("I")], at: moment())
  }

  private func closeIncident() throws {
    try issue("incident.close", ["incident": known("I"), "cause": .text("疏忽")], at: moment())
  }

  private func task() throws {
    let due = Timestamp(rawValue: now + random.int(1...90) * Self.hour).formatted(in: .shanghai)
    try issue(
      "task.assign",
      fields(
        ["task": fresh("Q"), "title": .text("盘点"), "owner": text(["U1", "U2"])],
        ["due": .text(due)]))
  }

  private func completeTask() throws {
    try issue("task.complete", ["task": known("Q"), "result": .text("完成")])
  }

  private func skill() throws {
    try issue(
      "technician.add-skill",
      fields(
        ["technician": technician, "code": text(["电工", "月嫂"])],
        ["certificateExpiry": date(random.int(-20...90))]))
  }

  private func changeTeam() throws {
    try issue("technician.update", ["technician": technician, "team": text(["一组", "二组"])])
  }

  /// Only one leaves, so that work goes on.
  private func leaveDepartment() throws {
    guard random.one(in: 4) else { return }
    try issue(
      "technician.leave",
      ["technician": .text("T4"), "lastDay": date(random.int(-3...20)), "cancel": .flag(true)])
  }

  private func merge() throws {
    guard random.one(in: 4) else { return }
    try issue("customer.merge", ["merged": .text("C3"), "survivor": .text("C1")])
  }

  private func unmerge() throws {
    try issue("customer.unmerge", ["merged": .text("C3")])
  }
}

extension ServiceEvent {
  /// The id of what came into being beside what the first figures count.
  var newMatterID: String? {
    switch self {
    case .followUpScheduled(let event): event.followUp.text
    case .escalationRaised(let event): event.escalation.text
    case .contactRecorded(let event): event.contact.text
    case .problemOpened(let event): event.problem.text
    case .incidentReported(let event): event.incident.text
    case .taskAssigned(let event): event.task.text
    case .suggestionRecorded(let event): event.suggestion.text
    case .planAdopted(let event): event.plan.text
    case .calendarBlocked(let event): event.block.text
    case .campaignLaunched(let event): event.campaign.text
    default: nil
    }
  }
}
