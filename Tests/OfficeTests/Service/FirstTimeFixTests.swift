import CustomerService
import EventSourcing
import Office
import Projections
import Testing

/// Repairs for which one visit was enough (domain.md §3.3).
struct FirstTimeFixTests {
  private let desk: Desk

  init() throws {
    desk = try .open(on: "2026-07-01T09:00")
    try desk.book("A1", "2026-05-10T09:00", service: "维修")
  }

  @Test func `A completed first visit is a fix, for good after thirty days`() throws {
    let desk = try Desk.open(on: "2026-05-10T18:00")
    try desk.book("A1", "2026-05-10T09:00", service: "维修")
    try desk.completedVisit("V0", on: "2026-05-09")
    try desk.visit("V1", of: "A1", on: "2026-05-10")
    #expect(try desk.figure(.first_time_fix, "2026-05") == [1, 1])
    for (day, pending) in [("2026-06-09", Int64(1)), ("2026-06-10", 0)] {
      desk.set(to: "\(day)T09:00")
      let answer = try desk.answer(.first_time_fix, nil, "2026-05")
      #expect(answer.pending == pending && answer.provisional == (pending > 0), "\(day)")
    }
  }

  @Test func `A second visit means that the first did not fix it`() throws {
    try desk.visit("V1", of: "A1", on: "2026-05-10", "partial")
    try desk.visit("V2", of: "A1", on: "2026-06-11")
    #expect(try desk.figure(.first_time_fix, "2026-05") == [0, 1])
    #expect(try desk.figure(.first_time_fix, "2026-06") == [0, 0])
    try desk.tell("visit.void", ["visit": "V1"])
    #expect(try desk.figure(.first_time_fix, "2026-05") == [0, 0])
    #expect(try desk.figure(.first_time_fix, "2026-06") == [1, 1])
    try desk.expectSoundModels()
  }

  @Test(arguments: [("2026-06-09", Int64(0)), ("2026-06-10", 1)])
  func `Rework within thirty days undoes a fix`(day: String, fixed: Int64) throws {
    try desk.visit("V1", of: "A1", on: "2026-05-10", "partial")
    try desk.visit("V2", of: "A1", on: day, "rework")
    try desk.tell("visit.amend", ["visit": "V1", "outcome": "completed"])
    #expect(try desk.figure(.first_time_fix, "2026-05") == [fixed, 1])
    try desk.expectSoundModels()
  }

  @Test func `What is explained are the assignments`() throws {
    try desk.completedVisit("V0", on: "2026-05-09")
    try desk.visit("V1", of: "A1", on: "2026-05-10", "partial")
    try desk.visit("V2", of: "A1", on: "2026-05-12")
    let facts = try desk.office.explain(.first_time_fix, nil, #require(Period("2026-05")))
      .explanation.facts
    #expect(facts.map(\.tag.text) == ["order:A-V0", "order:A1"])
    #expect(facts.map(\.reasons) == [[.not_repair], [.not_fixed]])
    #expect(facts.map(\.events.count) == [1, 2])
  }
}
