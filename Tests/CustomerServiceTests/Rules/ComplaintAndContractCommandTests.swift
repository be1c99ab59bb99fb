import CustomerService
import EventSourcing
import Testing

struct ComplaintAndContractCommandTests {
  static let commands: [any Command.Type] = [
    FileComplaint.self, AmendComplaint.self, AcknowledgeComplaint.self, AssessComplaint.self,
    AssignHandler.self, RecordInvestigation.self, RecordRootCause.self, ProposeResolution.self,
    RecordVerdict.self, CloseComplaint.self, ReopenComplaint.self, EscalateComplaint.self,
    MarkDuplicate.self, MarkInvalid.self, AddNote.self, PauseClock.self, ResumeClock.self,
    SignContract.self, AmendContract.self, RenewContract.self, CancelRenewal.self,
    DeclineRenewal.self, TerminateContract.self,
    VoidContract.self,
  ]

  @Test func `Commands are called as in the shell`() {
    #expect(
      Self.commands.map { $0.name } == [
        "complaint.file", "complaint.amend", "complaint.acknowledge", "complaint.assess",
        "complaint.handler",
        "complaint.investigate", "complaint.root-cause", "complaint.propose",
        "complaint.verdict", "complaint.close", "complaint.reopen", "complaint.escalate",
        "complaint.duplicate", "complaint.invalid", "complaint.note", "complaint.pause",
        "complaint.resume", "contract.sign", "contract.amend", "contract.renew",
        "contract.cancel-renewal",
        "contract.decline", "contract.terminate", "contract.void",
      ])
  }

  @Test(arguments: [Role.auditor, .privacy])
  func `Who only reads issues none of them`(role: Role) {
    #expect(Self.commands.allSatisfy { !$0.roles.contains(role) })
  }

  /// All commands that work on the open complaint P1, with data of the right shape.
  static let onOpen: [String: [String: String]] = [
    "complaint.acknowledge": [:], "complaint.assess": ["severity": "major"],
    "complaint.handler": ["handler": "U2"], "complaint.investigate": ["finding": "属实"],
    "complaint.root-cause": ["cause": "疏忽", "analysis": "未复核"],
    "complaint.propose": ["remedy": "返工"], "complaint.verdict": ["verdict": "accepted"],
    "complaint.close": ["outcome": "resolved", "resolution": "返工"],
    "complaint.escalate": ["level": "gm"], "complaint.pause": ["awaiting": "customer"],
    "complaint.resume": [:],
  ]

  @Test func `Work on a complaint needs one that is open, and follows its last event`() throws {
    let story = try Story()
    try expectRefused(story, .notFound(.complaint, "P1"))
    try story.file()
    let previous = Refusal.beforePreviousEvent(previous: "2026-04-10T20:00:00+08:00")
    try expectRefused(story, at: "2026-04-10T19:59:59", previous)
    try story.close()
    try expectRefused(story, .alreadyClosed("P1"))
    try story.tell(MarkInvalid.self, ["complaint": "P1"], role: .gm, reason: "不是投诉")
    try expectRefused(story, .complaintVoid("P1"))
    #expect(throws: Refusal.complaintVoid("P1")) { try story.reopen() }
  }

  private func expectRefused(
    _ story: Story, at time: String? = nil, _ refusal: Refusal
  ) throws {
    for command in Self.commands {
      guard var data = Self.onOpen[command.name] else { continue }
      data["complaint"] = "P1"
      try story.decide(command, data, at: time, reason: "测试").thenRefused(refusal)
    }
  }

  @Test func `A root cause that cannot be read is none`() throws {
    let story = try Story()
    try story.file()
    #expect(throws: Refusal.rootCauseRequired) {
      try story.tell(
        RecordRootCause.self, ["complaint": "P1", "cause": "\u{200B}", "analysis": "未复核"])
    }
  }
}
