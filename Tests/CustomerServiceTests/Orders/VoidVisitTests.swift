import CustomerService
import EventSourcing
import Testing

@Suite struct VoidVisitTests {
  private let data: [String: FieldValue] = ["visit": "V1"]

  @Test func `Voiding the completed visit makes the order live again`() throws {
    let voided = try booked().after(LogVisit.self, visit("V1", ["score": 2]))
      .after(VoidVisit.self, data, role: .leader, reason: "误登")
    try voided.when(LogVisit.self, visit("V2", ["departed": "2026-04-10T13:00:00"]))
      .thenAccepted(.visitLogged)
    try voided
      .when(
        RecordSurvey.self, ["survey": "S1", "subject": "visit", "ref": "V1", "score": 5]
      )
      .thenRefused(.visitVoided("V1"))
    try voided.when(VoidRating.self, data, role: .leader, reason: "误登")
      .thenRefused(.visitVoided("V1"))
  }

  @Test func `The event names the assignee whose slot is booked again`() throws {
    let expected = with(VisitVoided()) {
      $0.visit = VisitID("V1")
      $0.order = OrderID("A1")
      $0.customer = CustomerID("C1")
      $0.technician = TechnicianID("T1")
      $0.days = ["2026-04-10"]
    }
    try booked()
      .after(
        LogVisit.self, visit("V1", ["technician": "T2", "substitute": true]), reason: "顶班"
      )
      .when(VoidVisit.self, data, role: .director, reason: "误登")
      .then(.visitVoided(expected))
  }

  @Test func `Voiding a partial visit does not undo the completed one`() throws {
    try booked().after(LogVisit.self, visit("V1", of: "A1", "partial"))
      .after(LogVisit.self, visit("V2", ["departed": "2026-04-10T11:00:00"]))
      .after(VoidVisit.self, data, role: .leader, reason: "误登")
      .when(LogVisit.self, visit("V3", ["departed": "2026-04-10T13:00:00"]))
      .thenRefused(.assignmentFulfilled("A1"))
  }

  @Test func `Only leaders void, with a reason, a visit that stands`() throws {
    let logged = try booked().after(LogVisit.self, visit())
    try logged.when(VoidVisit.self, data, reason: "误登")
      .thenRefused(.roleNotAllowed(.operator, allowed: Role.leaders))
    try logged.when(VoidVisit.self, data, role: .leader).thenRefused(.reasonRequired)
    try booked().when(VoidVisit.self, data, role: .leader, reason: "误登")
      .thenRefused(.notFound(.visit, "V1"))
    try logged.after(VoidVisit.self, data, role: .leader, reason: "误登")
      .when(VoidVisit.self, data, role: .leader, reason: "误登")
      .thenRefused(.visitVoided("V1"))
    try logged
      .when(VoidVisit.self, data, at: "2026-04-10T09:59:59", role: .leader, reason: "误登")
      .thenRefused(
        .beforePreviousEvent(previous: "2026-04-10T10:00:00+08:00"))
  }
}

@Suite struct VisitOrderTests {
  @Test func `A visit is corrected or voided after all that happened to its assignment`() throws {
    let checked = try booked().after(LogVisit.self, visit())
      .after(
        RecordSupervision.self,
        ["assignment": "A1", "by": "L1", "method": "phone", "finding": "整洁"],
        at: "2026-04-10T11:00:00")
    let refusal = Refusal.beforePreviousEvent(previous: "2026-04-10T11:00:00+08:00")
    for time in ["2026-04-10T10:30:00", "2026-04-10T11:00:00"] {
      let amended = try checked.when(
        AmendVisit.self, ["visit": "V1", "note": "补记"], at: time, role: .leader, reason: "漏记")
      let voided = try checked.when(
        VoidVisit.self, ["visit": "V1"], at: time, role: .leader, reason: "误登")
      if time < "2026-04-10T11" {
        amended.thenRefused(refusal)
        voided.thenRefused(refusal)
      } else {
        try amended.thenAccepted(.visitAmended)
        try voided.thenAccepted(.visitVoided)
      }
    }
  }
}

@Suite struct RecordSupervisionTests {
  private let data: [String: FieldValue] = [
    "assignment": "A1", "by": "L1", "method": "photo", "finding": "整洁",
  ]

  @Test func `A check is recorded while the order is live and after it`() throws {
    try booked().when(RecordSupervision.self, data).thenAccepted(.supervisionRecorded)
    try booked().after(LogVisit.self, visit()).when(RecordSupervision.self, data)
      .thenAccepted(.supervisionRecorded)
  }

  @Test func `A check needs an assignment that was not cancelled, and comes after it`() throws {
    try office().when(RecordSupervision.self, data).thenRefused(.notFound(.assignment, "A1"))
    try booked()
      .after(CancelAssignment.self, ["assignment": "A1", "by": "customer"], reason: "出差")
      .when(RecordSupervision.self, data).thenRefused(.assignmentCancelled("A1"))
    try booked().when(RecordSupervision.self, data, at: "2026-04-10T07:00:00")
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T08:00:00+08:00"))
  }

  @Test func `The method is one of three`() {
    expectMalformed("method") {
      try booked().when(RecordSupervision.self, data.merging(["method": "rumour"]) { $1 })
    }
  }
}
