import CustomerService
import EventSourcing
import Testing

struct ClosingTests {
  @Test func `A minor complaint is closed by an operator`() throws {
    let story = try Story()
    try story.file()
    try story.close(at: "2026-04-11T09:00")
    let state = try story.complaint()
    #expect(state.stateName == "closed")
    #expect(state.standingCloseAt == (try moment("2026-04-11T09:00")))
  }

  @Test func `A complaint closed twice is refused as already closed`() throws {
    let story = try Story()
    try story.file()
    try story.close()
    #expect(throws: Refusal.alreadyClosed("P1")) { try story.close() }
  }

  @Test func `An unknown complaint is not found`() throws {
    let story = try Story()
    #expect(throws: Refusal.notFound(.complaint, "P1")) { try story.close() }
  }

  @Test(arguments: ["", "   ", "\u{3000}\n\t", "\u{200B}\u{200D}\u{FEFF}\u{2060}"])
  func `A blank resolution is refused`(resolution: String) throws {
    let story = try Story()
    try story.file()
    #expect(throws: Refusal.resolutionRequired) {
      try story.close(with: ["resolution": resolution])
    }
  }

  @Test func `An absent resolution is refused, and one too long is malformed`() throws {
    let story = try Story()
    try story.file()
    #expect(throws: Refusal.resolutionRequired) {
      try story.tell(CloseComplaint.self, ["complaint": "P1", "outcome": "resolved"])
    }
    #expect(throws: MalformedField.self) {
      try story.close(with: ["resolution": String(repeating: "好", count: 4001)])
    }
  }

  @Test(arguments: [Severity.major, .critical])
  func `A serious complaint needs its root cause, recorded or given`(severity: Severity) throws {
    let story = try Story()
    try story.file(severity: severity)
    #expect(throws: Refusal.rootCauseRequired) { try story.close(role: .director) }
    #expect(throws: Refusal.rootCauseRequired) {
      try story.close(with: ["rootCause": "\u{200B} "], role: .director)
    }
    try story.tell(
      RecordRootCause.self, ["complaint": "P1", "cause": "培训不足", "analysis": "新人独自上门"])
    try story.close(role: .director)
    #expect(try story.complaint().status == .closed)
  }

  @Test(arguments: [Role.operator, .technician, .leader, .deputy])
  func `A serious complaint needs the director or the general manager`(role: Role) throws {
    let story = try Story()
    try story.file(severity: .major)
    #expect(throws: Refusal.approvalRequired) {
      try story.close(with: ["rootCause": "工具老化"], role: role)
    }
  }

  @Test func `A complaint that was assessed as major is closed like one`() throws {
    let story = try Story()
    try story.file()
    try story.tell(AssessComplaint.self, ["complaint": "P1", "severity": "major"])
    #expect(throws: Refusal.rootCauseRequired) { try story.close() }
  }

  @Test func `A critical complaint is not closed by its handler`() throws {
    let story = try Story()
    try story.file(severity: .critical)
    try story.tell(AssignHandler.self, ["complaint": "P1", "handler": "D1"])
    let cause = ["rootCause": "阀门未关"]
    #expect(throws: Refusal.closerIsHandler("D1")) {
      try story.close(with: cause, actor: "D1", role: .director)
    }
    try story.close(with: cause, actor: "G1", role: .gm)
    #expect(try story.complaint().status == .closed)
  }

  @Test func `A major complaint may be closed by its handler`() throws {
    let story = try Story()
    try story.file(severity: .major)
    try story.tell(AssignHandler.self, ["complaint": "P1", "handler": "D1"])
    try story.close(with: ["rootCause": "排班失误"], actor: "D1", role: .director)
    #expect(try story.complaint().status == .closed)
  }

  @Test func `Only the last verdict decides whether a complaint is resolved`() throws {
    let story = try Story()
    try story.file()
    try story.tell(RecordVerdict.self, ["complaint": "P1", "verdict": "rejected"])
    #expect(throws: Refusal.verdictRejected) { try story.close() }
    try story.decide(
      CloseComplaint.self, ["complaint": "P1", "outcome": "settled", "resolution": "赔付"]
    ).thenAccepted(.complaintClosed)
    try story.tell(RecordVerdict.self, ["complaint": "P1", "verdict": "accepted"])
    try story.close()
    #expect(try story.complaint().status == .closed)
  }

  @Test func `Unreachable needs three attempts on two local days`() throws {
    let story = try Story()
    try story.file()
    try attempt(story, at: "2026-04-11T10:00")
    try story.tell(
      RecordVerdict.self, ["complaint": "P1", "verdict": "unreachable"], at: "2026-04-11T20:00")
    #expect(throws: Refusal.attemptsRequired(found: 2, days: 1)) {
      try story.close(outcome: .unreachable)
    }
    try attempt(story, at: "2026-04-11T23:59:59")
    #expect(throws: Refusal.attemptsRequired(found: 3, days: 1)) {
      try story.close(outcome: .unreachable)
    }
    try attempt(story, at: "2026-04-12T00:00")
    try story.close(outcome: .unreachable)
    #expect(try story.complaint().status == .closed)
  }

  @Test func `A finding is no attempt, and a reopening starts the count anew`() throws {
    let story = try Story()
    try story.file()
    try story.tell(RecordInvestigation.self, ["complaint": "P1", "finding": "看过现场"])
    for day in 11...13 { try attempt(story, at: "2026-04-\(day)T10:00") }
    #expect(try story.complaint().attempts.count == 3)
    try story.close(outcome: .unreachable)
    try story.reopen()
    #expect(throws: Refusal.attemptsRequired(found: 0, days: 0)) {
      try story.close(outcome: .unreachable)
    }
  }

  @Test func `Exhausted needs the director or the general manager`() throws {
    let story = try Story()
    try story.file()
    #expect(throws: Refusal.approvalRequired) {
      try story.close(outcome: .exhausted, role: .leader)
    }
    try story.close(outcome: .exhausted, role: .director)
    #expect(try story.complaint().status == .closed)
  }

  @Test func `Filed and closed in the same second, the order of the log decides`() throws {
    let story = try Story()
    try story.file(at: "2026-04-10T20:00")
    try story.close(at: "2026-04-10T20:00")
    #expect(try story.complaint().status == .closed)
  }

  @Test func `A close before the filing is refused`() throws {
    let story = try Story()
    try story.file()
    #expect(throws: Refusal.beforePreviousEvent(previous: "2026-04-10T20:00:00+08:00")) {
      try story.close(at: "2026-04-10T19:59")
    }
  }

  private func attempt(_ story: Story, at time: String) throws {
    try story.tell(
      RecordInvestigation.self,
      ["complaint": "P1", "finding": "电话无人接听", "attempt": "true"], at: time)
  }
}
