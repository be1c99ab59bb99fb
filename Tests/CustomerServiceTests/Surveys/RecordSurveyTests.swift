import CustomerService
import EventSourcing
import Testing

@Suite struct RecordSurveyTests {
  private func rated() throws -> Given { try visited(["score": 4]) }

  @Test func `A score of a visit counts where the visit counted`() throws {
    let expected = with(SurveyRecorded()) {
      $0.survey = SurveyID("S1")
      $0.subject = .visit
      $0.ref = "V1"
      $0.customer = CustomerID("C1")
      $0.technician = TechnicianID("T1")
      $0.team = "A"
      $0.service = "清洁"
      $0.region = "东"
      $0.channel = .phone
      $0.score = 5
    }
    try visited().when(RecordSurvey.self, survey(["channel": "phone", "customer": "C1"]))
      .then(.surveyRecorded(expected))
  }

  @Test func `The visit must be named, exist, stand and be the customer's`() throws {
    try visited()
      .when(RecordSurvey.self, ["survey": "S1", "subject": "visit", "score": 5])
      .thenRefused(.refRequired)
    try visited().when(RecordSurvey.self, survey(["ref": "V9"]))
      .thenRefused(.notFound(.visit, "V9"))
    try visited().when(RecordSurvey.self, survey(["customer": "C2"]))
      .thenRefused(.visitMismatch("V1"))
    try visited().when(RecordSurvey.self, survey(["technician": "T2"]))
      .thenRefused(.visitMismatch("V1"))
    try visited().when(RecordSurvey.self, survey(["customer": "C9"]))
      .thenRefused(.notFound(.customer, "C9"))
    try visited().after(VoidVisit.self, ["visit": "V1"], role: .leader, reason: "误登")
      .when(RecordSurvey.self, survey()).thenRefused(.visitVoided("V1"))
    try visited().when(RecordSurvey.self, survey(), at: "2026-04-10T09:00:00")
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T10:00:00+08:00"))
  }

  @Test(arguments: ["partial", "no_access", "customer_cancelled", "rework"])
  func `A visit that did not complete cannot be rated afterwards`(outcome: String) throws {
    try booked().after(LogVisit.self, visit("V1", of: "A1", outcome))
      .when(RecordSurvey.self, survey()).thenRefused(.visitNotCompleted("V1"))
  }

  @Test func `One rating counts for a visit, on site or later`() throws {
    try rated().when(RecordSurvey.self, survey()).thenRefused(.alreadyRated("V1"))
    try visited().after(RecordSurvey.self, survey())
      .when(RecordSurvey.self, survey(["survey": "S2"])).thenRefused(.alreadyRated("V1"))
    try visited().after(RecordSurvey.self, survey())
      .when(RecordSurvey.self, survey()).thenRefused(.alreadyExists(.survey, "S1"))
  }

  @Test func `A voided rating gives its place to another survey`() throws {
    try rated().after(VoidRating.self, ["visit": "V1"], role: .leader, reason: "误登")
      .when(RecordSurvey.self, survey()).thenAccepted(.surveyRecorded)
  }

  @Test(arguments: [.integer(0), .integer(6), .text("4.5")] as [FieldValue])
  func `A score is a whole number from 1 to 5`(score: FieldValue) {
    expectMalformed("score") { try visited().when(RecordSurvey.self, survey(["score": score])) }
  }

  @Test(arguments: [("recommend", -1), ("recommend", 11), ("effort", 0), ("effort", 8)])
  func `Recommendation goes from 0 to 10 and effort from 1 to 7`(field: String, value: Int64) {
    expectMalformed(field) {
      try visited().when(RecordSurvey.self, survey([field: .integer(value)]))
    }
  }

  @Test func `What was asked beside the score is kept with it`() throws {
    let data: [String: FieldValue] = [
      "survey": "S1", "subject": "internal", "score": 3, "recommend": 0, "effort": 7,
    ]
    let expected = with(SurveyRecorded()) {
      $0.survey = SurveyID("S1")
      $0.subject = .internal
      $0.score = 3
      $0.recommend = 0
      $0.effort = 7
    }
    try office().when(RecordSurvey.self, data).then(.surveyRecorded(expected))
  }

  @Test func `A periodic survey may name a customer and a technician, who must be known`() throws {
    let data: [String: FieldValue] = ["survey": "S1", "subject": "periodic", "score": 3]
    try office().when(RecordSurvey.self, data).thenAccepted(.surveyRecorded)
    let expected = with(SurveyRecorded()) {
      $0.survey = SurveyID("S1")
      $0.customer = CustomerID("C2")
      $0.technician = TechnicianID("T2")
      $0.team = "B"
      $0.region = "西"
      $0.score = 3
    }
    let named = data.merging(["customer": "C2", "technician": "T2"]) { $1 }
    try office().when(RecordSurvey.self, named).then(.surveyRecorded(expected))
    try office().when(RecordSurvey.self, data.merging(["customer": "C9"]) { $1 })
      .thenRefused(.notFound(.customer, "C9"))
    try office().when(RecordSurvey.self, data.merging(["technician": "T9"]) { $1 })
      .thenRefused(.notFound(.technician, "T9"))
  }
}

/// The office after the completed visit V1.
func visited(_ more: [String: FieldValue] = [:]) throws -> Given {
  try booked().after(LogVisit.self, visit("V1", more))
}

/// A five for V1.
func survey(_ more: [String: FieldValue] = [:]) -> [String: FieldValue] {
  let data: [String: FieldValue] = [
    "survey": "S1", "subject": "visit", "ref": "V1", "score": 5,
  ]
  return data.merging(more) { $1 }
}
