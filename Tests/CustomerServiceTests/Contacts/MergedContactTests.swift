import CustomerService
import EventSourcing
import Testing

@Suite struct MergedContactTests {
  private func merged() throws -> Given {
    try office().after(
      MergeCustomers.self, ["merged": "C1", "survivor": "C2"], at: morning, role: .leader,
      reason: "重复建档")
  }

  private func expectSurvivor<Asked: Command>(
    _ type: Asked.Type, _ data: [String: FieldValue],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let trial = try merged().when(type, data.merging(["customer": "C1"]) { $1 })
    let tags = try trial.decision.get().flatMap(\.payload.tags)
    #expect(tags.contains(CustomerID("C2").tag), sourceLocation: sourceLocation)
    #expect(!tags.contains(CustomerID("C1").tag), sourceLocation: sourceLocation)
    #expect(trial.warnings == [.customer_merged], sourceLocation: sourceLocation)
  }

  @Test func `What is recorded for a merged customer goes to the survivor, with a warning`() throws
  {
    try expectSurvivor(
      RecordContact.self,
      ["contact": "N1", "channel": "phone", "kind": "inquiry", "summary": "问价格"])
    try expectSurvivor(RecordSuggestion.self, ["suggestion": "G1", "content": "可选上下午"])
    try expectSurvivor(
      ReportIncident.self,
      ["incident": "I1", "class": "accident", "kind": "injury", "severity": "minor"])
    try expectSurvivor(
      RaiseEscalation.self,
      ["escalation": "E1", "level": "gm", "kind": "unsolved", "summary": "水管爆裂"])
    try expectSurvivor(IssueSurvey.self, ["survey": "S1", "subject": "periodic"])
  }

  @Test func `A call about an old visit files its complaint for the survivor`() throws {
    let visited = try visited().after(
      MergeCustomers.self, ["merged": "C1", "survivor": "C2"], role: .leader, reason: "重复建档")
    let filed = try visited.when(
      RecordFollowUp.self,
      [
        "followup": "F1", "visit": "V1", "connected": true, "spawnedComplaint": "P1",
        "category": "quality", "severity": "minor", "description": "玻璃未擦净",
      ]
    ).first(ComplaintFiled.self)
    #expect(filed.customer == CustomerID("C2"))
    #expect(filed.visit == VisitID("V1"))
  }
}
