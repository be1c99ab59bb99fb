import CustomerService
import EventSourcing
import Testing

@Suite struct ChangeAssignmentTests {
  private let reassign: [String: FieldValue] = ["assignment": "A1", "technician": "T2"]
  private let cancel: [String: FieldValue] = ["assignment": "A1", "by": "company"]

  @Test func `Reassigning takes the team of the new technician`() throws {
    let expected = try with(TechnicianReassigned()) {
      $0.order = OrderID("A1")
      $0.customer = CustomerID("C1")
      $0.from = TechnicianID("T1")
      $0.technician = TechnicianID("T2")
      $0.team = "B"
      $0.start = try moment("2026-04-10T09:00:00")
      $0.end = try moment("2026-04-10T11:00:00")
      $0.days = ["2026-04-10"]
    }
    try booked().when(ReassignTechnician.self, reassign, reason: "病假")
      .then(.technicianReassigned(expected))
  }

  @Test func `Reassigning needs a reason and another, known, free technician`() throws {
    try booked().when(ReassignTechnician.self, reassign).thenRefused(.reasonRequired)
    try booked().when(ReassignTechnician.self, reassign, reason: " \u{200B}")
      .thenRefused(.reasonRequired)
    try booked().when(
      ReassignTechnician.self, ["assignment": "A1", "technician": "T1"], reason: "病假"
    ).thenRefused(.nothingToChange)
    try booked().when(
      ReassignTechnician.self, ["assignment": "A1", "technician": "T9"], reason: "病假"
    ).thenRefused(.notFound(.technician, "T9"))
    try booked().after(AssignTechnician.self, booking("A2", technician: "T2"))
      .when(ReassignTechnician.self, reassign, reason: "病假")
      .thenRefused(.overlap(with: "A2"))
  }

  @Test func `Rescheduling may overlap its own old window and names the days of both`() throws {
    let trial = try booked().when(
      RescheduleAssignment.self, reschedule("04-10T10:00", "04-11T01:00"), reason: "客户改期")
    guard case .assignmentRescheduled(let event) = try trial.decision.get().first else {
      Issue.record("nothing was rescheduled")
      return
    }
    #expect(event.days == ["2026-04-10", "2026-04-11"])
    #expect(event.oldStart == (try moment("2026-04-10T09:00:00")))
  }

  @Test func `Rescheduling needs a reason, another window and free time`() throws {
    let later = reschedule("04-10T13:00", "04-10T15:00")
    try booked().when(RescheduleAssignment.self, later).thenRefused(.reasonRequired)
    try booked()
      .when(
        RescheduleAssignment.self, reschedule("04-10T09:00", "04-10T11:00"), reason: "客户改期"
      )
      .thenRefused(.nothingToChange)
    try booked()
      .when(
        RescheduleAssignment.self, reschedule("04-10T09:00", "04-10T09:05"), reason: "客户改期"
      )
      .thenRefused(.invalidWindow)
    try booked().after(AssignTechnician.self, booking("A2", "04-10T14:00", "04-10T16:00"))
      .when(RescheduleAssignment.self, later, reason: "客户改期")
      .thenRefused(.overlap(with: "A2"))
  }

  @Test func `Cancelling needs a reason and an assignment`() throws {
    try booked().when(CancelAssignment.self, cancel).thenRefused(.reasonRequired)
    try office().when(CancelAssignment.self, cancel, reason: "停工")
      .thenRefused(.notFound(.assignment, "A1"))
    try booked().when(CancelAssignment.self, cancel, reason: "停工")
      .thenAccepted(.assignmentCancelled)
  }

  @Test func `Nothing more happens to a cancelled assignment`() throws {
    let cancelled = try booked().after(CancelAssignment.self, cancel, at: morning, reason: "停工")
    let refusal = Refusal.assignmentCancelled("A1")
    try cancelled.when(CancelAssignment.self, cancel, reason: "停工").thenRefused(refusal)
    try cancelled.when(ReassignTechnician.self, reassign, reason: "病假").thenRefused(refusal)
    try cancelled
      .when(
        RescheduleAssignment.self, reschedule("04-12T09:00", "04-12T11:00"), reason: "改期"
      )
      .thenRefused(refusal)
    try cancelled.when(LogVisit.self, visit()).thenRefused(refusal)
  }

  @Test func `Nothing more happens to a fulfilled assignment`() throws {
    let fulfilled = try booked().after(LogVisit.self, visit())
    let refusal = Refusal.assignmentFulfilled("A1")
    try fulfilled.when(CancelAssignment.self, cancel, reason: "停工").thenRefused(refusal)
    try fulfilled.when(ReassignTechnician.self, reassign, reason: "病假").thenRefused(refusal)
    try fulfilled
      .when(
        RescheduleAssignment.self, reschedule("04-12T09:00", "04-12T11:00"), reason: "改期"
      )
      .thenRefused(refusal)
    try fulfilled.when(LogVisit.self, visit("V2")).thenRefused(refusal)
  }

  @Test func `A change before the booking is refused`() throws {
    try booked()
      .when(CancelAssignment.self, cancel, at: "2026-04-10T07:59:59", reason: "停工")
      .thenRefused(.beforePreviousEvent(previous: try moment(morning).formatted(in: .shanghai)))
  }
}
