import CustomerService
import EventSourcing
import Testing

@Suite struct ComplaintSurveyTests {
  private let data: [String: FieldValue] = [
    "survey": "S1", "subject": "complaint", "ref": "P1", "score": 4,
  ]

  private func complained() throws -> Given {
    try office().and(
      .complaintFiled(
        with(ComplaintFiled()) {
          $0.complaint = ComplaintID("P1")
          $0.customer = CustomerID("C1")
          $0.technician = TechnicianID("T1")
          $0.team = "A"
          $0.region = "东"
        }), at: morning)
  }

  @Test func `A score of a complaint counts where the complaint counted`() throws {
    let expected = with(SurveyRecorded()) {
      $0.survey = SurveyID("S1")
      $0.subject = .complaint
      $0.ref = "P1"
      $0.customer = CustomerID("C1")
      $0.technician = TechnicianID("T1")
      $0.team = "A"
      $0.region = "东"
      $0.score = 4
    }
    try complained().when(RecordSurvey.self, data).then(.surveyRecorded(expected))
  }

  @Test func `The complaint must be named, exist and not be void`() throws {
    try office().when(RecordSurvey.self, ["survey": "S1", "subject": "complaint", "score": 4])
      .thenRefused(.refRequired)
    try office().when(RecordSurvey.self, data).thenRefused(.notFound(.complaint, "P1"))
    let invalid = with(ComplaintInvalidMarked()) {
      $0.complaint = ComplaintID("P1")
      $0.customer = CustomerID("C1")
    }
    try complained().and(.complaintInvalidMarked(invalid), at: morning)
      .when(RecordSurvey.self, data).thenRefused(.complaintVoid("P1"))
  }
}
