import CustomerService
import EventSourcing
import Office
import Projections
import Testing

/// Times, reopening, repetition and ageing of complaints (domain.md §3.3; §6, items 1, 7, 8, 35, 36
/// and 41 to 44).
struct ComplaintFiguresTests {
  private let desk = Desk(at: "2026-12-31T09:00")

  init() throws {
    for customer in ["C1", "C2"] {
      try desk.tell("customer.register", ["customer": .text(customer)], at: "2026-01-01T08:00")
    }
  }

  private func file(
    _ id: String, _ time: String, _ more: [String: FieldValue] = [:]
  ) throws {
    let data: [String: FieldValue] = [
      "complaint": .text(id), "customer": "C1", "channel": "phone", "category": "quality",
      "severity": "minor", "description": "漏水",
    ]
    try desk.tell("complaint.file", data.merging(more) { $1 }, at: time)
  }

  private func close(_ id: String, _ time: String) throws {
    try desk.tell(
      "complaint.close",
      [
        "complaint": .text(id), "outcome": "resolved", "resolution": "已修", "rootCause": "老化",
      ], at: time)
  }

  private func tell(_ verb: String, _ id: String, _ time: String) throws {
    let more: [String: FieldValue] =
      switch verb {
      case "pause": ["awaiting": "customer"]
      case "propose": ["remedy": "重做"]
      default: [:]
      }
    try desk.tell(
      "complaint." + verb, ["complaint": .text(id)].merging(more) { $1 }, at: time)
  }

  private func spread(
    _ kpi: KPIName, _ period: String, _ basis: KPIBasis? = nil
  ) throws -> KPIDistribution? {
    try desk.answer(kpi, basis, period).values.distribution
  }

  private func ages(_ period: String) throws -> [Int64] {
    try desk.answers(.open_ageing, nil, period, .whole, nil).map(\.numerator)
  }

