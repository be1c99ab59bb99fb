import CustomerService
import EventSourcing
import Testing

/// Slots after more than one change to an order.
@Suite struct BookingHistoryTests {
  @Test func `A slot that went there and back is booked`() throws {
    let back = try booked()
      .after(
        ReassignTechnician.self, ["assignment": "A1", "technician": "T2"], reason: "病假"
      )
      .after(
        ReassignTechnician.self, ["assignment": "A1", "technician": "T1"], reason: "销假")
    try back.when(AssignTechnician.self, booking("A2")).thenRefused(.overlap(with: "A1"))
    try back.when(AssignTechnician.self, booking("A2", technician: "T2"))
      .thenAccepted(.technicianAssigned)
  }

  @Test func `An order that moved twice books only its last window`() throws {
    let moved = try booked()
      .after(
        RescheduleAssignment.self, reschedule("04-11T09:00", "04-11T11:00"), reason: "改期"
      )
      .after(
        RescheduleAssignment.self, reschedule("04-12T09:00", "04-12T11:00"), reason: "改期")
    for day in ["04-10", "04-11"] {
      try moved.when(AssignTechnician.self, booking("A2", "\(day)T09:00", "\(day)T11:00"))
        .thenAccepted(.technicianAssigned)
    }
    try moved.when(AssignTechnician.self, booking("A2", "04-11T20:00", "04-12T10:00"))
      .thenRefused(.overlap(with: "A1"))
  }

  @Test func `A voided partial visit leaves a completed order's slot free`() throws {
    try booked().after(LogVisit.self, visit("V1", of: "A1", "partial"))
      .after(LogVisit.self, visit("V2", ["departed": "2026-04-10T11:00:00"]))
      .after(VoidVisit.self, ["visit": "V1"], role: .leader, reason: "误登")
      .when(AssignTechnician.self, booking("A2")).thenAccepted(.technicianAssigned)
  }

  @Test func `The earliest of several clashes is named`() throws {
    try booked().after(AssignTechnician.self, booking("A0", "04-10T12:00", "04-10T13:00"))
      .when(AssignTechnician.self, booking("A2", "04-10T08:00", "04-10T18:00"))
      .thenRefused(.overlap(with: "A1"))
  }
}
