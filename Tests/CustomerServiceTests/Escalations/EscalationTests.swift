import CustomerService
import EventSourcing
import Testing

@Suite struct EscalationTests {
  private static let answer: [String: FieldValue] = ["escalation": "E1", "answer": "先行垫付"]

  private func raising(_ more: [String: FieldValue] = [:]) -> [String: FieldValue] {
    let data: [String: FieldValue] = [
      "escalation": "E1", "level": "director", "kind": "unexpected_problem", "summary": "水管爆裂",
    ]
    return data.merging(more) { $1 }
  }

  @Test func `It counts where what it came from counted`() throws {
    let expected = with(EscalationRaised()) {
      $0.escalation = EscalationID("E1")
      $0.level = .director
      $0.kind = .unexpected_problem
      $0.summary = "水管爆裂"
      $0.customer = CustomerID("C1")
      $0.sources = ["visit:V1"]
      $0.group.technician = TechnicianID("T1")
      $0.group.team = "A"
      $0.group.service = "清洁"
      $0.group.region = "东"
    }
    let data = raising(["sources": ["visit:V1", "visit:V1"]])
    try visited().when(RaiseEscalation.self, data).then(.escalationRaised(expected))
    #expect(expected.tags.contains(VisitID("V1").tag))
  }

  @Test func `It may come from nothing on record, but what is named must be there`() throws {
    try office().when(RaiseEscalation.self, raising()).thenAccepted(.escalationRaised)
    try office().when(RaiseEscalation.self, raising(["customer": "C9"]))
      .thenRefused(.notFound(.customer, "C9"))
    for (kind, entity) in [
      ("visit", Refusal.Entity.visit), ("complaint", .complaint), ("contact", .contact),
      ("suggestion", .suggestion), ("followup", .followup), ("survey", .survey),
      ("incident", .incident),
    ] {
      try office().when(RaiseEscalation.self, raising(["sources": .list(["\(kind):Z9"])]))
        .thenRefused(.notFound(entity, "Z9"))
    }
    try office().after(RaiseEscalation.self, raising()).when(RaiseEscalation.self, raising())
      .thenRefused(.alreadyExists(.escalation, "E1"))
  }

  @Test(arguments: ["V1", "visit:", "home:V1", "visit:V 1", ":"])
  func `A source is a kind and an id`(source: String) {
    expectMalformed("sources") {
      try office().when(RaiseEscalation.self, raising(["sources": .list([source])]))
    }
  }

  @Test func `The level to which it was raised answers, or one above, once`() throws {
    let raised = try office().after(RaiseEscalation.self, raising(["customer": "C1"]))
    try raised.when(AnswerEscalation.self, Self.answer, role: .leader)
      .thenRefused(.roleNotAllowed(.leader, allowed: [.director, .deputy, .gm]))
    try raised.when(AnswerEscalation.self, Self.answer, role: .gm)
      .then(
        .escalationAnswered(
          with(EscalationAnswered()) {
            $0.escalation = EscalationID("E1")
            $0.customer = CustomerID("C1")
            $0.level = .director
            $0.answer = "先行垫付"
          }))
    try raised.when(AnswerEscalation.self, Self.answer, at: morning, role: .gm)
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T12:00:00+08:00"))
    try raised.after(AnswerEscalation.self, Self.answer, role: .director)
      .when(AnswerEscalation.self, Self.answer, role: .director)
      .thenRefused(.alreadyAnswered(.escalation, "E1"))
    try office().when(AnswerEscalation.self, Self.answer, role: .gm)
      .thenRefused(.notFound(.escalation, "E1"))
  }

  @Test func `An escalated complaint waits for one answer`() throws {
    let story = try Story()
    try story.file()
    #expect(throws: Refusal.notEscalated("P1")) { try answer(story) }
    try story.tell(EscalateComplaint.self, ["complaint": "P1", "level": "deputy"], reason: "难办")
    #expect(try story.complaint().openEscalation == .deputy)
    #expect(throws: Refusal.roleNotAllowed(.director, allowed: [.deputy, .gm])) {
      try answer(story, role: .director)
    }
    #expect(try answer(story, role: .deputy).map(\.name) == [.complaintEscalationAnswered])
    #expect(try story.complaint().openEscalation == nil)
    #expect(throws: Refusal.notEscalated("P1")) { try answer(story, role: .gm) }
  }

  @Test func `The escalation of a second reopening is answered alike`() throws {
    let story = try Story()
    try story.file()
    for _ in 1...2 {
      try story.close()
      try story.reopen()
    }
    #expect(try answer(story, role: .director).map(\.name) == [.complaintEscalationAnswered])
  }

  @discardableResult private func answer(
    _ story: Story, role: Role = .gm
  ) throws -> [ServiceEvent] {
    try story.tell(
      AnswerComplaintEscalation.self, ["complaint": "P1", "answer": "全额退款"], role: role)
  }
}
