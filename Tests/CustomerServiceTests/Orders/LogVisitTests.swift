import CustomerService
import EventSourcing
import Testing

@Suite struct LogVisitTests {
  @Test func `A visit copies what its order knows`() throws {
    let trial = try booked().when(LogVisit.self, visit("V1", ["score": 5]))
    let expected = try with(VisitLogged()) {
      $0.visit = VisitID("V1")
      $0.order = OrderID("A1")
      $0.customer = CustomerID("C1")
      $0.technician = TechnicianID("T1")
      $0.arrived = try moment("2026-04-10T09:00:00")
      $0.departed = try moment("2026-04-10T10:00:00")
      $0.service = "清洁"
      $0.region = "东"
      $0.team = "A"
      $0.score = 5
      $0.assignee = TechnicianID("T1")
      $0.days = ["2026-04-10"]
      $0.windowStart = try moment("2026-04-10T09:00:00")
    }
    try trial.then(.visitLogged(expected))
    #expect(trial.occurredAt == expected.departed)
  }

  @Test func `A visit needs its assignment, a new id and times in order`() throws {
    try office().when(LogVisit.self, visit()).thenRefused(.notFound(.assignment, "A1"))
    try booked().after(LogVisit.self, visit()).when(LogVisit.self, visit())
      .thenRefused(.alreadyExists(.visit, "V1"))
    try booked().when(LogVisit.self, visit("V1", ["arrived": "2026-04-10T10:00:00"]))
      .thenRefused(.invalidTimes)
  }

  @Test func `A visit before the booking is refused`() throws {
    let early = visit(
      "V1", ["arrived": "2026-04-10T07:00:00", "departed": "2026-04-10T07:30:00"])
    try booked().when(LogVisit.self, early)
      .thenRefused(.beforePreviousEvent(previous: try moment(morning).formatted(in: .shanghai)))
  }

  @Test func `Another technician must be a substitute with a reason`() throws {
    try booked().when(LogVisit.self, visit("V1", ["technician": "T2"]))
      .thenRefused(.notAssignee("T2", assignee: "T1"))
    let substitute = visit("V1", ["technician": "T2", "substitute": true])
    try booked().when(LogVisit.self, substitute).thenRefused(.reasonRequired)
    try booked()
      .when(LogVisit.self, visit("V1", ["technician": "T9", "substitute": true]), reason: "顶班")
      .thenRefused(.notFound(.technician, "T9"))
    let accepted = try booked().when(LogVisit.self, substitute, reason: "顶班")
    guard case .visitLogged(let event) = try accepted.decision.get().first else {
      Issue.record("no visit was logged")
      return
    }
    #expect(event.substitute)
    #expect(event.team == "B")
    #expect(event.assignee == TechnicianID("T1"))
  }

  @Test func `A substitute's visit frees the slot of the assignee`() throws {
    try booked()
      .after(
        LogVisit.self, visit("V1", ["technician": "T2", "substitute": true]), reason: "顶班"
      )
      .when(AssignTechnician.self, booking("A2")).thenAccepted(.technicianAssigned)
  }

  @Test func `A visit counts for the team of its booking`() throws {
    let order = booking(
      "A1", "04-10T09:00", "04-10T11:00", technician: "T1", ["team": "Z"])
    let trial = try office().after(AssignTechnician.self, order, at: morning)
      .when(LogVisit.self, visit())
    guard case .visitLogged(let event) = try trial.decision.get().first else {
      Issue.record("no visit was logged")
      return
    }
    #expect(event.team == "Z")
  }

  @Test func `A partial visit leaves the order open for one that completes it`() throws {
    let next: [String: FieldValue] = [
      "arrived": "2026-04-11T09:00:00", "departed": "2026-04-11T10:00:00",
    ]
    let completed = try booked().after(LogVisit.self, visit("V1", of: "A1", "partial"))
      .after(LogVisit.self, visit("V2", next))
    try completed.when(LogVisit.self, visit("V3", next)).thenRefused(.assignmentFulfilled("A1"))
  }

  @Test(arguments: ["no_access", "customer_cancelled"])
  func `A visit without work cannot be rated on site`(outcome: String) throws {
    try booked().when(LogVisit.self, visit("V1", of: "A1", outcome, ["score": 3]))
      .thenRefused(.visitNotCompleted("V1"))
    try booked().when(LogVisit.self, visit("V1", of: "A1", outcome)).thenAccepted(.visitLogged)
  }

  @Test(arguments: [.integer(0), .integer(6), .text("4.5")] as [FieldValue])
  func `A score is a whole number from 1 to 5`(score: FieldValue) throws {
    expectMalformed("score") { try booked().when(LogVisit.self, visit("V1", ["score": score])) }
  }
}

/// A completed visit to A1 with more fields.
func visit(_ id: String, _ more: [String: FieldValue]) -> [String: FieldValue] {
  visit(id, of: "A1", "completed", more)
}
