import CustomerService
import EventSourcing
import Testing

/// Whether a score collected by the technician is the visit's rating (domain.md §2.4).
struct OnsiteScoreTests {
  private func noted() throws -> Given {
    try booked().after(SetPolicy.self, ["onsiteScoreCounts": false], at: morning, role: .director)
  }

  @Test func `A score is the visit's rating unless the office says otherwise`() throws {
    let logged = try booked().when(LogVisit.self, visit("V1", ["score": 5]))
      .first(VisitLogged.self)
    #expect(logged.score == 5)
    #expect(logged.notedScore == nil)
  }

  @Test func `Where it does not count it is noted and the slot is left to the follow-up`() throws {
    let logged = try noted().after(LogVisit.self, visit("V1", ["score": 5]))
    let survey: [String: FieldValue] = [
      "survey": "S1", "subject": "visit", "ref": "V1", "score": 2, "channel": "phone",
    ]
    try logged.when(RecordSurvey.self, survey).thenAccepted(.surveyRecorded)
    let event = try noted().when(LogVisit.self, visit("V1", ["score": 5])).first(VisitLogged.self)
    #expect(event.score == nil)
    #expect(event.notedScore == 5)
  }

  @Test func `The standard of the day of the visit decides`() throws {
    let later: [String: FieldValue] = ["onsiteScoreCounts": false, "from": "2026-04-11"]
    let event = try booked().after(SetPolicy.self, later, at: morning, role: .director)
      .when(LogVisit.self, visit("V1", ["score": 5])).first(VisitLogged.self)
    #expect(event.score == 5)
  }
}

extension OnsiteScoreTests {
  private func visit(_ id: String, _ more: [String: FieldValue]) -> [String: FieldValue] {
    CustomerServiceTests.visit(id, of: "A1", "completed", more)
  }
}
