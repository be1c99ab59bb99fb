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

  @Test(arguments: [["customer": "C2"], ["technician": "T2"]] as [[String: FieldValue]])
  func `A survey that names others than its complaint is refused`(
    others: [String: FieldValue]
  ) throws {
    try complained().when(RecordSurvey.self, data.merging(others) { $1 })
      .thenRefused(.complaintMismatch("P1"))
    let same: [String: FieldValue] = ["customer": "C1", "technician": "T1"]
    try complained().when(RecordSurvey.self, data.merging(same) { $1 })
      .thenAccepted(.surveyRecorded)
  }

  @Test func `A score is given at the filing or later`() throws {
    try complained().when(RecordSurvey.self, data, at: morning).thenAccepted(.surveyRecorded)
    try complained().when(RecordSurvey.self, data, at: "2026-04-10T07:59:59.999")
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T08:00:00+08:00"))
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
