import CustomerService
import EventSourcing
import Office
import Projections
import Testing

/// Suggestions that are not decided, and items of plans that are not done.
struct ProposalDueTests {
  private let office: DueDesk
  private var desk: Desk { office.desk }

  init() throws { office = try DueDesk() }

  private func step() throws -> DueStep { try office.item().step }

  @Test func `A suggestion waits for the decision, step by step, late after thirty days`() throws {
    try desk.tell(
      "suggestion.record",
      ["suggestion": "G1", "content": "早点到", "customer": "C1", "technician": "T1"])
    #expect(try office.due(person: "T1") == ["suggestion G1"])
    #expect(try office.due(team: "一组") == ["suggestion G1"])
    #expect(try step() == .analyseSuggestion)
    try desk.tell("suggestion.analyse", ["suggestion": "G1", "analysis": "可行"])
    #expect(try step() == .reportSuggestion)
    try desk.tell("suggestion.report", ["suggestion": "G1", "level": "director"])
    #expect(try step() == .decideSuggestion)
    #expect(try office.item().level == .director)
    desk.set(to: "2026-07-01T09:00")
    #expect(try office.due() == ["suggestion G1"])
    desk.set(to: "2026-07-01T09:00:00.001")
    #expect(try office.due() == ["suggestion G1!"])
    try desk.tell("suggestion.adopt", ["suggestion": "G1", "measure": "提前出发"])
    #expect(try office.due() == [])
    try desk.expectSoundModels()
  }

  @Test func `A declined suggestion waits no longer`() throws {
    try desk.tell("suggestion.record", ["suggestion": "G1", "content": "降价"])
    try desk.tell("suggestion.analyse", ["suggestion": "G1", "analysis": "亏本"])
    try desk.tell("suggestion.report", ["suggestion": "G1", "level": "leader"])
    try desk.tell("suggestion.decline", ["suggestion": "G1"])
    #expect(try office.due() == [])
  }

  @Test func `An item of a plan is due thirty days ahead until it is done, and again if undone`()
    throws
  {
    try desk.tell("plan.adopt", ["plan": "PL", "year": 2026, "title": "年度计划"])
    try desk.tell(
      "plan.add-item",
      ["plan": "PL", "item": "1", "title": "培训", "owner": "小李", "due": "2026-07-10"])
    try desk.tell("plan.add-item", ["plan": "PL", "item": "2", "title": "随时"])
    #expect(try office.due() == [])
    #expect(try office.due(within: 40) == ["plan 1"])
    desk.set(to: "2026-06-11T00:00")
    #expect(try office.due(person: "小李") == ["plan 1"])
    #expect(try office.item().about == "PL")
    desk.set(to: "2026-07-11T00:00")
    #expect(try office.due() == ["plan 1!"])
    try progress(100)
    #expect(try office.due() == [])
    try progress(80)
    #expect(try office.due() == ["plan 1!"])
    try desk.expectSoundModels()
  }

  private func progress(_ percent: Int64) throws {
    try desk.tell(
      "plan.report-progress", ["plan": "PL", "item": "1", "percent": .integer(percent)])
  }
}
