import CustomerService
import EventSourcing
import Testing

@Suite struct ProblemTests {
  private static let cause: [String: FieldValue] = [
    "problem": "B1", "cause": "接头老化", "analysis": "拆检可见裂纹",
  ]
  private static let action: [String: FieldValue] = ["problem": "B1", "action": "X1"]
  private static let conclusion: [String: FieldValue] = ["problem": "B1", "conclusion": "已更换"]

  private func plan(_ more: [String: FieldValue] = [:]) -> [String: FieldValue] {
    let data: [String: FieldValue] = ["measure": "更换接头", "owner": "U2", "due": "2026-05-10"]
    return Self.action.merging(data) { $1 }.merging(more) { $1 }
  }

  private func verdict(_ effective: FieldValue) -> [String: FieldValue] {
    Self.action.merging(["effective": effective, "finding": "三十天未再漏水"]) { $1 }
  }

  private func opened() throws -> Given {
    try visited().after(
      OpenProblem.self, ["problem": "B1", "title": "漏水", "sources": ["visit:V1"]])
  }

  private func planned() throws -> Given {
    try opened().after(RecordCause.self, Self.cause).after(PlanAction.self, plan())
  }

  private func completed() throws -> Given { try planned().after(CompleteAction.self, Self.action) }

  @Test func `A problem counts where all of its sources counted`() throws {
    let expected = with(ProblemOpened()) {
      $0.problem = ProblemID("B1")
      $0.title = "漏水"
      $0.sources = ["visit:V1", "contact:N1"]
      $0.group.region = "东"
    }
    let data: [String: FieldValue] = [
      "problem": "B1", "title": "漏水", "sources": ["visit:V1", "contact:N1"],
    ]
    let contact: [String: FieldValue] = [
      "contact": "N1", "customer": "C1", "channel": "phone", "kind": "inquiry", "summary": "又漏",
    ]
    try visited().after(RecordContact.self, contact).when(OpenProblem.self, data)
      .then(.problemOpened(expected))
    #expect(expected.tags.contains(ContactID("N1").tag))
    try opened().when(OpenProblem.self, ["problem": "B1", "title": "漏", "sources": ["visit:V1"]])
      .thenRefused(.alreadyExists(.problem, "B1"))
    expectMalformed("sources") {
      try office().when(OpenProblem.self, ["problem": "B1", "title": "漏水"])
    }
  }

  @Test(arguments: ["complaint:P1", "suggestion:G1", "followup:F1", "survey:S1", "incident:I1"])
  func `What came of a visit brings the visit's group`(source: String) throws {
    let opening: [String: FieldValue] = [
      "problem": "B1", "title": "漏水", "sources": .list(["visit:V1", source]),
    ]
    let event = try visited()
      .after(
        RecordFollowUp.self,
        [
          "followup": "F1", "visit": "V1", "connected": true, "spawnedComplaint": "P1",
          "category": "quality", "severity": "minor", "description": "漏水",
          "spawnedSuggestion": "G1", "content": "换接头",
        ]
      )
      .after(RecordSurvey.self, survey())
      .after(
        ReportIncident.self,
        [
          "incident": "I1", "class": "near_miss", "kind": "property", "severity": "minor",
          "visit": "V1",
        ]
      )
      .when(OpenProblem.self, opening).first(ProblemOpened.self)
    #expect(event.group.technician == TechnicianID("T1"))
    #expect(event.group.team == "A")
    #expect(event.group.service == "清洁")
    #expect(event.group.region == "东")
  }

  @Test func `An action follows a cause, and is due today at the earliest`() throws {
    try opened().when(PlanAction.self, plan()).thenRefused(.causeRequired("B1"))
    let found = try opened().after(RecordCause.self, Self.cause)
    try found.when(PlanAction.self, plan(["due": "2026-04-09"]))
      .thenRefused(.dueInPast(today: "2026-04-10"))
    let expected = try with(ActionPlanned()) {
      $0.problem = ProblemID("B1")
      $0.action = ActionID("X1")
      $0.measure = "更换接头"
      $0.owner = "U2"
      $0.due = try day("2026-04-10")
    }
    try found.when(PlanAction.self, plan(["due": "2026-04-10"])).then(.actionPlanned(expected))
    try planned().when(PlanAction.self, plan()).thenRefused(.alreadyExists(.action, "X1"))
  }

  @Test func `An action is planned, completed once, then verified`() throws {
    try opened().when(CompleteAction.self, Self.action).thenRefused(.notFound(.action, "X1"))
    try planned().when(VerifyEffect.self, verdict("yes"), role: .leader)
      .thenRefused(.actionNotCompleted("X1"))
    try completed().when(CompleteAction.self, Self.action).thenRefused(.actionCompleted("X1"))
    try completed().when(VerifyEffect.self, verdict("yes"))
      .thenRefused(.roleNotAllowed(.operator, allowed: Role.leaders))
    expectMalformed("effective") {
      try completed().when(
        VerifyEffect.self, Self.action.merging(["finding": "好"]) { $1 }, role: .leader)
    }
  }

  @Test func `It ends only after an action that was verified as effective`() throws {
    let close = { (given: Given) in
      try given.when(CloseProblem.self, Self.conclusion, role: .leader)
    }
    try close(opened()).thenRefused(.effectNotVerified("B1"))
    try close(completed()).thenRefused(.effectNotVerified("B1"))
    let vain = try completed().after(VerifyEffect.self, verdict("no"), role: .leader)
    try close(vain).thenRefused(.effectNotVerified("B1"))
    let helped = try vain.after(VerifyEffect.self, verdict("yes"), role: .leader)
    try close(helped).thenAccepted(.problemClosed)
    try close(helped.after(VerifyEffect.self, verdict("no"), role: .leader))
      .thenRefused(.effectNotVerified("B1"))
    let other = try vain.after(PlanAction.self, plan(["action": "X2"]))
      .after(CompleteAction.self, ["problem": "B1", "action": "X2"])
    let second = verdict(true).merging(["action": "X2"]) { $1 }
    try close(other.after(VerifyEffect.self, second, role: .leader)).thenAccepted(.problemClosed)
  }

  @Test func `A closed problem is closed, and an unknown one unknown`() throws {
    let closed = try completed().after(VerifyEffect.self, verdict("yes"), role: .leader)
      .after(CloseProblem.self, Self.conclusion, role: .leader)
    for (given, refusal) in [
      (closed, Refusal.recordClosed(.problem, "B1")), (try office(), .notFound(.problem, "B1")),
    ] {
      try given.when(RecordCause.self, Self.cause).thenRefused(refusal)
      try given.when(PlanAction.self, plan()).thenRefused(refusal)
      try given.when(CompleteAction.self, Self.action).thenRefused(refusal)
      try given.when(VerifyEffect.self, verdict("no"), role: .leader).thenRefused(refusal)
      try given.when(CloseProblem.self, Self.conclusion, role: .leader).thenRefused(refusal)
    }
    try opened().when(RecordCause.self, Self.cause, at: morning)
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T12:00:00+08:00"))
  }
}
