import CustomerService
import EventSourcing
import Testing

@Suite struct AssignTechnicianTests {
  @Test func `A booking keeps the region and the team of its day`() throws {
    let expected = try with(TechnicianAssigned()) {
      $0.order = OrderID("A1")
      $0.customer = CustomerID("C1")
      $0.technician = TechnicianID("T1")
      $0.start = try moment("2026-04-10T09:00:00")
      $0.end = try moment("2026-04-10T11:00:00")
      $0.service = "清洁"
      $0.region = "东"
      $0.team = "A"
      $0.days = ["2026-04-10"]
    }
    try office().when(AssignTechnician.self, booking()).then(.technicianAssigned(expected))
  }

  @Test func `An assignment entered after its window is warned of: no visit would fit it`() throws {
    func warnings(at time: String) throws -> [Warning] {
      try office().when(AssignTechnician.self, booking(), at: time).warnings
    }
    #expect(try warnings(at: "2026-04-10T11:00:00") == [])
    #expect(try warnings(at: "2026-04-10T11:00:00.001") == [.window_passed])
  }

  @Test func `A region and a team that are given win`() throws {
    let trial = try office().when(
      AssignTechnician.self, booking("A1", ["region": "南", "team": "Z"]))
    guard case .technicianAssigned(let event) = try trial.decision.get().first else {
      Issue.record("nothing was assigned")
      return
    }
    #expect(event.region == "南")
    #expect(event.team == "Z")
  }

  @Test func `Customer and technician must be known and the id new`() throws {
    try office().when(AssignTechnician.self, booking("A1", ["customer": "C9"]))
      .thenRefused(.notFound(.customer, "C9"))
    try office().when(AssignTechnician.self, booking(technician: "T9"))
      .thenRefused(.notFound(.technician, "T9"))
    try booked().when(AssignTechnician.self, booking())
      .thenRefused(.alreadyExists(.assignment, "A1"))
  }

  @Test(arguments: [
    ("04-10T09:00", "04-10T09:14"), ("04-10T09:00", "04-11T09:01"),
    ("04-10T09:00", "04-10T09:00"), ("04-10T09:00", "04-10T08:00"),
  ])
  func `A window outside 15 minutes to 24 hours is refused`(start: String, end: String) throws {
    try office().when(AssignTechnician.self, booking("A1", start, end))
      .thenRefused(.invalidWindow)
  }

  @Test(arguments: [("04-10T09:00", "04-10T09:15"), ("04-10T09:00", "04-11T09:00")])
  func `Windows of exactly 15 minutes and 24 hours pass`(start: String, end: String) throws {
    try office().when(AssignTechnician.self, booking("A1", start, end))
      .thenAccepted(.technicianAssigned)
  }

  @Test func `An auditor may not book`() throws {
    try office().when(AssignTechnician.self, booking(), role: .auditor)
      .thenRefused(.roleNotAllowed(.auditor, allowed: Role.staff))
  }
}

/// Books with more fields in the usual window.
private func booking(_ id: String, _ more: [String: FieldValue]) -> [String: FieldValue] {
  booking(id, "04-10T09:00", "04-10T11:00", technician: "T1", more)
}
