import CustomerService
import EventSourcing
import Testing

struct ReopeningTests {
  @Test func `Close, reopen, close: the second close stands`() throws {
    let story = try Story()
    try story.file()
    try story.close(at: "2026-04-11T09:00")
    try story.reopen(at: "2026-04-12T09:00")
    #expect(try story.complaint().standingCloseAt == nil)
    try story.close(at: "2026-04-13T09:00")
    let state = try story.complaint()
    #expect(state.standingCloseAt == (try moment("2026-04-13T09:00")))
    #expect(state.reopenCount == 1)
  }

  @Test func `A root cause given at closing is known after the reopening`() throws {
    let story = try Story()
    try story.file(severity: .major)
    try story.close(with: ["rootCause": "工具老化"], role: .director)
    try story.reopen()
    try story.close(role: .director)
    #expect(try story.complaint().status == .closed)
  }

  @Test func `An open complaint is not reopened`() throws {
    let story = try Story()
    try story.file()
    #expect(throws: Refusal.notClosed("P1")) { try story.reopen() }
  }

  @Test func `Reopening needs a reason`() throws {
    let story = try Story()
    try story.file()
    try story.close()
    #expect(throws: Refusal.reasonRequired) {
      try story.tell(ReopenComplaint.self, ["complaint": "P1"], reason: "\u{200B}")
    }
  }

  @Test func `Day 90 is accepted until local midnight and day 91 refused`() throws {
    let story = try Story()
    try story.file()
    try story.close(at: "2026-04-11T09:00")
    let data = ["complaint": "P1"]
    try story.decide(
      ReopenComplaint.self, data, at: "2026-07-10T23:59:59.999", reason: "又漏水"
    ).thenAccepted(.complaintReopened)
    #expect(throws: Refusal.reopenWindowPassed(deadline: "2026-07-10")) {
      try story.reopen(at: "2026-07-11T00:00")
    }
  }

  @Test func `The ninety days run from the standing close`() throws {
    let story = try Story()
    try story.file()
    try story.close(at: "2026-04-11T09:00")
    try story.reopen(at: "2026-07-10T09:00")
    try story.close(at: "2026-07-10T10:00")
    try story.reopen(at: "2026-10-08T10:00")
    #expect(try story.complaint().reopenCount == 2)
  }

  @Test func `Only the second reopening escalates by itself, to the director`() throws {
    let story = try Story()
    try story.file()
    var names: [[EventName]] = []
    var last: [ServiceEvent] = []
    for _ in 1...3 {
      try story.close()
      let events = try story.reopen()
      names.append(events.map(\.name))
      if events.count == 2 { last = events }
    }
    #expect(
      names == [
        [.complaintReopened], [.complaintReopened, .complaintEscalated], [.complaintReopened],
      ])
    guard case .complaintEscalated(let escalated)? = last.last else {
      Issue.record("no escalation")
      return
    }
    #expect(escalated.level == .director)
    #expect(escalated.automatic)
  }
}
