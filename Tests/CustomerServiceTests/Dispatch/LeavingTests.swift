import CustomerService
import EventSourcing
import Testing

@Suite struct LeavingTests {
  private func leave(_ lastDay: String, _ more: [String: FieldValue] = [:]) -> [String: FieldValue]
  {
    ["technician": "T1", "lastDay": .text("2026-\(lastDay)")].merging(more) { $1 }
  }

  private let last = Refusal.technicianLeft("T1", lastDay: "2026-04-10")

  @Test func `Nobody is booked beyond the last day`() throws {
    let left = try office().after(LeaveDepartment.self, leave("04-10"), role: .leader)
    try left.when(AssignTechnician.self, booking("A1", "04-10T22:00", "04-11T00:00"))
      .thenAccepted(.technicianAssigned)
    try left.when(AssignTechnician.self, booking("A1", "04-10T22:00", "04-11T00:15"))
      .thenRefused(last)
    try left.after(AssignTechnician.self, booking(technician: "T2"))
      .when(
        RescheduleAssignment.self, reschedule("04-12T09:00", "04-12T11:00"), reason: "改期"
      )
      .thenAccepted(.assignmentRescheduled)
  }

  @Test func `Nobody who left takes an assignment over`() throws {
    try office().after(LeaveDepartment.self, leave("04-09"), role: .leader)
      .after(AssignTechnician.self, booking(technician: "T2"))
      .when(ReassignTechnician.self, ["assignment": "A1", "technician": "T1"], reason: "病假")
      .thenRefused(.technicianLeft("T1", lastDay: "2026-04-09"))
  }

  @Test func `Later live assignments refuse a leave, earlier and finished ones do not`() throws {
    let refusal = Refusal.hasLiveAssignments("T1", first: "A1")
    try booked().when(LeaveDepartment.self, leave("04-09"), role: .leader).thenRefused(refusal)
    try booked().when(LeaveDepartment.self, leave("04-10"), role: .leader)
      .thenAccepted(.technicianLeft)
    try booked().after(LogVisit.self, visit())
      .when(LeaveDepartment.self, leave("04-09"), role: .leader).thenAccepted(.technicianLeft)
    try booked()
      .after(
        ReassignTechnician.self, ["assignment": "A1", "technician": "T2"], at: morning,
        reason: "病假"
      )
      .when(LeaveDepartment.self, leave("04-09"), role: .leader).thenAccepted(.technicianLeft)
  }

  @Test func `A successor takes all later assignments over in the same decision`() throws {
    let trial = try booked()
      .after(AssignTechnician.self, booking("A2", "04-11T09:00", "04-11T11:00"))
      .when(
        LeaveDepartment.self, leave("04-09", ["reassignTo": "T2"]), role: .leader,
        reason: "辞职")
    try trial.thenAccepted(.technicianLeft, .technicianReassigned, .technicianReassigned)
    let successors = try trial.decision.get().compactMap { event in
      if case .technicianReassigned(let event) = event { event } else { nil }
    }
    #expect(successors.map(\.order.text) == ["A1", "A2"])
    #expect(successors.allSatisfy { $0.technician == TechnicianID("T2") && $0.team == "B" })
  }

  @Test func `A successor who is not free refuses the whole`() throws {
    try booked().after(AssignTechnician.self, booking("A2", technician: "T2"))
      .when(
        LeaveDepartment.self, leave("04-09", ["reassignTo": "T2"]), role: .leader,
        reason: "辞职"
      )
      .thenRefused(.overlap(with: "A2"))
  }

  @Test func `Later assignments can be cancelled by the company instead`() throws {
    let cancel = leave("04-09", ["cancel": true])
    try booked().when(LeaveDepartment.self, cancel, role: .leader).thenRefused(.reasonRequired)
    let trial = try booked().when(LeaveDepartment.self, cancel, role: .leader, reason: "辞职")
    try trial.thenAccepted(.technicianLeft, .assignmentCancelled)
    let parties = try trial.decision.get().compactMap { event in
      if case .assignmentCancelled(let event) = event { event.by } else { nil }
    }
    #expect(parties == [.company])
    expectMalformed("cancel") {
      try booked().when(
        LeaveDepartment.self, leave("04-09", ["cancel": true, "reassignTo": "T2"]),
        role: .leader)
    }
  }

  @Test func `Another last day corrects the first, the same one changes nothing`() throws {
    let left = try office().after(LeaveDepartment.self, leave("04-10"), role: .leader)
    try left.when(LeaveDepartment.self, leave("04-10"), role: .leader)
      .thenRefused(.nothingToChange)
    try left.after(LeaveDepartment.self, leave("05-31"), role: .leader)
      .when(AssignTechnician.self, booking("A1", "05-31T09:00", "05-31T11:00"))
      .thenAccepted(.technicianAssigned)
  }
}
