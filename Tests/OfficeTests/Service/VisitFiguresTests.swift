import CustomerService
import Office
import Projections
import Testing

/// Completed and punctual visits (domain.md §3.3, edge cases 12, 13, 17, 18).
struct VisitFiguresTests {
  private let desk: Desk

  init() throws { desk = try .open(on: "2026-07-01T09:00") }

  @Test func `Work completed on the next day is two visits and one completed`() throws {
    try desk.book("A1", "2026-05-10T09:00")
    try desk.visit("V1", of: "A1", on: "2026-05-10", "partial")
    try desk.visit("V2", of: "A1", on: "2026-05-11")
    #expect(try desk.figure(.visits, "2026-05") == [1, 2])
    #expect(try desk.answer(.visits, nil, "2026-05").value == "50.00")
  }

  @Test func `A voided visit leaves its month, and the assignment can be completed again`() throws {
    try desk.completedVisit("V1", on: "2026-05-10")
    try desk.complain("P1", on: "2026-05-11", ["visit": "V1"])
    let before = try desk.count()
    try desk.tell("visit.void", ["visit": "V1"])
    #expect(try desk.figure(.visits, "2026-05") == [0, 0])
    #expect(try desk.figure(.complaint_rate, "2026-05") == [1, 0])
    #expect(try desk.answer(.complaint_rate, nil, "2026-05").status == .no_data)
    #expect(
      try desk.figures(.visits, "2026-05", by: .technician, asOf: .count(before)) == ["T1": [1, 1]])
    try desk.tell(
      "visit.log",
      [
        "visit": "V2", "assignment": "A-V1", "arrived": "2026-07-01T08:00",
        "departed": "2026-07-01T09:00", "outcome": "completed",
      ])
    #expect(try desk.figure(.visits, "2026-07") == [1, 1])
    try desk.expectSoundModels()
  }

  @Test(arguments: [
    ("2026-05-10T09:15:00", Int64(1)), ("2026-05-10T09:15:00.001", 0), ("2026-05-10T07:00:00", 1),
  ])
  func `Fifteen minutes into the window are punctual, a moment more is late`(
    arrived: String, punctual: Int64
  ) throws {
    try desk.completedVisit("V1", on: "2026-05-10", ["arrived": .text(arrived)])
    #expect(try desk.figure(.punctuality, "2026-05") == [punctual, 1])
  }

  @Test func `The window in force when the visit was logged decides`() throws {
    try desk.book("A1", "2026-05-10T09:00")
    try desk.tell(
      "technician.reschedule",
      [
        "assignment": "A1", "start": "2026-05-10T08:00", "end": "2026-05-10T10:00",
        "by": "customer",
      ], at: "2026-05-01T09:00")
    try desk.visit("V1", of: "A1", on: "2026-05-10")
    #expect(try desk.figure(.punctuality, "2026-05") == [0, 1])
    try desk.tell("visit.amend", ["visit": "V1", "arrived": "2026-05-10T08:15"])
    #expect(try desk.figure(.punctuality, "2026-05") == [1, 1])
    try desk.expectSoundModels()
  }

  @Test func `Visits stay with the team and the name of their day`() throws {
    try desk.completedVisit("V1", on: "2026-05-10")
    try desk.tell(
      "technician.update", ["technician": "T1", "team": "乙"], at: "2026-05-15T09:00")
    try desk.book("A2", "2026-05-20T09:00")
    try desk.visit("V2", of: "A2", on: "2026-05-20")
    try desk.tell("technician.leave", ["technician": "T1", "lastDay": "2026-05-31"])
    #expect(try desk.figures(.visits, "2026-05", by: .team)["甲"] == [1, 1])
    #expect(try desk.figures(.visits, "2026-05", by: .technician) == ["T1": [2, 2]])
  }

  @Test func `Corrections move a visit to whom, when and what it was`() throws {
    try desk.completedVisit("V1", on: "2026-05-10")
    try desk.tell("visit.amend", ["visit": "V1", "technician": "T2"])
    #expect(try desk.figures(.visits, "2026-05", by: .technician) == ["T2": [1, 1]])
    #expect(try desk.figures(.visits, "2026-05", by: .team) == ["乙": [1, 1]])
    try desk.tell(
      "visit.amend",
      ["visit": "V1", "arrived": "2026-06-01T09:00", "departed": "2026-06-01T10:00"])
    #expect(try desk.figure(.visits, "2026-05") == [0, 0])
    #expect(try desk.figure(.visits, "2026-06") == [1, 1])
    try desk.tell("visit.amend", ["visit": "V1", "outcome": "partial"])
    #expect(try desk.figure(.visits, "2026-06") == [0, 1])
    try desk.expectSoundModels()
  }

  @Test func `Visits can be split by customer and by contract`() throws {
    try desk.tell(
      "contract.sign",
      [
        "contract": "K1", "customer": "C1", "service": "保洁", "start": "2026-01-01",
        "end": "2026-12-31",
      ], at: "2026-01-02T09:00")
    try desk.book("A1", "2026-05-10T09:00", ["contract": "K1"])
    try desk.visit("V1", of: "A1", on: "2026-05-10", "completed", ["score": 5])
    try desk.completedVisit("V2", on: "2026-05-11")
    #expect(try desk.figures(.visits, "2026-05", by: .customer) == ["C1": [2, 2]])
    #expect(
      try desk.figures(.visits, "2026-05", by: .contract) == ["K1": [1, 1], "(none)": [1, 1]])
    try desk.tell(
      "survey.record", ["survey": "S1", "subject": "visit", "ref": "V2", "score": 1],
      at: "2026-05-12T09:00")
    #expect(
      try desk.figures(.satisfaction, "2026-05", by: .contract)
        == ["K1": [1, 1], "(none)": [0, 1]])
  }
}
