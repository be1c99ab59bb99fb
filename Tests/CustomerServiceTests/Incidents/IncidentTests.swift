import CustomerService
import EventSourcing
import Testing

@Suite struct IncidentTests {
  private static let id: [String: FieldValue] = ["incident": "I1"]
  private static let cause: [String: FieldValue] = ["incident": "I1", "cause": "地面湿滑"]
  private static let departments: [String: FieldValue] = [
    "incident": "I1", "departments": ["行政部"], "outcome": "送医",
  ]

  private func report(_ more: [String: FieldValue] = [:]) -> [String: FieldValue] {
    let data: [String: FieldValue] = [
      "incident": "I1", "class": "accident", "kind": "injury", "severity": "minor",
    ]
    return data.merging(more) { $1 }
  }

  private func reported(_ more: [String: FieldValue] = [:]) throws -> Given {
    try visited().after(ReportIncident.self, report(more))
  }

  private func confirmed(_ more: [String: FieldValue] = [:]) throws -> Given {
    try reported(more).after(ConfirmIncident.self, Self.id, role: .leader)
  }

  @Test func `An incident in a visit counts where the visit counted`() throws {
    let expected = with(IncidentReported()) {
      $0.incident = IncidentID("I1")
      $0.category = .accident
      $0.kind = .injury
      $0.severity = .minor
      $0.customer = CustomerID("C1")
      $0.visit = VisitID("V1")
      $0.group.technician = TechnicianID("T1")
      $0.group.team = "A"
      $0.group.service = "清洁"
      $0.group.region = "东"
    }
    try visited().when(ReportIncident.self, report(["visit": "V1"]))
      .then(.incidentReported(expected))
    try visited().when(ReportIncident.self, report(["visit": "V1", "customer": "C2"]))
      .thenRefused(.visitMismatch("V1"))
    try office().when(ReportIncident.self, report(["customer": "C9"]))
      .thenRefused(.notFound(.customer, "C9"))
    try office().when(ReportIncident.self, report()).thenAccepted(.incidentReported)
    try reported().when(ReportIncident.self, report()).thenRefused(.alreadyExists(.incident, "I1"))
  }

  @Test func `Confirming says when it happened and where it counts`() throws {
    let expected = try with(IncidentConfirmed()) {
      $0.incident = IncidentID("I1")
      $0.category = .accident
      $0.kind = .injury
      $0.severity = .minor
      $0.happened = try moment(noon)
      $0.group.region = "西"
    }
    let given = try office().after(ReportIncident.self, report(["customer": "C2"]))
    try given.when(ConfirmIncident.self, Self.id, at: "2026-04-12T09:00:00", role: .leader)
      .then(.incidentConfirmed(expected))
    try given.when(ConfirmIncident.self, Self.id)
      .thenRefused(.roleNotAllowed(.operator, allowed: Role.leaders))
    try confirmed().when(ConfirmIncident.self, Self.id, role: .leader)
      .thenRefused(.alreadyConfirmed("I1"))
    try given.when(ConfirmIncident.self, Self.id, at: morning, role: .leader)
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T12:00:00+08:00"))
  }

  @Test func `An accident can be made a near miss in a later month, even when closed`() throws {
    let closed = try confirmed(["visit": "V1"])
      .after(CloseIncident.self, Self.cause, role: .leader)
    let expected = try with(IncidentDowngraded()) {
      $0.incident = IncidentID("I1")
      $0.kind = .injury
      $0.severity = .minor
      $0.happened = try moment(noon)
      $0.wasConfirmed = true
      $0.group.technician = TechnicianID("T1")
      $0.group.team = "A"
      $0.group.service = "清洁"
      $0.group.region = "东"
    }
    let later = "2026-06-01T09:00:00"
    try closed.when(DowngradeIncident.self, Self.id, at: later, role: .director, reason: "无人受伤")
      .then(.incidentDowngraded(expected))
    try closed.when(DowngradeIncident.self, Self.id, at: later, role: .director)
      .thenRefused(.reasonRequired)
    try closed.when(DowngradeIncident.self, Self.id, at: later, role: .leader, reason: "无人受伤")
      .thenRefused(.roleNotAllowed(.leader, allowed: [.director, .deputy, .gm]))
  }

  @Test func `A near miss cannot be downgraded, and a downgraded accident is one`() throws {
    let refused = { (given: Given) in
      try given.when(DowngradeIncident.self, Self.id, role: .gm, reason: "无人受伤")
    }
    try refused(reported(["class": "near_miss"])).thenRefused(.notAccident("I1"))
    let once = try reported()
      .after(DowngradeIncident.self, Self.id, role: .gm, reason: "无人受伤")
    try refused(once).thenRefused(.notAccident("I1"))
    let trial = try once.when(ConfirmIncident.self, Self.id, role: .leader)
    let event = try trial.first(IncidentConfirmed.self)
    #expect(event.category == .near_miss)
  }

  @Test func `An accident ends when it is confirmed, a near miss at once`() throws {
    try reported().when(CloseIncident.self, Self.cause, role: .leader)
      .thenRefused(.notConfirmed("I1"))
    try reported(["class": "near_miss"]).when(CloseIncident.self, Self.cause, role: .leader)
      .thenAccepted(.incidentClosed)
    let loss = Self.cause.merging(["lossFen": 120_000]) { $1 }
    try confirmed().when(CloseIncident.self, loss, role: .leader).then(
      .incidentClosed(
        with(IncidentClosed()) {
          $0.incident = IncidentID("I1")
          $0.cause = "地面湿滑"
          $0.lossFen = 120_000
        }))
    expectMalformed("lossFen") {
      try confirmed().when(
        CloseIncident.self, Self.cause.merging(["lossFen": -1]) { $1 }, role: .leader)
    }
  }

  @Test(arguments: ["major", "critical"])
  func `The director or the general manager ends a serious one`(severity: String) throws {
    let given = try confirmed(["severity": .text(severity)])
    for role in [Role.leader, .deputy] {
      try given.when(CloseIncident.self, Self.cause, role: role).thenRefused(.approvalRequired)
    }
    for role in Role.approvers {
      try given.when(CloseIncident.self, Self.cause, role: role).thenAccepted(.incidentClosed)
    }
  }

  @Test func `Departments are named, and nothing but a downgrade follows the end`() throws {
    try reported().when(RecordCoordination.self, Self.departments)
      .thenAccepted(.coordinationRecorded)
    expectMalformed("departments") {
      try reported().when(RecordCoordination.self, ["incident": "I1", "outcome": "送医"])
    }
    let closed = try confirmed().after(CloseIncident.self, Self.cause, role: .leader)
    for (given, refusal) in [
      (closed, Refusal.recordClosed(.incident, "I1")), (try office(), .notFound(.incident, "I1")),
    ] {
      try given.when(RecordCoordination.self, Self.departments).thenRefused(refusal)
      try given.when(ConfirmIncident.self, Self.id, role: .leader).thenRefused(refusal)
      try given.when(CloseIncident.self, Self.cause, role: .leader).thenRefused(refusal)
    }
  }
}
