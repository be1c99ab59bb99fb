import CustomerService
import EventSourcing
import Office
import Projections
import Testing

/// Complaints and accidents against completed visits (domain.md §3.2, edge case 51).
struct PerVisitFiguresTests {
  private let desk: Desk

  init() throws {
    desk = try .open(on: "2026-07-01T09:00")
    for day in 10...13 { try desk.completedVisit("V\(day)", on: "2026-05-\(day)") }
  }

  @Test func `Complaints of a month stand against its completed visits`() throws {
    try desk.book("A1", "2026-05-14T09:00")
    try desk.visit("V1", of: "A1", on: "2026-05-14", "partial")
    try desk.complain("P1", on: "2026-05-31")
    try desk.complain("P2", on: "2026-05-30")
    try desk.complain("P3", on: "2026-06-01")
    #expect(try desk.figure(.complaint_rate, "2026-05") == [2, 4])
    #expect(try desk.answer(.complaint_rate, nil, "2026-05").value == "50.00")
    try desk.tell("complaint.duplicate", ["complaint": "P2", "of": "P1"])
    #expect(try desk.figure(.complaint_rate, "2026-05") == [1, 4])
    #expect(
      try desk.figures(.complaint_rate, "2026-05", by: .technician)
        == ["T1": [0, 4], "(none)": [1, 0]])
    #expect(try desk.answer(.complaint_rate, nil, "2026-06").status == .no_data)
    try desk.expectSoundModels()
  }

  @Test func `Only confirmed accidents count, on the day on which they happened`() throws {
    for (id, kind) in [("I1", "accident"), ("I2", "accident"), ("I3", "near_miss")] {
      try desk.tell(
        "incident.report",
        [
          "incident": .text(id), "class": .text(kind), "kind": "injury", "severity": "minor",
          "visit": "V10",
        ], at: "2026-05-31T23:59:59.999")
    }
    #expect(try desk.figure(.accident_rate, "2026-05") == [0, 4])
    for id in ["I1", "I3"] as [FieldValue] {
      try desk.tell("incident.confirm", ["incident": id], at: "2026-06-02T09:00")
    }
    #expect(try desk.figure(.accident_rate, "2026-05") == [1, 4])
    #expect(try desk.figure(.accident_rate, "2026-06") == [0, 0])
    let answer = try desk.answer(.accident_rate, nil, "2026-05")
    #expect(answer.value == "250.00" && answer.unit == .per_1000_visits)
  }

  @Test func `A downgraded accident leaves its month later, and a look back still has it`() throws {
    try desk.tell(
      "incident.report",
      ["incident": "I1", "class": "accident", "kind": "injury", "severity": "major"],
      at: "2026-05-10T12:00")
    try desk.tell("incident.confirm", ["incident": "I1"], at: "2026-05-11T12:00")
    let before = try desk.count()
    try desk.tell("incident.downgrade", ["incident": "I1"])
    #expect(try desk.figure(.accident_rate, "2026-05") == [0, 4])
    let facts = try desk.office.explain(.accident_rate, nil, #require(Period("2026-05")))
      .explanation.facts
    #expect(facts.first { $0.tag.text == "incident:I1" }?.reasons == [.near_miss])
    let changes = try desk.office.difference(
      of: .accident_rate, nil, #require(Period("2026-05")), from: .count(before), to: nil
    ).difference.changes
    #expect(changes.map(\.effect.numerator) == [-1] && changes.map(\.cause) == [.recorded])
    try desk.expectSoundModels()
  }
}
