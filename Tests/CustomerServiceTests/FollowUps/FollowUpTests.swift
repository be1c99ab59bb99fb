import CustomerService
import EventSourcing
import Testing

@Suite struct FollowUpTests {
  @Test func `It is due on the 7th working day unless a day is named`() throws {
    let expected = try with(FollowUpScheduled()) {
      $0.followUp = FollowUpID("F1")
      $0.customer = CustomerID("C1")
      $0.visit = VisitID("V1")
      $0.due = try day("2026-04-21")
      $0.group.technician = TechnicianID("T1")
      $0.group.team = "A"
      $0.group.service = "清洁"
      $0.group.region = "东"
    }
    try visited().when(ScheduleFollowUp.self, followUp(["visit": "V1"]))
      .then(.followUpScheduled(expected))
    let named = try with(expected) { $0.due = try day("2026-04-10") }
    try visited().when(ScheduleFollowUp.self, followUp(["visit": "V1", "due": "2026-04-10"]))
      .then(.followUpScheduled(named))
    try visited().when(ScheduleFollowUp.self, followUp(["visit": "V1", "due": "2026-04-09"]))
      .thenRefused(.dueInPast(today: "2026-04-10"))
  }

  @Test func `It is about one visit or one complaint`() throws {
    expectMalformed("visit") { try visited().when(ScheduleFollowUp.self, followUp()) }
    expectMalformed("visit") {
      try visited().when(ScheduleFollowUp.self, followUp(["visit": "V1", "complaint": "P1"]))
    }
    try visited().when(ScheduleFollowUp.self, followUp(["visit": "V9"]))
      .thenRefused(.notFound(.visit, "V9"))
    try visited().when(ScheduleFollowUp.self, followUp(["complaint": "P9"]))
      .thenRefused(.notFound(.complaint, "P9"))
    try visited().after(VoidVisit.self, ["visit": "V1"], role: .leader, reason: "误登")
      .when(ScheduleFollowUp.self, followUp(["visit": "V1"])).thenRefused(.visitVoided("V1"))
    try visited().when(ScheduleFollowUp.self, followUp(["visit": "V1"]), at: morning)
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T10:00:00+08:00"))
    try scheduled().when(ScheduleFollowUp.self, followUp(["visit": "V1"]))
      .thenRefused(.alreadyExists(.followup, "F1"))
  }

  @Test func `Attempts are counted until the customer is reached`() throws {
    let missed = try scheduled().after(RecordFollowUp.self, followUp(["findings": ["无人接听"]]))
    let expected = with(FollowUpRecorded()) {
      $0.followUp = FollowUpID("F1")
      $0.customer = CustomerID("C1")
      $0.visit = VisitID("V1")
      $0.attempt = 2
      $0.connected = true
      $0.findings = ["不清楚保养周期", "满意"]
      $0.group.technician = TechnicianID("T1")
      $0.group.team = "A"
      $0.group.service = "清洁"
      $0.group.region = "东"
    }
    let reached = followUp(["connected": true, "findings": ["不清楚保养周期", "满意"]])
    try missed.when(RecordFollowUp.self, reached).then(.followUpRecorded(expected))
    try missed.after(RecordFollowUp.self, reached).when(RecordFollowUp.self, reached)
      .thenRefused(.followUpDone("F1"))
    try missed.when(RecordFollowUp.self, reached, at: "2026-04-10T11:00:00")
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T12:00:00+08:00"))
  }

  @Test func `A call that nobody arranged says what it is about`() throws {
    try visited().when(RecordFollowUp.self, followUp(["visit": "V1", "connected": true]))
      .thenAccepted(.followUpRecorded)
    try visited().when(RecordFollowUp.self, followUp(["connected": true]))
      .thenRefused(.notFound(.followup, "F1"))
    try scheduled().when(RecordFollowUp.self, followUp(["visit": "V1"]))
      .thenAccepted(.followUpRecorded)
    try scheduled().when(RecordFollowUp.self, followUp(["visit": "V2"]))
      .thenRefused(.recordMismatch(.followup, "F1"))
  }

  @Test func `A complaint made in a call is filed with it, where the visit counted`() throws {
    let trial = try scheduled().when(RecordFollowUp.self, complaining())
    try trial.thenAccepted(.followUpRecorded, .complaintFiled)
    let filed = try trial.first(ComplaintFiled.self)
    #expect(filed.customer == CustomerID("C1"))
    #expect(filed.channel == .followup)
    #expect(filed.visit == VisitID("V1"))
    #expect(filed.technician == TechnicianID("T1"))
    #expect(filed.team == "A")
    #expect(filed.description == "玻璃未擦净")
    #expect(trial.warnings.isEmpty)
  }

  @Test func `A call that cannot file its complaint is not recorded either`() throws {
    let filed = try complained()
    try filed.when(RecordFollowUp.self, followUp(["visit": "V1"]).merging(complaining()) { $1 })
      .thenRefused(.alreadyExists(.complaint, "P1"))
  }

  @Test func `A second complaint about a visit is pointed out`() throws {
    let again = complaining(["visit": "V1", "spawnedComplaint": "P2"])
    #expect(
      try complained().when(RecordFollowUp.self, again).warnings == [.possible_duplicate])
  }

  @Test func `A suggestion made in a call is recorded with it`() throws {
    let data = followUp(
      ["connected": true, "spawnedSuggestion": "G1", "content": "可选上下午"])
    let trial = try scheduled().when(RecordFollowUp.self, data)
    try trial.thenAccepted(.followUpRecorded, .suggestionRecorded)
    let heard = try trial.first(SuggestionRecorded.self)
    #expect(heard.followUp == FollowUpID("F1"))
    #expect(heard.customer == CustomerID("C1"))
    #expect(heard.group.team == "A")
    try scheduled().after(RecordSuggestion.self, ["suggestion": "G1", "content": "可选上下午"])
      .when(RecordFollowUp.self, data).thenRefused(.alreadyExists(.suggestion, "G1"))
  }

  @Test func `Nobody who was not reached complained`() throws {
    var data = complaining()
    data["connected"] = nil
    try scheduled().when(RecordFollowUp.self, data).thenRefused(.notConnected)
    data["category"] = nil
    expectMalformed("category") { try scheduled().when(RecordFollowUp.self, data) }
  }

  @Test func `A complaint is followed up where it counted`() throws {
    let trial = try complained()
      .when(RecordFollowUp.self, followUp(["complaint": "P1", "connected": true]))
    try trial.thenAccepted(.followUpRecorded)
    let event = try trial.first(FollowUpRecorded.self)
    #expect(event.complaint == ComplaintID("P1"))
    #expect(event.visit == nil)
    #expect(event.group.technician == TechnicianID("T1"))
  }

  private func scheduled() throws -> Given {
    try visited().after(ScheduleFollowUp.self, followUp(["visit": "V1"]))
  }

  private func complained() throws -> Given {
    try visited().after(
      FileComplaint.self,
      [
        "complaint": "P1", "customer": "C1", "channel": "phone", "category": "quality",
        "severity": "minor", "description": "玻璃未擦净", "visit": "V1",
      ])
  }

  private func complaining(_ more: [String: FieldValue] = [:]) -> [String: FieldValue] {
    let data: [String: FieldValue] = [
      "connected": true, "spawnedComplaint": "P1", "category": "quality", "severity": "minor",
      "description": "玻璃未擦净",
    ]
    return followUp(data.merging(more) { $1 })
  }

  private func followUp(_ more: [String: FieldValue] = [:]) -> [String: FieldValue] {
    let data: [String: FieldValue] = ["followup": "F1"]
    return data.merging(more) { $1 }
  }
}
