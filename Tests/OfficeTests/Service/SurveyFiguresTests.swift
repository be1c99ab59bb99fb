import CustomerService
import Office
import Projections
import Testing

/// Surveys that came back, and what they say beside satisfaction (domain.md §3.3, edge cases 21–23).
struct SurveyFiguresTests {
  private let desk: Desk

  init() throws { desk = try .open(on: "2026-07-01T09:00") }

  private func issue(_ survey: String, _ day: String) throws {
    try desk.tell(
      "survey.issue",
      ["survey": .text(survey), "subject": "periodic", "customer": "C1", "channel": "sms"],
      at: "\(day)T09:00")
  }

  private func answer(
    _ survey: String, _ day: String, _ more: [String: FieldValue] = [:]
  ) throws {
    try desk.tell(
      "survey.record",
      ["survey": .text(survey), "subject": "periodic", "score": 5].merging(more) { $1 },
      at: "\(day)T12:00")
  }

  @Test func `An answer counts in the month in which its survey was issued`() throws {
    try issue("S1", "2026-05-10")
    try issue("S2", "2026-05-31")
    #expect(try desk.figure(.response_rate, "2026-05") == [0, 2])
    let before = try desk.count()
    try answer("S2", "2026-06-01")
    try answer("S3", "2026-06-01")
    #expect(try desk.figure(.response_rate, "2026-05") == [1, 2])
    #expect(try desk.figure(.response_rate, "2026-06") == [0, 0])
    #expect(try desk.answer(.response_rate, nil, "2026-06").status == .no_data)
    #expect(
      try desk.figures(.response_rate, "2026-05", by: .channel, asOf: .count(before))
        == ["sms": [0, 2]])
  }

  @Test func `Recommendation is promoters less detractors and can be negative`() throws {
    for (index, likelihood) in ([0, 6, 7, 8, 9, 10, 3] as [Int64]).enumerated() {
      try answer("S\(index)", "2026-05-10", ["recommend": .integer(likelihood), "score": 1])
    }
    try answer("S9", "2026-05-10")
    #expect(try desk.figure(.nps, "2026-05") == [-1, 7])
    #expect(try desk.answer(.nps, nil, "2026-05").value == "-14.29")
    #expect(try desk.figure(.satisfaction, "2026-05") == [1, 8])
    #expect(try desk.figure(.ces, "2026-05") == [0, 0])
  }

  @Test(
    arguments: [(-1, 8, "-12.50"), (-2, 3, "-66.67"), (-1, 100_000, "0.00"), (-1, 1, "-100.00")]
      as [(Int64, Int64, String)])
  func `A negative figure is rounded like its opposite`(
    numerator: Int64, denominator: Int64, value: String
  ) throws {
    var answer = try desk.answer(.nps, nil, "2026-05")
    answer.numerator = numerator
    answer.denominator = denominator
    #expect(answer.value == value)
  }

  @Test func `Effort counts from five, whatever the score`() throws {
    for (index, effort) in ([1, 4, 5, 7] as [Int64]).enumerated() {
      try answer("S\(index)", "2026-05-10", ["effort": .integer(effort)])
    }
    #expect(try desk.figure(.ces, "2026-05") == [2, 4])
  }

  @Test func `Whom other departments recommend is not what customers do`() throws {
    try answer("S1", "2026-05-10", ["subject": "internal", "recommend": 0, "effort": 1])
    try desk.complain("P1", on: "2026-05-10")
    try answer(
      "S2", "2026-05-31", ["subject": "complaint", "ref": "P1", "recommend": 9, "effort": 5])
    #expect(try desk.figure(.nps, "2026-05") == [1, 1])
    #expect(try desk.figure(.ces, "2026-05") == [1, 1])
    try desk.expectSoundModels()
  }

  @Test func `A voided rating takes its other answers along, a superseded one keeps them`() throws {
    try desk.completedVisit("V1", on: "2026-05-10")
    try answer(
      "S1", "2026-05-11", ["subject": "visit", "ref": "V1", "recommend": 10, "effort": 6])
    try desk.tell("rating.supersede", ["visit": "V1", "score": 2])
    #expect(try desk.figure(.satisfaction, "2026-05") == [0, 1])
    #expect(try desk.figure(.nps, "2026-05") == [1, 1])
    try desk.tell("rating.void", ["visit": "V1"])
    #expect(try desk.figure(.nps, "2026-05") == [0, 0])
    #expect(try desk.figure(.ces, "2026-05") == [0, 0])
    try desk.expectSoundModels()
  }

  @Test func `How complaints were handled and what other departments say stand apart`() throws {
    try desk.complain("P1", on: "2026-05-10")
    try answer("S1", "2026-05-31", ["subject": "complaint", "ref": "P1", "score": 4])
    try answer("S2", "2026-06-01", ["subject": "complaint", "ref": "P1", "score": 3])
    try answer("S3", "2026-05-31", ["subject": "internal", "score": 3])
    #expect(try desk.figure(.complaint_satisfaction, "2026-05") == [1, 1])
    #expect(try desk.figure(.complaint_satisfaction, "2026-06") == [0, 1])
    #expect(try desk.figure(.internal_satisfaction, "2026-05") == [0, 1])
    #expect(try desk.figure(.satisfaction, "2026-05") == [0, 0])
  }

  @Test func `Ratings of a complaint leave with it when it is void`() throws {
    try desk.complain("P1", on: "2026-05-10")
    try answer("S1", "2026-05-31", ["subject": "complaint", "ref": "P1", "score": 5])
    #expect(try desk.figure(.complaint_satisfaction, "2026-05") == [1, 1])
    try desk.tell("complaint.invalid", ["complaint": "P1"])
    #expect(try desk.figure(.complaint_satisfaction, "2026-05") == [0, 0])
    try desk.expectSoundModels()
  }
}
