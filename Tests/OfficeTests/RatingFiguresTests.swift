import CustomerService
import EventSourcing
import Office
import Projections
import Testing

/// Satisfaction of what was rated, and how a figure is judged and shown (domain.md §3.1).
struct RatingFiguresTests {
  private let desk = Desk(at: "2026-07-01T09:00")

  private func rate(
    _ survey: String, _ score: Int64, _ more: [String: FieldValue] = ["subject": "periodic"]
  ) throws {
    let data: [String: FieldValue] = ["survey": .text(survey), "score": .integer(score)]
    try desk.tell("survey.record", data.merging(more) { $1 }, at: "2026-05-31T23:59:59")
  }

  private func visit() throws {
    try desk.tell("customer.register", ["customer": "C1"], at: "2026-05-01T09:00")
    try desk.tell("technician.register", ["technician": "T1"], at: "2026-05-01T09:00")
    try desk.tell(
      "technician.assign",
      [
        "assignment": "A1", "customer": "C1", "technician": "T1", "service": "保洁",
        "start": "2026-05-10T09:00", "end": "2026-05-10T11:00",
      ], at: "2026-05-09T09:00")
    try desk.tell(
      "visit.log",
      [
        "visit": "V1", "assignment": "A1", "arrived": "2026-05-10T09:00",
        "departed": "2026-05-10T10:00", "outcome": "completed", "score": 5,
      ])
  }

  @Test func `A rating voided after its month restates it, and a look back does not`() throws {
    try visit()
    let before = try desk.count()
    try desk.tell("rating.void", ["visit": "V1"])
    #expect(try desk.figure(.satisfaction, "2026-05") == [0, 0])
    #expect(
      try desk.figures(.satisfaction, "2026-05", by: .technician, asOf: .count(before))
        == ["T1": [1, 1]])
    try desk.expectSoundModels()
  }

  @Test func `A voided visit takes its rating along, a corrected score keeps its day`() throws {
    try visit()
    try desk.tell("rating.supersede", ["visit": "V1", "score": 3])
    #expect(try desk.figure(.satisfaction, "2026-05") == [0, 1])
    #expect(try desk.figure(.mean_score, "2026-05") == [3, 1])
    try desk.tell("visit.void", ["visit": "V1"])
    #expect(try desk.figure(.satisfaction, "2026") == [0, 0])
    try desk.expectSoundModels()
  }

  @Test func `Only scores of visits and periodic ones are satisfaction`() throws {
    try visit()
    try desk.tell(
      "complaint.file",
      [
        "complaint": "P1", "customer": "C1", "channel": "phone", "category": "quality",
        "severity": "minor", "description": "漏水",
      ], at: "2026-05-11T09:00")
    try rate("S1", 1, ["subject": "complaint", "ref": "P1"])
    try rate("S2", 1, ["subject": "internal"])
    #expect(try desk.figure(.satisfaction, "2026-05") == [1, 1])
    try rate("S3", 3)
    #expect(try desk.figure(.satisfaction, "2026-05") == [1, 2])
  }

  @Test func `Without ratings there is no figure, neither pass nor fail`() throws {
    try visit()
    let answer = try desk.answer(.satisfaction, nil, "2026-04")
    #expect(answer.status == .no_data)
    #expect(answer.value == nil)
  }

  @Test(
    arguments: [
      (4899, 4999, "98.00", KPIAnswer.Status.fail), (49, 50, "98.00", .pass),
      (1, 16_000, "0.01", .fail), (1, 20_001, "0.00", .fail), (1, 8, "12.50", .fail),
      (9, 10, "90.00", .fail), (1, 3, "33.33", .fail), (2, 3, "66.67", .fail),
      (12_345, 100_000, "12.35", .fail), (5, 4, "125.00", .pass),
    ] as [(Int64, Int64, String, KPIAnswer.Status)])
  func `A figure is judged exactly and shown rounded half up`(
    numerator: Int64, denominator: Int64, value: String, status: KPIAnswer.Status
  ) throws {
    var answer = try desk.answer(.closure, .docket, "2026-05")
    answer.numerator = numerator
    answer.denominator = denominator
    #expect(answer.target?.text == "98")
    #expect(answer.value == value)
    #expect(answer.status == status)
  }
}
