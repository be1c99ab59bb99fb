import CustomerService
import EventSourcing
import Testing

@Suite struct ArchiveTests {
  @Test func `A customer is registered with what is known, once`() throws {
    let expected = with(CustomerRegistered()) {
      $0.customer = CustomerID("C3")
      $0.name = "𠮷田"
      $0.region = "东"
    }
    try office().when(RegisterCustomer.self, ["customer": "C3", "name": "𠮷田", "region": "东"])
      .then(.customerRegistered(expected))
    try office().when(RegisterCustomer.self, ["customer": "C1"])
      .thenRefused(.alreadyExists(.customer, "C1"))
  }

  @Test func `A technician is registered with team and skills, once`() throws {
    let expected = with(TechnicianRegistered()) {
      $0.technician = TechnicianID("T3")
      $0.name = "李"
      $0.team = "A"
      $0.skills = ["水电", "清洁"]
    }
    try office()
      .when(
        RegisterTechnician.self,
        ["technician": "T3", "name": "李", "team": "A", "skills": ["水电", "清洁"]]
      )
      .then(.technicianRegistered(expected))
    try office().when(RegisterTechnician.self, ["technician": "T1"])
      .thenRefused(.alreadyExists(.technician, "T1"))
  }

  @Test func `A technician who changes teams is booked for the new one from then on`() throws {
    let move: [String: FieldValue] = ["technician": "T1", "team": "B"]
    let expected = with(TechnicianUpdated()) {
      $0.technician = TechnicianID("T1")
      $0.team = "B"
    }
    try office().when(UpdateTechnician.self, move, role: .leader)
      .then(.technicianUpdated(expected))
    let moved = try booked().after(UpdateTechnician.self, move, at: morning, role: .leader)
    try moved.when(UpdateTechnician.self, move, role: .leader).thenRefused(.nothingToChange)
    let booked =
      try moved
      .when(AssignTechnician.self, booking("A2", "04-10T13:00", "04-10T15:00")).decision.get()
    let visited = try moved.when(LogVisit.self, visit()).decision.get()
    let teams = (booked + visited).map { (event) -> String? in
      switch event {
      case .technicianAssigned(let event): event.team
      case .visitLogged(let event): event.team
      default: nil
      }
    }
    #expect(teams == ["B", "A"])
  }

  @Test func `An update holds only what changed`() throws {
    let expected = with(CustomerUpdated()) {
      $0.customer = CustomerID("C1")
      $0.phone = "138"
    }
    try office().when(UpdateCustomer.self, ["customer": "C1", "phone": "138", "region": "东"])
      .then(.customerUpdated(expected))
  }

  @Test func `An update needs a customer, a change and its place in time`() throws {
    try office().when(UpdateCustomer.self, ["customer": "C9", "phone": "138"])
      .thenRefused(.notFound(.customer, "C9"))
    try office().when(UpdateCustomer.self, ["customer": "C1", "region": "东"])
      .thenRefused(.nothingToChange)
    try office()
      .when(
        UpdateCustomer.self, ["customer": "C1", "phone": "138"], at: "2025-12-31T23:59:59"
      )
      .thenRefused(.beforePreviousEvent(previous: "2026-01-01T00:00:00+08:00"))
  }

  @Test func `A new region reaches later bookings only through the archive`() throws {
    let trial = try office().after(UpdateCustomer.self, ["customer": "C1", "region": "北"])
      .when(AssignTechnician.self, booking())
    guard case .technicianAssigned(let event) = try trial.decision.get().first else {
      Issue.record("nothing was assigned")
      return
    }
    #expect(event.region == "北")
  }
}
