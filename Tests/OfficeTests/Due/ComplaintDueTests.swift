import CustomerService
import EventSourcing
import Office
import Projections
import Testing

/// Complaints near or over their limits, and what moves or settles them.
struct ComplaintDueTests {
  private let office: DueDesk
  private var desk: Desk { office.desk }

  init() throws { office = try DueDesk() }

  @Test func `A complaint waits for its acknowledgement, then for its end`() throws {
    try office.complain()
    #expect(try office.due() == ["acknowledgement P1!"])
    try desk.tell("complaint.acknowledge", ["complaint": "P1"])
    #expect(try office.due() == [])
    #expect(try office.due(within: 30) == ["resolution P1"])
    desk.set(to: "2026-06-10T09:00")
    #expect(try office.due() == ["resolution P1!"])
    try desk.expectSoundModels()
  }

  @Test func `At its limit it is in time, a millisecond later it is late`() throws {
    let office = try DueDesk(at: "2026-05-31T10:00:00.000")
    try office.complain(at: "2026-05-30T10:00")
    #expect(try office.due(.acknowledgement) == ["acknowledgement P1"])
    office.desk.set(to: "2026-05-31T10:00:00.001")
    #expect(try office.due(.acknowledgement) == ["acknowledgement P1!"])
  }

  @Test func `A paused complaint is marked, and its limit stays`() throws {
    try office.complain()
    try desk.tell("complaint.acknowledge", ["complaint": "P1"])
    try desk.tell("complaint.handler", ["complaint": "P1", "handler": "客服小李"])
    try desk.tell("complaint.pause", ["complaint": "P1", "awaiting": "customer"])
    desk.set(to: "2026-06-20T09:00")
    #expect(try office.due() == ["resolution P1!"])
    let paused = try office.item()
    #expect(paused.isPaused)
    #expect(paused.step == .resume)
    try desk.tell("complaint.resume", ["complaint": "P1"])
    let resumed = try office.item()
    #expect(!resumed.isPaused)
    #expect(resumed.step == .close && resumed.person == "客服小李")
  }

  @Test func `Closing settles it, reopening brings it back with its limits and its handler`() throws
  {
    try office.complain()
    try desk.tell("complaint.acknowledge", ["complaint": "P1"])
    try desk.tell("complaint.handler", ["complaint": "P1", "handler": "客服小李"])
    try desk.tell(
      "complaint.close", ["complaint": "P1", "outcome": "resolved", "resolution": "已修"])
    desk.set(to: "2026-07-01T09:00")
    #expect(try office.due() == [])
    try desk.tell("complaint.reopen", ["complaint": "P1"])
    let item = try office.item()
    #expect(item.kind == .resolution && item.person == "客服小李")
    #expect(item.due == Timestamp("2026-06-09T23:59:59.999", in: .shanghai))
    try desk.expectSoundModels()
  }

  @Test(arguments: ["complaint.duplicate", "complaint.invalid"])
  func `A void complaint and the calls about it are settled`(command: String) throws {
    try office.complain("P0")
    try office.complain()
    try desk.tell(
      "followup.schedule", ["followup": "F1", "complaint": "P1", "due": "2026-06-01"],
      at: "2026-06-01T09:00")
    let of: [String: FieldValue] = command == "complaint.duplicate" ? ["of": "P0"] : [:]
    try desk.tell(command, ["complaint": "P1"].merging(of) { $1 })
    #expect(try office.due() == ["acknowledgement P0!"])
    try desk.expectSoundModels()
  }

  @Test func `An escalation is late after 24 hours, and an answer settles it`() throws {
    try office.complain(at: "2026-06-01T08:00")
    try desk.tell("complaint.acknowledge", ["complaint": "P1"])
    try desk.tell("complaint.escalate", ["complaint": "P1", "level": "director"])
    #expect(try office.due() == ["escalation P1"])
    desk.set(to: "2026-06-02T09:01")
    #expect(try office.due() == ["escalation P1!"])
    let item = try office.item()
    #expect(item.level == .director)
    #expect(item.step == .answerComplaint)
    try desk.tell("complaint.answer", ["complaint": "P1", "answer": "退款"])
    #expect(try office.due() == [])
  }

  @Test func `The escalation of a closed complaint is not due`() throws {
    try office.complain()
    try desk.tell("complaint.escalate", ["complaint": "P1", "level": "director"])
    try desk.tell(
      "complaint.close", ["complaint": "P1", "outcome": "resolved", "resolution": "已修"])
    #expect(try office.due() == [])
  }

  @Test func `Who handles it and whom it is about find it, corrections included`() throws {
    try office.complain(about: ["technician": "T1"])
    try desk.tell("complaint.handler", ["complaint": "P1", "handler": "客服小李"])
    #expect(try office.due(.acknowledgement, person: "客服小李").count == 1)
    #expect(try office.due(.acknowledgement, person: "T1").count == 1)
    #expect(try office.due(.acknowledgement, team: "一组").count == 1)
    try desk.tell("complaint.amend", ["complaint": "P1", "technician": "T2"])
    #expect(try office.due(person: "T1") == [])
    #expect(try office.due(team: "一组") == [])
    #expect(try office.due(.acknowledgement, person: "T2", team: "二组").count == 1)
    #expect(try office.due(person: "nobody") == [])
  }

  @Test func `A merged customer is called by the survivor's id until the merging is undone`() throws
  {
    try office.complain()
    try desk.tell("customer.merge", ["merged": "C1", "survivor": "C2"])
    #expect(try office.item().customer == "C2")
    try desk.tell("customer.unmerge", ["merged": "C1"])
    #expect(try office.item().customer == "C1")
    try desk.expectSoundModels()
  }

  @Test func `A look back sees what was due then`() throws {
    try office.complain()
    let count = try desk.count()
    try desk.tell("complaint.acknowledge", ["complaint": "P1"])
    #expect(try office.due(asOf: .count(count)) == ["acknowledgement P1!"])
    desk.set(to: "2026-07-01T09:00")
    let then = try #require(Timestamp("2026-06-01T09:00:01", in: .shanghai))
    #expect(try office.due(asOf: .time(then)) == [])
    #expect(try office.due() == ["resolution P1!"])
  }

  @Test func `A fact ahead of the clock counts once its time has come`() throws {
    try office.complain(at: "2026-06-01T09:04")
    #expect(try office.due(within: 30) == [])
    desk.set(to: "2026-06-01T09:04")
    #expect(try office.due() == ["acknowledgement P1"])
  }

  @Test func `The most urgent come first, and a limit leaves out the rest but counts it`() throws {
    for (number, time) in ["2026-05-20T10:00", "2026-05-19T10:00", "2026-06-01T08:00"].enumerated()
    {
      try office.complain("P\(number)", at: time)
    }
    let all = ["acknowledgement P1!", "acknowledgement P0!", "resolution P1!", "resolution P0!"]
    #expect(try office.due(within: 1) == all + ["acknowledgement P2"])
    for limit in 0...6 {
      let answer = try office.answer(within: 1, limit: limit)
      #expect(answer.items == Array(try office.answer(within: 1).items.prefix(limit)))
      #expect(answer.counts[.acknowledgement]?.overdue == 2)
      #expect(answer.counts[.acknowledgement]?.upcoming == 1)
      #expect(answer.overdue == 4 && answer.upcoming == 1)
    }
  }
}
