import CustomerService
import Office
import Projections
import Testing

/// Completed visits after which the customer was reached in time (domain.md §3.3).
///
/// The visit is on Friday 2026-05-08, so that the seventh working day after it is Tuesday 05-19.
struct FollowUpFiguresTests {
  private let desk: Desk

  init() throws {
    desk = try .open(on: "2026-07-01T09:00")
    try desk.completedVisit("V1", on: "2026-05-08")
  }

  private func call(_ id: String, _ moment: String, connected: Bool = true) throws {
    try desk.tell(
      "followup.record",
      ["followup": .text(id), "visit": "V1", "connected": .flag(connected)], at: moment)
  }

  @Test(arguments: [("2026-05-19T23:59:59.999", Int64(1)), ("2026-05-20T00:00", 0)])
  func `The seventh working day is in time, the next day is late`(
    moment: String, covered: Int64
  ) throws {
    try call("F1", moment)
    #expect(try desk.figure(.follow_up_coverage, "2026-05") == [covered, 1])
  }

  @Test func `Only a call that reached the customer counts, and only once`() throws {
    try call("F1", "2026-05-09T09:00", connected: false)
    #expect(try desk.figure(.follow_up_coverage, "2026-05") == [0, 1])
    try call("F1", "2026-05-11T09:00")
    try call("F2", "2026-05-12T09:00")
    #expect(try desk.figure(.follow_up_coverage, "2026-05") == [1, 1])
  }

  @Test func `Until the days are over it is pending`() throws {
    let desk = try Desk.open(on: "2026-05-08T18:00")
    try desk.completedVisit("V1", on: "2026-05-08")
    for (day, pending) in [("2026-05-19", Int64(1)), ("2026-05-20", 0)] {
      desk.set(to: "\(day)T09:00")
      #expect(try desk.answer(.follow_up_coverage, nil, "2026-05").pending == pending, "\(day)")
    }
  }

  @Test func `Visits that were not completed or were voided need no call`() throws {
    try desk.book("A2", "2026-05-10T09:00")
    try desk.visit("V2", of: "A2", on: "2026-05-10", "no_access")
    try call("F1", "2026-05-11T09:00")
    #expect(try desk.figure(.follow_up_coverage, "2026-05") == [1, 1])
    try desk.tell("visit.void", ["visit": "V1"])
    #expect(try desk.figure(.follow_up_coverage, "2026-05") == [0, 0])
    try desk.expectSoundModels()
  }

  @Test func `A corrected day brings days of its own`() throws {
    try call("F1", "2026-05-20T09:00")
    #expect(try desk.figure(.follow_up_coverage, "2026-05") == [0, 1])
    try desk.tell(
      "visit.amend",
      ["visit": "V1", "arrived": "2026-05-11T09:00", "departed": "2026-05-11T10:00"])
    #expect(try desk.figure(.follow_up_coverage, "2026-05") == [1, 1])
    try desk.expectSoundModels()
  }

  @Test func `A declared holiday gives another day to visits of afterwards`() throws {
    try desk.tell(
      "calendar.declare", ["holidays": .list(["2026-05-18"])], at: "2026-05-08T12:00")
    try desk.book("A2", "2026-05-09T09:00")
    try desk.visit("V2", of: "A2", on: "2026-05-09")
    for visit in ["V1", "V2"] as [FieldValue] {
      try desk.tell(
        "followup.record", ["followup": visit, "visit": visit, "connected": true],
        at: "2026-05-20T09:00")
    }
    #expect(try desk.figure(.follow_up_coverage, "2026-05") == [1, 2])
    try desk.expectSoundModels()
  }
}
