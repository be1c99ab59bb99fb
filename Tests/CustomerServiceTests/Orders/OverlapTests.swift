import CustomerService
import EventSourcing
import Testing

@Suite struct OverlapTests {
  @Test(arguments: [("04-10T07:00", "04-10T09:00"), ("04-10T11:00", "04-10T13:00")])
  func `Touching windows pass`(start: String, end: String) throws {
    try booked().when(AssignTechnician.self, booking("A2", start, end))
      .thenAccepted(.technicianAssigned)
  }

  @Test(arguments: [
    ("04-10T07:00", "04-10T09:01"), ("04-10T10:59", "04-10T13:00"),
    ("04-10T08:00", "04-10T12:00"), ("04-10T09:30", "04-10T10:00"),
    ("04-09T23:00", "04-10T10:00"),
  ])
  func `Windows that share a minute are refused`(start: String, end: String) throws {
    try booked().when(AssignTechnician.self, booking("A2", start, end))
      .thenRefused(.overlap(with: "A1"))
  }

  @Test(arguments: [("04-11T01:59", "04-11T03:00"), ("04-10T22:00", "04-10T23:01")])
  func `A night's window is found from both of its days`(start: String, end: String) throws {
    try office().after(AssignTechnician.self, booking("N1", "04-10T23:00", "04-11T02:00"))
      .when(AssignTechnician.self, booking("A2", start, end))
      .thenRefused(.overlap(with: "N1"))
  }

  @Test func `Another technician is free`() throws {
    try booked().when(AssignTechnician.self, booking("A2", technician: "T2"))
      .thenAccepted(.technicianAssigned)
  }

  @Test func `A window that ends at midnight leaves the next day free`() throws {
    try office().after(AssignTechnician.self, booking("N1", "04-10T22:00", "04-11T00:00"))
      .when(AssignTechnician.self, booking("A2", "04-11T00:00", "04-11T02:00"))
      .thenAccepted(.technicianAssigned)
  }

  @Test func `Cancelling frees the slot`() throws {
    try booked()
      .after(CancelAssignment.self, ["assignment": "A1", "by": "customer"], reason: "出差")
      .when(AssignTechnician.self, booking("A2")).thenAccepted(.technicianAssigned)
  }

  @Test func `Reassigning frees the former slot and takes the new one`() throws {
    let moved = try booked().after(
      ReassignTechnician.self, ["assignment": "A1", "technician": "T2"], reason: "病假")
    try moved.when(AssignTechnician.self, booking("A2")).thenAccepted(.technicianAssigned)
    try moved.when(AssignTechnician.self, booking("A2", technician: "T2"))
      .thenRefused(.overlap(with: "A1"))
  }

  @Test func `Rescheduling frees the old day and takes the new one`() throws {
    let moved = try booked().after(
      RescheduleAssignment.self, reschedule("04-12T09:00", "04-12T11:00"), reason: "客户改期")
    try moved.when(AssignTechnician.self, booking("A2")).thenAccepted(.technicianAssigned)
    try moved.when(AssignTechnician.self, booking("A2", "04-12T10:00", "04-12T12:00"))
      .thenRefused(.overlap(with: "A1"))
  }

  @Test func `Only a completed visit frees the slot`() throws {
    try booked().after(LogVisit.self, visit())
      .when(AssignTechnician.self, booking("A2")).thenAccepted(.technicianAssigned)
    try booked().after(LogVisit.self, visit("V1", of: "A1", "partial"))
      .when(AssignTechnician.self, booking("A2")).thenRefused(.overlap(with: "A1"))
  }

  @Test func `Voiding a completed visit books the slot again`() throws {
    try booked().after(LogVisit.self, visit())
      .after(VoidVisit.self, ["visit": "V1"], role: .leader, reason: "误登")
      .when(AssignTechnician.self, booking("A2")).thenRefused(.overlap(with: "A1"))
  }

  @Test func `A completed visit cannot be voided when its slot was taken`() throws {
    try booked().after(LogVisit.self, visit()).after(AssignTechnician.self, booking("A2"))
      .when(VoidVisit.self, ["visit": "V1"], role: .leader, reason: "误登")
      .thenRefused(.overlap(with: "A2"))
  }
}

func reschedule(_ start: String, _ end: String) -> [String: FieldValue] {
  [
    "assignment": "A1", "start": .text("2026-\(start):00"), "end": .text("2026-\(end):00"),
    "by": "customer",
  ]
}
