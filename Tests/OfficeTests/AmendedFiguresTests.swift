import CustomerService
import EventLog
import EventSourcing
import Office
import Projections
import Testing

/// Corrections restate the figures of the periods they touch, and looks back stay as they were.
struct AmendedFiguresTests {
  private let desk = Desk(at: "2026-07-01T09:00")

  private func open() throws {
    try desk.tell("customer.register", ["customer": "C1", "region": "东"], at: "2026-03-01T09:00")
    for (id, team) in [("T1", "甲"), ("T2", "乙")] {
      try desk.tell(
        "technician.register", ["technician": .text(id), "team": .text(team)],
        at: "2026-03-01T09:00")
    }
  }

  private func visit(_ outcome: String = "completed", _ more: [String: FieldValue] = [:]) throws {
    try desk.tell(
      "technician.assign",
      [
        "assignment": "A1", "customer": "C1", "technician": "T1", "service": "保洁",
        "start": "2026-04-30T22:00", "end": "2026-05-01T02:00",
      ], at: "2026-04-29T09:00")
    let data: [String: FieldValue] = [
      "visit": "V1", "assignment": "A1", "arrived": "2026-04-30T22:00",
      "departed": "2026-04-30T23:59:59.999", "outcome": .text(outcome),
    ]
    try desk.tell("visit.log", data.merging(more) { $1 })
  }

  private func amend(
    _ noun: String, _ id: String, _ data: [String: FieldValue], at time: String? = nil
  ) throws {
    try desk.tell("\(noun).amend", data.merging([noun: .text(id)]) { $1 }, at: time)
  }

  @Test func `A score given on site moves with the end of its visit, a later one does not`() throws
  {
    try open()
    try visit("completed", ["score": 5])
    #expect(try desk.figure(.satisfaction, "2026-04") == [1, 1])
    try amend("visit", "V1", ["departed": "2026-05-01T00:00"])
    #expect(try desk.figure(.satisfaction, "2026-04") == [0, 0])
    #expect(try desk.figure(.satisfaction, "2026-05") == [1, 1])

    try desk.tell("rating.void", ["visit": "V1"])
    try desk.tell(
      "survey.record", ["survey": "S1", "subject": "visit", "ref": "V1", "score": 4])
    try amend("visit", "V1", ["departed": "2026-04-30T23:00"])
    #expect(try desk.figure(.satisfaction, "2026-04..2026-05") == [0, 0])
    #expect(try desk.figure(.satisfaction, "2026-07") == [1, 1])
    try desk.expectSoundModels()
  }

  @Test func `A rating goes to the technician and team that were really there`() throws {
    try open()
    try visit("completed", ["score": 2])
    let before = try desk.count()
    try amend("visit", "V1", ["technician": "T2"])
    #expect(try desk.figures(.satisfaction, "2026-04", by: .technician) == ["T2": [0, 1]])
    #expect(try desk.figures(.satisfaction, "2026-04", by: .team) == ["乙": [0, 1]])
    #expect(
      try desk.figures(.satisfaction, "2026-04", by: .team, asOf: .count(before))
        == ["甲": [0, 1]])
    try desk.expectSoundModels()
  }

  @Test func `A complaint moves between groups in every month it touches, totals stay`() throws {
    try open()
    try desk.tell(
      "complaint.file",
      [
        "complaint": "P1", "customer": "C1", "channel": "phone", "category": "quality",
        "severity": "minor", "description": "漏水", "technician": "T1",
      ], at: "2026-04-10T20:00")
    try desk.tell(
      "complaint.close", ["complaint": "P1", "outcome": "resolved", "resolution": "已修"],
      at: "2026-05-02T10:00")
    try amend("complaint", "P1", ["technician": "T2", "channel": "app", "clear": "region"])
    for (month, figure) in [("2026-04", [0, 1]), ("2026-05", [1, 1])] as [(String, [Int64])] {
      #expect(try desk.figure(.closure, month) == figure)
      #expect(try desk.figures(.closure, month, by: .technician) == ["T2": figure])
      #expect(try desk.figures(.closure, month, by: .team) == ["乙": figure])
      #expect(try desk.figures(.closure, month, by: .channel) == ["app": figure])
      #expect(try desk.figures(.closure, month, by: .region) == ["(none)": figure])
    }
    try desk.expectSoundModels()
  }

  @Test func `A contract counts in the month of its corrected end, at its corrected price`() throws
  {
    try open()
    try desk.tell(
      "contract.sign",
      [
        "contract": "K1", "customer": "C1", "service": "月嫂", "start": "2026-01-01",
        "end": "2026-04-30", "priceFen": 1000,
      ], at: "2026-03-01T10:00")
    try amend("contract", "K1", ["end": "2026-05-31", "priceFen": 700], at: "2026-03-02T10:00")
    #expect(try desk.figure(.renewal, "2026-04") == [0, 0])
    try desk.tell(
      "contract.renew",
      ["contract": "K1", "successor": "K2", "start": "2026-06-01", "end": "2026-06-30"],
      at: "2026-05-20T10:00")
    try amend("contract", "K2", ["priceFen": 300, "service": "育儿嫂"])
    #expect(try desk.figure(.renewal, "2026-05", .value) == [700, 700])
    #expect(try desk.figure(.renewal, "2026-06", .value) == [0, 300])
    #expect(try desk.figures(.renewal, "2026-06", by: .service) == ["育儿嫂": [0, 1]])
    try desk.expectSoundModels()
  }

  @Test func `A contract leaves the cohort and comes back with what was decided of it`() throws {
    try open()
    try desk.tell(
      "contract.sign",
      [
        "contract": "K1", "customer": "C1", "service": "月嫂", "start": "2026-01-01",
        "end": "2026-06-30",
      ], at: "2026-03-01T10:00")
    try desk.tell("contract.decline", ["contract": "K1"], at: "2026-06-20T10:00")
    try amend("contract", "K1", ["renewable": false], at: "2026-06-21T10:00")
    #expect(try desk.figure(.renewal, "2026-06") == [0, 0])
    try amend("contract", "K1", ["renewable": true], at: "2026-06-22T10:00")
    #expect(try desk.figure(.renewal, "2026-06") == [0, 1])
    #expect(try desk.answer(.renewal, .count, "2026-06").pending == 0)
    try desk.expectSoundModels()
  }

  @Test func `A replay shows the correction, its reason and the state after it`() throws {
    try open()
    try desk.tell(
      "complaint.file",
      [
        "complaint": "P1", "customer": "C1", "channel": "phone", "category": "quality",
        "severity": "minor", "description": "漏水",
      ])
    try amend("complaint", "P1", ["channel": "app"])
    let step = try #require(try desk.office.replay(ReplaySubject(.complaint, "P1")).steps.last)
    #expect(step.logged.envelope.event.type.text == "complaint.amended")
    #expect(step.logged.envelope.event.origin.reason == "测试")
    #expect(step.state == "open")
    #expect(
      step.logged.fields.map { "\($0.name)=\($0.value)" }.suffix(3) == [
        "field=text(\"channel\")", "before=text(\"phone\")", "after=text(\"app\")",
      ])
  }
}
