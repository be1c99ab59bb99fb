import CustomerService
import EventSourcing
import Testing

@Suite struct SkillTests {
  private let plumbing: [String: FieldValue] = [
    "technician": "T1", "code": "水电", "level": 3, "certificateExpiry": "2026-04-10",
  ]

  /// The office whose T1 has a certificate for 水电 until 10 April.
  private func skilled() throws -> Given {
    try office().after(AddSkill.self, plumbing, at: morning, role: .leader)
  }

  private func needing(_ skill: String, on day: String = "04-10") -> [String: FieldValue] {
    booking("A1", "\(day)T13:00", "\(day)T15:00", technician: "T1", ["skills": [skill]])
  }

  @Test func `A skill keeps its level and its certificate`() throws {
    let expected = try with(SkillAdded()) {
      $0.technician = TechnicianID("T1")
      $0.code = "水电"
      $0.level = 3
      $0.certificateExpiry = try day("2026-04-10")
    }
    try office().when(AddSkill.self, plumbing, role: .leader).then(.skillAdded(expected))
    try skilled().when(AddSkill.self, plumbing, role: .leader).thenRefused(.nothingToChange)
  }

  @Test func `Technicians and operators do not certify`() throws {
    for role in [Role.technician, .operator] {
      try office().when(AddSkill.self, plumbing, role: role)
        .thenRefused(.roleNotAllowed(role, allowed: Role.leaders))
    }
  }

  @Test func `Work is booked only for those who can do it`() throws {
    try office().when(AssignTechnician.self, needing("水电"))
      .thenRefused(.skillMissing("T1", skill: "水电", expired: nil))
    try skilled().when(AssignTechnician.self, needing("水电")).thenAccepted(.technicianAssigned)
  }

  @Test func `Skills of the registration do not lapse`() throws {
    try office()
      .after(RegisterTechnician.self, ["technician": "T3", "skills": ["水电"]])
      .when(
        AssignTechnician.self, needing("水电", on: "12-31").merging(["technician": "T3"]) { $1 }
      )
      .thenAccepted(.technicianAssigned)
  }

  @Test func `A certificate that ends before the work does is missing`() throws {
    let refusal = Refusal.skillMissing("T1", skill: "水电", expired: "2026-04-10")
    try skilled().when(AssignTechnician.self, needing("水电", on: "04-11")).thenRefused(refusal)
    try skilled()
      .when(
        AssignTechnician.self,
        booking("A1", "04-10T23:00", "04-11T01:00", technician: "T1", ["skills": ["水电"]])
      )
      .thenRefused(refusal)
  }

  @Test func `A new certificate takes the place of the expired one`() throws {
    try skilled()
      .after(
        AddSkill.self,
        ["technician": "T1", "code": "水电", "certificateExpiry": "2027-04-10"], role: .leader
      )
      .when(AssignTechnician.self, needing("水电", on: "04-11")).thenAccepted(.technicianAssigned)
  }

  @Test func `Whoever takes over and whatever is moved must meet the skills too`() throws {
    let assigned = try skilled().after(AssignTechnician.self, needing("水电"), at: morning)
    try assigned
      .when(
        ReassignTechnician.self, ["assignment": "A1", "technician": "T2"], reason: "病假"
      )
      .thenRefused(.skillMissing("T2", skill: "水电", expired: nil))
    try assigned
      .when(
        RescheduleAssignment.self, reschedule("04-11T09:00", "04-11T11:00"), reason: "改期"
      )
      .thenRefused(.skillMissing("T1", skill: "水电", expired: "2026-04-10"))
  }

  @Test func `A visit after the certificate expired is a fact, with a warning`() throws {
    let assigned = try skilled().after(AssignTechnician.self, needing("水电"), at: morning)
    let late = visit(
      "V1", of: "A1", "completed",
      ["arrived": "2026-04-11T09:00:00", "departed": "2026-04-11T10:00:00"])
    let trial = try assigned.when(LogVisit.self, late)
    try trial.thenAccepted(.visitLogged)
    #expect(trial.warnings == [.skill_missing])
    #expect(try assigned.when(LogVisit.self, visit()).warnings.isEmpty)
  }
}
