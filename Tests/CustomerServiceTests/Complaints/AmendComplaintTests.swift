import CustomerService
import EventSourcing
import Testing

struct AmendComplaintTests {
  @discardableResult private func amend(
    _ story: Story, _ data: [String: String], role: Role = .leader, reason: String? = "录错"
  ) throws -> [ServiceEvent] {
    try story.tell(
      AmendComplaint.self, data.merging(["complaint": "P1"]) { $1 }, role: role, reason: reason)
  }

  private func filed(visit: String? = nil) throws -> Story {
    let story = try Story()
    try story.file(visit: visit)
    return story
  }

  @Test func `A correction keeps before and after, and the state follows`() throws {
    let story = try filed()
    let events = try amend(story, ["channel": "wechat", "description": "墙面有划痕"])
    #expect(
      changes(events) == [
        change("channel", "phone", "wechat"), change("description", "地板有划痕", "墙面有划痕"),
      ])
    #expect(try story.complaint().filed.channel == .wechat)
    #expect(throws: Refusal.nothingToChange) { try amend(story, ["channel": "wechat"]) }
  }

  @Test func `A closed complaint can be corrected and stays closed, with its due times`() throws {
    let story = try filed()
    let due = try story.complaint().filed.resolveDue
    try story.close()
    try amend(story, ["region": "海淀"])
    #expect(try story.complaint().status == .closed)
    #expect(try story.complaint().filed.resolveDue == due)
  }

  @Test func `Another technician brings the team that fits unless one is given`() throws {
    let story = try filed()
    #expect(
      changes(try amend(story, ["technician": "T1"])) == [
        change("technician", nil, "T1"), change("team", nil, "甲"),
      ])
    #expect(
      changes(try amend(story, ["technician": "T2", "team": "丁"])).map(\.after) == ["T2", "丁"])
    let visited = try filed(visit: "V1")
    try amend(visited, ["technician": "T1"])
    #expect(changes(try amend(visited, ["technician": "T2"])).map(\.after) == ["T2", "丙"])
  }

  @Test func `A technician wrongly blamed is taken out`() throws {
    let story = try filed(visit: "V1")
    let events = try story.tell(
      AmendComplaint.self, ["complaint": "P1", "clear": "technician"], role: .leader,
      reason: "与技师无关")
    #expect(changes(events) == [change("technician", "T2", nil)])
    #expect(events[0].payload.tags.contains(TechnicianID("T2").tag))
    #expect(try story.complaint().filed.technician == nil)
    #expect(throws: MalformedField.self) { try amend(story, ["clear": "description"]) }
  }

  @Test(arguments: [
    (["visit": "V9"], Refusal.notFound(.visit, "V9")),
    (["visit": "V2"], .visitMismatch("V2")),
    (["contract": "K9"], .notFound(.contract, "K9")),
    (["contract": "K2"], .contractMismatch("K2")),
    (["technician": "T9"], .notFound(.technician, "T9")),
  ])
  func `Whatever it names must exist and belong to the customer`(
    data: [String: String], refusal: Refusal
  ) throws {
    let story = try filed()
    var visit = VisitLogged()
    visit.visit = VisitID("V2")
    visit.customer = CustomerID("C2")
    story.record(.visitLogged(visit))
    try story.sign("K2", at: "2026-04-11T13:00", with: ["customer": "C2"])
    #expect(throws: refusal) { try amend(story, data) }
  }

  @Test func `A complaint moved to a visit warns of the next one about it`() throws {
    let story = try filed()
    let second = [
      "complaint": "P2", "customer": "C1", "channel": "app", "category": "quality",
      "severity": "minor", "description": "同一件事", "visit": "V1",
    ]
    #expect(try story.decide(FileComplaint.self, second).warnings.isEmpty)
    try amend(story, ["visit": "V1"])
    #expect(try story.decide(FileComplaint.self, second).warnings == [.possible_duplicate])
    try amend(story, ["clear": "visit"])
    #expect(try story.decide(FileComplaint.self, second).warnings.isEmpty)
  }

  @Test func `Only leaders correct, with a reason, a complaint that counts`() throws {
    let story = try filed()
    let data = ["region": "海淀"]
    #expect(throws: Refusal.roleNotAllowed(.operator, allowed: Role.leaders)) {
      try amend(story, data, role: .operator)
    }
    #expect(throws: Refusal.reasonRequired) { try amend(story, data, reason: nil) }
    try story.tell(MarkInvalid.self, ["complaint": "P1"], role: .gm, reason: "不是投诉")
    #expect(throws: Refusal.complaintVoid("P1")) { try amend(story, data) }
    #expect(throws: Refusal.notFound(.complaint, "P1")) { try amend(Story(), data) }
  }

  @Test(arguments: ["category", "severity", "customer"])
  func `What has its own command or is who complained is no field of it`(name: String) throws {
    let story = try filed()
    #expect(throws: MalformedField.self) { try amend(story, [name: "quality"]) }
  }
}
