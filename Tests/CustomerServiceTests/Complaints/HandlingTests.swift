import CustomerService
import EventSourcing
import Testing

struct HandlingTests {
  @Test func `Facts of the handling are recorded on the customer's stream too`() throws {
    let story = try Story()
    try story.file()
    let id = ["complaint": "P1"]
    let events = [
      try story.tell(AcknowledgeComplaint.self, id),
      try story.tell(ProposeResolution.self, ["complaint": "P1", "remedy": "返工"]),
      try story.tell(AddNote.self, ["complaint": "P1", "note": "已致歉"]),
      try story.tell(PauseClock.self, ["complaint": "P1", "awaiting": "supplier"]),
    ].flatMap { $0 }
    #expect(
      events.map(\.name) == [
        .complaintAcknowledged, .resolutionProposed, .complaintNoted, .complaintPaused,
      ])
    #expect(events.allSatisfy { $0.payload.tags.contains(CustomerID("C1").tag) })
  }

  @Test func `A closed complaint takes notes and nothing else`() throws {
    let story = try Story()
    try story.file()
    try story.close()
    try story.tell(AddNote.self, ["complaint": "P1", "note": "客户来电致谢"])
    #expect(throws: Refusal.alreadyClosed("P1")) {
      try story.tell(AcknowledgeComplaint.self, ["complaint": "P1"])
    }
  }

  @Test func `An assessment keeps before and after, and must change something`() throws {
    let story = try Story()
    try story.file()
    let events = try story.tell(AssessComplaint.self, ["complaint": "P1", "severity": "critical"])
    guard case .complaintAssessed(let assessed)? = events.first else {
      Issue.record("no assessment")
      return
    }
    #expect([assessed.severityBefore, assessed.severity] == [.minor, .critical])
    #expect([assessed.categoryBefore, assessed.category] == [.quality, .quality])
    #expect(throws: Refusal.nothingToChange) {
      try story.tell(AssessComplaint.self, ["complaint": "P1", "severity": "critical"])
    }
    #expect(throws: Refusal.nothingToChange) {
      try story.tell(AssessComplaint.self, ["complaint": "P1"])
    }
  }

  @Test func `An assessment moves no deadline and leaves what was filed`() throws {
    let story = try Story()
    try story.file()
    let filed = try story.complaint().filed
    let data = ["complaint": "P1", "severity": "critical", "category": "safety"]
    try story.tell(AssessComplaint.self, data, at: "2026-05-10T09:00")
    let state = try story.complaint()
    #expect(state.filed == filed)
    #expect(state.severity == .critical)
    #expect(state.category == .safety)
  }

  @Test func `Escalating needs a reason`() throws {
    let story = try Story()
    try story.file()
    let data = ["complaint": "P1", "level": "gm"]
    #expect(throws: Refusal.reasonRequired) { try story.tell(EscalateComplaint.self, data) }
    let events = try story.tell(EscalateComplaint.self, data, reason: "媒体关注")
    #expect(events.map(\.name) == [.complaintEscalated])
  }

  @Test func `The clock is paused and resumed in turn`() throws {
    let story = try Story()
    try story.file()
    let pause = ["complaint": "P1", "awaiting": "customer"]
    #expect(throws: Refusal.notPaused("P1")) {
      try story.tell(ResumeClock.self, ["complaint": "P1"])
    }
    try story.tell(PauseClock.self, pause)
    #expect(throws: Refusal.alreadyPaused("P1")) { try story.tell(PauseClock.self, pause) }
    try story.tell(ResumeClock.self, ["complaint": "P1"])
    #expect(try !story.complaint().isPaused)
  }

  @Test func `A pause over a weekend leaves the complaint open and its due time as it was set`()
    throws
  {
    let story = try Story()
    try story.file()
    let due = try story.complaint().filed.resolveDue
    let pause = ["complaint": "P1", "awaiting": "customer"]
    try story.tell(PauseClock.self, pause, at: "2026-04-10T21:00")
    #expect(try story.complaint().status == .open)
    try story.tell(ResumeClock.self, ["complaint": "P1"], at: "2026-04-13T09:00")
    #expect(try story.complaint().filed.resolveDue == due)
    try story.tell(PauseClock.self, pause, at: "2026-04-17T18:00")
    try story.close(at: "2026-04-20T09:00")
    #expect(try story.complaint().filed.resolveDue == due)
  }

  @Test func `Closing ends a pause`() throws {
    let story = try Story()
    try story.file()
    try story.tell(PauseClock.self, ["complaint": "P1", "awaiting": "customer"])
    try story.close()
    try story.reopen()
    #expect(try !story.complaint().isPaused)
  }

  @Test func `A duplicate leaves, its original stays`() throws {
    let story = try Story()
    try story.file("P1")
    try story.file("P2")
    try story.tell(MarkDuplicate.self, ["complaint": "P2", "of": "P1"])
    #expect(try story.complaint("P2").stateName == "void")
    #expect(try story.complaint("P1").stateName == "open")
    #expect(throws: Refusal.complaintVoid("P2")) { try story.close("P2") }
    #expect(throws: Refusal.complaintVoid("P2")) {
      try story.tell(AddNote.self, ["complaint": "P2", "note": "补充"])
    }
  }

  @Test func `An original may become void later; its duplicate stays void`() throws {
    let story = try Story()
    try story.file("P1")
    try story.file("P2")
    try story.tell(MarkDuplicate.self, ["complaint": "P2", "of": "P1"])
    try story.tell(MarkInvalid.self, ["complaint": "P1"], reason: "客户打错电话")
    #expect(try story.complaint("P2").status == .void)
  }

  @Test func `Duplicates form no cycle and point to what exists`() throws {
    let story = try Story()
    try story.file("P1")
    try story.file("P2")
    #expect(throws: Refusal.duplicateOfItself) {
      try story.tell(MarkDuplicate.self, ["complaint": "P1", "of": "P1"])
    }
    #expect(throws: Refusal.notFound(.complaint, "P9")) {
      try story.tell(MarkDuplicate.self, ["complaint": "P1", "of": "P9"])
    }
    try story.tell(MarkDuplicate.self, ["complaint": "P2", "of": "P1"])
    #expect(throws: Refusal.duplicateOfVoid("P2")) {
      try story.tell(MarkDuplicate.self, ["complaint": "P1", "of": "P2"])
    }
  }

  @Test func `A closed complaint is voided by the director only`() throws {
    let story = try Story()
    try story.file()
    try story.close()
    let data = ["complaint": "P1"]
    #expect(throws: Refusal.approvalRequired) {
      try story.tell(MarkInvalid.self, data, reason: "不是投诉")
    }
    #expect(throws: Refusal.reasonRequired) {
      try story.tell(MarkInvalid.self, data, role: .director)
    }
    try story.tell(MarkInvalid.self, data, role: .director, reason: "不是投诉")
    #expect(try story.complaint().status == .void)
  }
}
