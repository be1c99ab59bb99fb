import CustomerService
import EventSourcing
import Office
import Projections
import Testing

/// Assignments without a visit and visits without a rating.
struct ServiceDueTests {
  private let office: DueDesk
  private var desk: Desk { office.desk }

  init() throws { office = try DueDesk() }

  @Test func `An assignment is late when its window is over without a visit`() throws {
    let office = try DueDesk(at: "2026-05-30T11:00")
    let desk = office.desk
    try office.assign()
    #expect(try office.due() == ["assignment A1"])
    desk.set(to: "2026-05-30T11:01")
    #expect(try office.due() == ["assignment A1!"])
    let item = try office.item()
    #expect(item.person == "T1" && item.team == "一组" && item.step == .logVisit)
    try office.visit(score: 5)
    #expect(try office.due() == [])
  }

  @Test func `Another technician, another window and a cancellation move and settle it`() throws {
    try office.assign()
    try desk.tell("technician.reassign", ["assignment": "A1", "technician": "T2"])
    #expect(try office.due(person: "T1") == [])
    #expect(try office.due(team: "二组") == ["assignment A1!"])
    try desk.tell(
      "technician.reschedule",
      [
        "assignment": "A1", "start": "2026-06-03T23:00", "end": "2026-06-04T02:00",
        "by": "customer",
      ])
    #expect(try office.due() == [])
    #expect(try office.due(within: 4) == ["assignment A1"])
    try desk.tell("technician.cancel", ["assignment": "A1", "by": "customer"])
    #expect(try office.due(within: 4) == [])
    try desk.expectSoundModels()
  }

  @Test func `A partial visit leaves the assignment open, the completed one settles it`() throws {
    try office.assign()
    try office.visit("V1", outcome: "partial")
    let item = try office.item()
    #expect(item.kind == .assignment && item.step == .returnVisit)
    try office.visit("V2", score: 4, on: "2026-05-31")
    #expect(try office.due() == [])
    try desk.tell("visit.void", ["visit": "V1"])
    #expect(try office.due() == [])
    try desk.tell("visit.void", ["visit": "V2"])
    #expect(try office.due() == ["assignment A1!"])
    try desk.expectSoundModels()
  }

  @Test func `Another outcome of a visit settles the assignment or opens it again`() throws {
    try office.assign()
    try office.visit(outcome: "partial")
    try desk.tell("visit.amend", ["visit": "V1", "outcome": "completed"])
    #expect(try office.due() == ["rating V1"])
    try desk.tell("visit.amend", ["visit": "V1", "outcome": "no_access"])
    #expect(try office.due() == ["assignment A1!"])
    try desk.expectSoundModels()
  }

  @Test func `A completed visit waits for a rating for thirty days, late after three`() throws {
    try office.assign()
    try office.visit()
    #expect(try office.due() == ["rating V1"])
    desk.set(to: "2026-06-02T10:01")
    #expect(try office.due() == ["rating V1!"])
    desk.set(to: "2026-06-29T10:00")
    #expect(try office.due() == ["rating V1!"])
    desk.set(to: "2026-06-29T10:01")
    #expect(try office.due() == [])
  }

  @Test func `A rating settles it, and a rating taken out brings it back`() throws {
    try office.assign()
    try office.visit()
    try desk.tell("survey.record", ["survey": "S1", "subject": "visit", "ref": "V1", "score": 5])
    #expect(try office.due() == [])
    try desk.tell("rating.void", ["visit": "V1"])
    #expect(try office.item().person == "T1")
    try desk.tell("visit.amend", ["visit": "V1", "technician": "T2"])
    #expect(try office.due(person: "T2", team: "二组") == ["rating V1"])
    try desk.tell("visit.void", ["visit": "V1"])
    #expect(try office.due() == ["assignment A1!"])
    try desk.expectSoundModels()
  }

  @Test func `A leaver's assignments go to the successor, certificates settle`() throws {
    try office.assign("A2", on: "2026-06-20")
    try desk.tell(
      "technician.add-skill",
      ["technician": "T1", "code": "电工", "certificateExpiry": "2026-06-15"])
    try desk.tell(
      "technician.leave", ["technician": "T1", "lastDay": "2026-06-10", "reassignTo": "T2"])
    #expect(try office.due(within: 30, asOf: nil) == ["assignment A2", "certificate T1"])
    #expect(try office.due(person: "T2", within: 30) == ["assignment A2"])
    desk.set(to: "2026-06-11T00:00")
    #expect(try office.due(within: 30) == ["assignment A2"])
  }

  @Test func `A certificate is due a month ahead, late after its last day, renewed by another`()
    throws
  {
    try desk.tell(
      "technician.add-skill",
      ["technician": "T1", "code": "电工", "certificateExpiry": "2026-07-01"])
    #expect(try office.due() == [])
    desk.set(to: "2026-06-02T09:00")
    let item = try office.item()
    #expect(item.about == "电工" && item.person == "T1" && item.team == "一组")
    try desk.tell("technician.update", ["technician": "T1", "team": "三组"])
    #expect(try office.due(team: "三组") == ["certificate T1"])
    desk.set(to: "2026-07-02T00:00")
    #expect(try office.due() == ["certificate T1!"])
    try desk.tell(
      "technician.add-skill",
      ["technician": "T1", "code": "电工", "certificateExpiry": "2028-07-01"])
    #expect(try office.due() == [])
  }
}
