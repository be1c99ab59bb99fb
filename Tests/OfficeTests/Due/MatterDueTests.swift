import CustomerService
import EventSourcing
import Office
import Projections
import Testing

/// Escalations, inquiries, incidents, tasks, follow-ups, problems and their actions.
struct MatterDueTests {
  private let office: DueDesk
  private var desk: Desk { office.desk }

  init() throws { office = try DueDesk() }

  /// Asserts that `item` is due, late from one millisecond after `limit` on, and settled by `settle`.
  private func expectDue(
    _ item: String, limit: String, sourceLocation: SourceLocation = #_sourceLocation,
    settle: () throws -> Void
  ) throws {
    let limit = try #require(Timestamp(limit, in: .shanghai))
    desk.set(to: limit.formatted(in: .shanghai))
    #expect(try office.due() == [item], sourceLocation: sourceLocation)
    desk.set(to: limit.advanced(byMilliseconds: 1).formatted(in: .shanghai))
    #expect(try office.due() == [item + "!"], sourceLocation: sourceLocation)
    try settle()
    #expect(try office.due() == [], sourceLocation: sourceLocation)
    try desk.expectSoundModels(sourceLocation: sourceLocation)
  }

  @Test func `An escalation waits for its answer`() throws {
    try desk.tell(
      "escalation.raise",
      ["escalation": "E1", "level": "director", "kind": "unsolved", "summary": "解决不了"])
    try expectDue("escalation E1", limit: "2026-06-02T09:00") {
      try desk.tell("escalation.answer", ["escalation": "E1", "answer": "照办"])
    }
  }

  @Test func `An inquiry waits for its answer, praise does not`() throws {
    for (contact, kind) in [("N1", "inquiry"), ("N2", "praise")] {
      try desk.tell(
        "contact.record",
        ["contact": .text(contact), "channel": "phone", "kind": .text(kind), "summary": "问价"])
    }
    try expectDue("consultation N1", limit: "2026-06-02T09:00") {
      try desk.tell("contact.answer", ["contact": "N1", "answer": "已告知"])
    }
  }

  @Test func `An accident waits to be confirmed, then for its end`() throws {
    try desk.tell(
      "incident.report",
      ["incident": "I1", "class": "accident", "kind": "injury", "severity": "major"])
    try expectDue("incident I1", limit: "2026-06-02T09:00") {
      try desk.tell("incident.confirm", ["incident": "I1"])
      #expect(try office.item().step == .closeIncident)
      #expect(try office.due() == ["incident I1"])
      try desk.tell("incident.close", ["incident": "I1", "cause": "疏忽"])
    }
  }

  @Test func `An accident that proves a near miss needs no confirmation`() throws {
    try desk.tell(
      "incident.report",
      ["incident": "I1", "class": "accident", "kind": "injury", "severity": "minor"])
    try desk.tell("incident.downgrade", ["incident": "I1"])
    try expectDue("incident I1", limit: "2026-06-08T09:00") {
      try desk.tell("incident.close", ["incident": "I1", "cause": "疏忽"])
    }
    try desk.tell(
      "incident.report",
      ["incident": "I2", "class": "near_miss", "kind": "fire", "severity": "minor"])
    #expect(try office.item().step == .closeIncident)
  }

  @Test func `A task with a due time waits for its owner`() throws {
    try desk.tell(
      "task.assign",
      ["task": "Q1", "title": "盘点", "owner": "小李", "due": "2026-06-03T18:00"])
    try desk.tell("task.assign", ["task": "Q2", "title": "整理", "owner": "小李"])
    #expect(try office.due(person: "小李") == ["task Q1"])
    try expectDue("task Q1", limit: "2026-06-03T18:00") {
      try desk.tell("task.complete", ["task": "Q1", "result": "完成"])
    }
  }

  @Test func `A follow-up is due until somebody was reached`() throws {
    try office.assign()
    try office.visit(score: 5)
    try desk.tell(
      "followup.schedule", ["followup": "F1", "visit": "V1", "due": "2026-06-03"])
    #expect(try office.item().about == "visit:V1")
    try expectDue("followup F1", limit: "2026-06-03T23:59:59.999") {
      try desk.tell("followup.record", ["followup": "F1", "connected": false])
      #expect(try office.due() == ["followup F1!"])
      try desk.tell("followup.record", ["followup": "F1", "connected": true])
    }
  }

  @Test func `A call about a voided visit is not made`() throws {
    try office.assign()
    try office.visit(score: 5)
    try desk.tell("followup.schedule", ["followup": "F1", "visit": "V1", "due": "2026-06-03"])
    try desk.tell("visit.void", ["visit": "V1"])
    #expect(try office.due(.followup) == [])
  }

  @Test func `A problem is open until it is closed, and says what comes next`() throws {
    try office.complain()
    try desk.tell("complaint.invalid", ["complaint": "P1"])
    try office.complain("P2")
    try desk.tell("complaint.acknowledge", ["complaint": "P2"])
    try desk.tell(
      "problem.open", ["problem": "B1", "title": "漏水", "sources": .list(["complaint:P2"])])
    func step() throws -> DueStep? { try office.answer(.problem).items.first?.step }
    #expect(try step() == .findCause)
    try desk.tell("problem.cause", ["problem": "B1", "cause": "老化", "analysis": "管路"])
    #expect(try step() == .planAction)
    try desk.tell(
      "problem.plan",
      [
        "problem": "B1", "action": "X1", "measure": "换管", "owner": "小李", "due": "2026-06-05",
      ])
    #expect(try step() == .verifyEffect)
    #expect(try office.due(person: "小李") == ["action X1"])
    desk.set(to: "2026-06-06T00:00")
    #expect(try office.due(.action) == ["action X1!"])
    try desk.tell("problem.complete", ["problem": "B1", "action": "X1"])
    #expect(try office.due(.action) == [])
    try desk.tell(
      "problem.verify",
      ["problem": "B1", "action": "X1", "effective": true, "finding": "不漏"])
    #expect(try step() == .closeProblem)
    try desk.tell(
      "problem.plan",
      [
        "problem": "B1", "action": "X2", "measure": "巡检", "owner": "小李", "due": "2026-06-07",
      ])
    try desk.tell("problem.close", ["problem": "B1", "conclusion": "消除"])
    #expect(try office.due(.problem, .action) == [])
    try desk.expectSoundModels()
  }
}
