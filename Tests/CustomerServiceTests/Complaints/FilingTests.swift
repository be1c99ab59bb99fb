import CustomerService
import EventSourcing
import Testing

struct FilingTests {
  @Test func `A complaint about a visit takes its technician, team, region and service`() throws {
    let story = try Story()
    try story.file(visit: "V1")
    let filed = try story.complaint().filed
    #expect(filed.technician == TechnicianID("T2"))
    #expect(filed.team == "丙")
    #expect(filed.region == "西城")
    #expect(filed.service == "保洁")
    #expect(filed.tags.contains(VisitID("V1").tag))
  }

  @Test func `Another technician brings their own team, not the visit's`() throws {
    let story = try Story()
    try story.file(visit: "V1", with: ["technician": "T1"])
    #expect(try story.complaint().filed.team == "甲")
  }

  @Test func `Without a visit the customer's region counts and the rest stays empty`() throws {
    let story = try Story()
    try story.file()
    let filed = try story.complaint().filed
    #expect(filed.region == "东城")
    #expect(filed.technician == nil)
    #expect(filed.team == nil)
    #expect(filed.service == nil)
  }

  @Test func `What the command says goes before every default`() throws {
    let story = try Story()
    try story.file(visit: "V1", with: ["team": "丁", "region": "海淀", "service": "维修"])
    let filed = try story.complaint().filed
    #expect([filed.team, filed.region, filed.service] == ["丁", "海淀", "维修"])
  }

  @Test func `An id is used once`() throws {
    let story = try Story()
    try story.file()
    #expect(throws: Refusal.alreadyExists(.complaint, "P1")) { try story.file() }
  }

  @Test(arguments: [
    (["customer": "C9"], Refusal.notFound(.customer, "C9")),
    (["visit": "V9"], .notFound(.visit, "V9")),
    (["visit": "V1", "customer": "C2"], .visitMismatch("V1")),
    (["technician": "T9"], .notFound(.technician, "T9")),
    (["contract": "K9"], .notFound(.contract, "K9")),
    (["contract": "K1", "customer": "C2"], .contractMismatch("K1")),
  ])
  func `Whatever it names must exist and belong to the customer`(
    data: [String: String], refusal: Refusal
  ) throws {
    let story = try Story()
    try story.sign()
    #expect(throws: refusal) { try story.file(with: data) }
  }

  @Test func `A voided visit is nothing to complain about`() throws {
    let story = try Story()
    var voided = VisitVoided()
    voided.visit = VisitID("V1")
    story.record(.visitVoided(voided))
    #expect(throws: Refusal.visitVoided("V1")) { try story.file(visit: "V1") }
  }

  @Test func `A complaint keeps its link to a visit that is voided, and is flagged`() throws {
    let story = try Story()
    let order: [String: String] = [
      "assignment": "A1", "customer": "C1", "technician": "T1", "service": "保洁",
      "start": "2026-04-10T09:00", "end": "2026-04-10T11:00",
    ]
    try story.tell(AssignTechnician.self, order, at: "2026-04-10T08:00")
    try story.tell(
      LogVisit.self,
      [
        "visit": "V2", "assignment": "A1", "outcome": "completed",
        "arrived": "2026-04-10T09:00", "departed": "2026-04-10T10:00",
      ])
    let void = ["visit": "V2"]
    #expect(
      try story.decide(VoidVisit.self, void, role: .leader, reason: "误登").warnings.isEmpty)
    try story.file(visit: "V2")
    let close = ["complaint": "P1", "outcome": "resolved", "resolution": "已致歉"]
    #expect(try story.decide(CloseComplaint.self, close).warnings.isEmpty)
    let voiding = try story.decide(VoidVisit.self, void, role: .leader, reason: "误登")
    #expect(voiding.warnings == [.complaint_linked])
    try story.tell(VoidVisit.self, void, role: .leader, reason: "误登")
    #expect(try story.complaint().filed.visit == VisitID("V2"))
    #expect(try story.decide(CloseComplaint.self, close).warnings == [.visit_voided])
  }

  @Test func `The service comes from the contract when there is no visit`() throws {
    let story = try Story()
    try story.sign()
    try story.file(with: ["contract": "K1"])
    #expect(try story.complaint().filed.service == "月嫂")
  }

  @Test func `A second open complaint about a visit and category warns`() throws {
    let story = try Story()
    try story.file(visit: "V1")
    #expect(try warnings(story, visit: "V1") == [.possible_duplicate])
    #expect(try warnings(story, visit: "V1", category: "attitude").isEmpty)
    #expect(try warnings(story, visit: nil).isEmpty)
    try story.close()
    #expect(try warnings(story, visit: "V1").isEmpty)
  }

  private func warnings(
    _ story: Story, visit: String?, category: String = "quality"
  ) throws -> [Warning] {
    var data = [
      "complaint": "P2", "customer": "C1", "channel": "app", "category": category,
      "severity": "minor", "description": "同一件事",
    ]
    data["visit"] = visit
    return try story.decide(FileComplaint.self, data).warnings
  }
}
