import CustomerService
import EventSourcing
import Testing

@Suite struct ContactTests {
  @Test func `A contact counts in the customer's region`() throws {
    let expected = with(ContactRecorded()) {
      $0.contact = ContactID("N1")
      $0.customer = CustomerID("C2")
      $0.channel = .phone
      $0.kind = .inquiry
      $0.summary = "问价格"
      $0.group.region = "西"
    }
    try office().when(RecordContact.self, contact(["customer": "C2"]))
      .then(.contactRecorded(expected))
  }

  @Test func `A contact about a visit counts where the visit counted`() throws {
    let expected = with(ContactRecorded()) {
      $0.contact = ContactID("N1")
      $0.customer = CustomerID("C1")
      $0.channel = .phone
      $0.kind = .praise
      $0.summary = "问价格"
      $0.visit = VisitID("V1")
      $0.group.technician = TechnicianID("T1")
      $0.group.team = "A"
      $0.group.service = "清洁"
      $0.group.region = "东"
    }
    try visited().when(RecordContact.self, contact(["visit": "V1", "kind": "praise"]))
      .then(.contactRecorded(expected))
  }

  @Test func `Another technician than the visit's brings the team of today`() throws {
    let event = try visited()
      .when(RecordContact.self, contact(["visit": "V1", "technician": "T2"]))
      .first(ContactRecorded.self)
    #expect(event.group.technician == TechnicianID("T2"))
    #expect(event.group.team == "B")
    #expect(event.group.service == "清洁")
  }

  @Test func `Who asks need not be in the archive, but who is named must be`() throws {
    try office().when(RecordContact.self, contact()).thenAccepted(.contactRecorded)
    try office().when(RecordContact.self, contact(["customer": "C9"]))
      .thenRefused(.notFound(.customer, "C9"))
    try office().when(RecordContact.self, contact(["technician": "T9"]))
      .thenRefused(.notFound(.technician, "T9"))
    try visited().when(RecordContact.self, contact(["customer": "C2", "visit": "V1"]))
      .thenRefused(.visitMismatch("V1"))
    try office().after(RecordContact.self, contact()).when(RecordContact.self, contact())
      .thenRefused(.alreadyExists(.contact, "N1"))
  }

  @Test func `An inquiry is answered once, after it was made`() throws {
    let answer: [String: FieldValue] = ["contact": "N1", "answer": "120 元"]
    let asked = try office().after(RecordContact.self, contact(["customer": "C1"]))
    try asked.when(AnswerConsultation.self, answer).then(
      .consultationAnswered(
        with(ConsultationAnswered()) {
          $0.contact = ContactID("N1")
          $0.customer = CustomerID("C1")
          $0.answer = "120 元"
        }))
    try asked.when(AnswerConsultation.self, answer, at: morning)
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T12:00:00+08:00"))
    try asked.after(AnswerConsultation.self, answer).when(AnswerConsultation.self, answer)
      .thenRefused(.alreadyAnswered(.contact, "N1"))
    try office().when(AnswerConsultation.self, answer).thenRefused(.notFound(.contact, "N1"))
    try office().after(RecordContact.self, contact(["kind": "praise"]))
      .when(AnswerConsultation.self, answer).thenRefused(.notInquiry("N1"))
  }

  private func contact(_ more: [String: FieldValue] = [:]) -> [String: FieldValue] {
    let data: [String: FieldValue] = [
      "contact": "N1", "channel": "phone", "kind": "inquiry", "summary": "问价格",
    ]
    return data.merging(more) { $1 }
  }
}