  @Test func `Acknowledging is timed to the second, in the period of the first acknowledgement`()
    throws
  {
    try file("P1", "2026-04-30T23:59:59")
    try file("P2", "2026-05-02T09:00:00")
    try file("P3", "2026-05-02T09:00:00")
    try tell("acknowledge", "P1", "2026-05-01T00:00:09")
    try tell("acknowledge", "P1", "2026-05-03T00:00:00")
    try tell("acknowledge", "P2", "2026-05-02T09:01:00.999")
    #expect(
      try spread(.time_to_acknowledge, "2026-05")
        == KPIDistribution(n: 2, median: 35, p90: 60, max: 60))
    #expect(try spread(.time_to_acknowledge, "2026-04") == nil)
    try tell("invalid", "P2", "2026-05-04T09:00")
    #expect(try spread(.time_to_acknowledge, "2026-05")?.n == 1)
  }

  @Test func `The first response is whatever told the customer something first`() throws {
    try file("P1", "2026-05-02T09:00")
    let call: [String: FieldValue] = ["followup": "F1", "complaint": "P1"]
    try desk.tell("followup.record", call, at: "2026-05-02T09:10")
    #expect(try spread(.time_to_first_response, "2026-05") == nil)
    try tell("acknowledge", "P1", "2026-05-02T11:00")
    #expect(try spread(.time_to_first_response, "2026-05")?.max == 7200)
    try desk.tell(
      "followup.record", call.merging(["connected": true]) { $1 }, at: "2026-05-02T10:00")
    #expect(try spread(.time_to_first_response, "2026-05")?.max == 3600)
    try tell("propose", "P1", "2026-05-03T09:00")
    #expect(try spread(.time_to_first_response, "2026-05")?.max == 3600)
    #expect(try spread(.time_to_acknowledge, "2026-05")?.max == 7200)
    try desk.expectSoundModels()
  }

  @Test func `Closed, reopened and closed again is one closing time, of the close that stands`()
    throws
  {
    try file("P1", "2026-04-01T09:00")
    try close("P1", "2026-04-02T09:00")
    try tell("reopen", "P1", "2026-04-05T09:00")
    #expect(try spread(.time_to_close, "2026-04", .standing) == nil)
    try tell("pause", "P1", "2026-05-01T09:00")
    try tell("resume", "P1", "2026-05-01T10:00")
    try tell("pause", "P1", "2026-05-02T08:00")
    try close("P1", "2026-05-02T09:00")
    let day: Int64 = 86_400
    #expect(try spread(.time_to_close, "2026-04", .standing) == nil)
    #expect(try spread(.time_to_close, "2026-05", .standing)?.max == 31 * day)
    #expect(try spread(.time_to_close, "2026-05", .first)?.max == day)
    #expect(try spread(.time_to_close, "2026-05", .net)?.max == 31 * day - 2 * 3600)
    #expect(try desk.figure(.clearance, "2026-04..2026-05") == [2, 1])
  }

  @Test func `Filed and closed in the same second took no time and was open at no day's end`()
    throws
  {
    try file("P1", "2026-05-02T09:00")
    try close("P1", "2026-05-02T09:00")
    #expect(
      try spread(.time_to_close, "2026-05", .standing)
        == KPIDistribution(n: 1, median: 0, p90: 0, max: 0))
    #expect(try ages("2026-05-02") == [0, 0, 0, 0, 0])
    #expect(try desk.answer(.open_ageing, nil, "2026-05-02").status == .no_data)
  }

  @Test func `A closing counts as reopened up to the thirtieth day`() throws {
    for (id, reopening) in [("P1", "2026-05-31T23:59"), ("P2", "2026-06-01T00:00")] {
      try file(id, "2026-05-01T08:00", ["category": .text(id == "P1" ? "quality" : "safety")])
      try close(id, "2026-05-01T09:00")
      try tell("reopen", id, reopening)
    }
    #expect(try desk.figure(.reopen, "2026-05") == [1, 2])
    #expect(try desk.figure(.reopen, "2026-06") == [0, 0])
    try close("P2", "2026-06-02T09:00")
    try tell("reopen", "P2", "2026-06-03T09:00")
    #expect(try desk.figure(.reopen, "2026-06") == [1, 1])
    let asOf = AsOf.time(try #require(Timestamp("2026-05-31T23:59", in: .shanghai)))
    #expect(try desk.figures(.reopen, "2026-05", by: .technician, asOf: asOf) == [:])
  }

  @Test func `A complaint repeats one of its customer and category of the ninety days before`()
    throws
  {
    try file("P1", "2026-01-10T23:00")
    try file("P2", "2026-04-10T01:00")
    try file("P3", "2026-04-10T01:00", ["category": "billing"])
    try file("P4", "2026-04-10T01:00", ["customer": "C2"])
    try file("P5", "2026-07-10T01:00")
    #expect(try desk.figure(.repeat, "2026-01") == [0, 1])
    #expect(try desk.figure(.repeat, "2026-04") == [1, 3])
    #expect(try desk.figure(.repeat, "2026-07") == [0, 1], "91 days")
  }

  @Test func `Voiding, reassessing and merging restate who repeated`() throws {
    try file("P1", "2026-04-01T09:00")
    try file("P2", "2026-04-02T09:00", ["customer": "C2"])
    try file("P3", "2026-04-03T09:00", ["category": "billing"])
    #expect(try desk.figure(.repeat, "2026-04") == [0, 3])
    try desk.tell(
      "customer.merge", ["survivor": "C1", "merged": "C2"], at: "2026-05-01T09:00")
    #expect(try desk.figure(.repeat, "2026-04") == [1, 3])
    try desk.tell(
      "complaint.assess", ["complaint": "P3", "category": "quality"], at: "2026-05-02T09:00")
    #expect(try desk.figures(.repeat, "2026-04", by: .category) == ["quality": [2, 3]])
    try desk.tell("customer.unmerge", ["merged": "C2"], at: "2026-05-03T09:00")
    #expect(try desk.figure(.repeat, "2026-04") == [1, 3])
    try desk.tell("complaint.duplicate", ["complaint": "P1", "of": "P3"], at: "2026-05-04T09:00")
    #expect(try desk.figure(.repeat, "2026-04") == [0, 2])
    try tell("invalid", "P3", "2026-05-05T09:00")
    #expect(try desk.figure(.repeat, "2026-04") == [0, 1])
    try desk.expectSoundModels()
  }

  @Test func `What explains a repetition names the event of the other complaint`() throws {
    try file("P1", "2026-04-01T09:00")
    try file("P2", "2026-04-02T09:00")
    let before = try desk.count()
    try tell("invalid", "P1", "2026-05-01T09:00")
    let changes = try desk.office.difference(
      of: .repeat, nil, #require(Period("2026-04")), from: .count(before), to: nil
    ).difference.changes
    #expect(
      changes.map { "\($0.fact.text) \($0.event.name) \($0.cause) \($0.effect.numerator)" }.sorted()
        == [
          "complaint:P1 complaintInvalidMarked recorded 0",
          "complaint:P2 complaintInvalidMarked recorded -1",
        ])
  }

  @Test func `What is open at the end is told by its age, also of a month that is over`() throws {
    for (number, day) in ["04-30", "04-27", "04-26", "04-22", "04-15", "04-14", "03-31", "03-30"]
      .enumerated()
    {
      try file("P\(number)", "2026-\(day)T23:59:59.999")
    }
    #expect(try ages("2026-04") == [2, 1, 2, 2, 1])
    #expect(try ages("2026-04-26") == [1, 1, 2, 2, 0], "as far as they were filed")
    try close("P0", "2026-05-01T00:00")
    #expect(try ages("2026-04") == [2, 1, 2, 2, 1])
    try close("P7", "2026-04-30T23:59:59.999")
    #expect(try ages("2026-04") == [2, 1, 2, 2, 0])
    try tell("reopen", "P7", "2026-05-01T00:00")
    #expect(try ages("2026-04") == [2, 1, 2, 2, 0])
    let answer = try #require(try desk.answers(.open_ageing, nil, "2026-04", .whole, nil).last)
    #expect(answer.part == KPIAnswer.Group(dimension: "age", value: "31+"))
    #expect(answer.denominator == 7)
    try tell("invalid", "P6", "2026-06-01T09:00")
    #expect(try ages("2026-04") == [2, 1, 2, 1, 0], "a void one leaves old months too")
  }

  @Test func `Figures go to the latest handler, and to none without one`() throws {
    try file("P1", "2026-04-01T09:00")
    try file("P2", "2026-04-02T09:00", ["category": "billing"])
    for handler in ["U2", "U3"] {
      try desk.tell(
        "complaint.handler", ["complaint": "P1", "handler": .text(handler)], at: "2026-05-01T09:00")
    }
    #expect(
      try desk.figures(.closure, "2026-04", by: .handler) == ["U3": [0, 1], "(none)": [0, 1]])
    #expect(try desk.figures(.closure, "2026-04", by: .customer) == ["C1": [0, 2]])
    #expect(try desk.figures(.closure, "2026-04", by: .contract) == ["(none)": [0, 2]])
  }
}
