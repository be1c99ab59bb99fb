import CustomerService
import EventSourcing
import Testing

@Suite struct AmendVisitTests {
  private func amend(
    _ past: Given, _ more: [String: FieldValue], at time: String = noon, role: Role = .leader,
    reason: String? = "录错"
  ) throws -> Trial {
    try past.when(
      AmendVisit.self, more.merging(["visit": "V1"]) { $1 }, at: time, role: role,
      reason: reason)
  }

  private func amended(_ past: Given, _ more: [String: FieldValue]) throws -> Given {
    try past.after(
      AmendVisit.self, more.merging(["visit": "V1"]) { $1 }, role: .leader, reason: "录错")
  }

  @Test func `A corrected field is kept before and after`() throws {
    let expected = with(VisitAmended()) {
      $0.visit = VisitID("V1")
      $0.order = OrderID("A1")
      $0.customer = CustomerID("C1")
      $0.technician = TechnicianID("T1")
      $0.change = change("departed", "2026-04-10T10:00:00+08:00", "2026-04-10T11:30:00+08:00")
    }
    try amend(visited(), ["departed": "2026-04-10T11:30:00"]).then(.visitAmended(expected))
  }

  @Test func `Each field is an event of its own, and only what differs`() throws {
    let trial = try amend(
      visited(["note": "门锁坏"]),
      [
        "arrived": "2026-04-10T09:30:00", "outcome": "completed", "note": "门铃坏",
        "workItems": ["擦窗", "拖地"],
      ])
    let items = with(change("workItems", nil, nil)) { $0.personalItemsAfter = ["擦窗", "拖地"] }
    #expect(
      changes(try trial.decision.get()) == [
        change("arrived", "2026-04-10T09:00:00+08:00", "2026-04-10T09:30:00+08:00"), items,
        change("note", "门锁坏", "门铃坏"),
      ])
  }

  @Test func `A correction starts from the one before it`() throws {
    let trial = try amend(amended(visited(["note": "甲"]), ["note": "乙"]), ["note": "丙"])
    #expect(changes(try trial.decision.get()) == [change("note", "乙", "丙")])
    try amend(amended(visited(["note": "甲"]), ["note": "乙"]), ["note": "乙"])
      .thenRefused(.nothingToChange)
  }

  @Test func `A field can be emptied, once`() throws {
    let noted = try visited(["note": "甲", "materials": ["玻璃水"]])
    let trial = try amend(noted, ["clear": ["note", "materials"]])
    let items = with(change("materials", nil, nil)) { $0.personalItemsBefore = ["玻璃水"] }
    #expect(changes(try trial.decision.get()) == [items, change("note", "甲", nil)])
    try amend(amended(noted, ["clear": ["note"]]), ["clear": ["note"]])
      .thenRefused(.nothingToChange)
    expectMalformed("clear") { try amend(noted, ["clear": ["departed"]]) }
  }

  @Test func `Another technician brings the team that fits, and is a substitute`() throws {
    let trial = try amend(visited(), ["technician": "T2"])
    let events = try trial.decision.get()
    #expect(
      changes(events) == [
        change("technician", "T1", "T2"), change("team", "A", "B"),
        change("substitute", "false", "true"),
      ])
    #expect(events[0].payload.tags.contains(TechnicianID("T2").tag))
    let back = try amend(amended(visited(), ["technician": "T2"]), ["technician": "T1"])
    #expect(
      changes(try back.decision.get()) == [
        change("technician", "T2", "T1"), change("team", "B", "A"),
        change("substitute", "true", "false"),
      ])
    try amend(visited(), ["technician": "T9"]).thenRefused(.notFound(.technician, "T9"))
  }

  @Test func `Times stay in order, after the booking and before now`() throws {
    try amend(visited(), ["arrived": "2026-04-10T10:00:00"]).thenRefused(.invalidTimes)
    try amend(visited(), ["departed": "2026-04-10T08:59:59"]).thenRefused(.invalidTimes)
    try amend(visited(), ["arrived": "2026-04-09T09:00:00", "departed": "2026-04-09T10:00:00"])
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T08:00:00+08:00"))
    try amend(visited(), ["departed": "2026-04-10T12:05:00"]).thenAccepted(.visitAmended)
    try amend(visited(), ["departed": "2026-04-10T12:05:00.001"]).thenRefused(.futureDated)
  }

  @Test func `A visit that turns out partial leaves its order open and books the slot`() throws {
    let partial = try amended(visited(), ["outcome": "partial"])
    try partial.when(LogVisit.self, visit("V2", ["departed": "2026-04-10T13:00:00"]))
      .thenAccepted(.visitLogged)
    try partial.when(AssignTechnician.self, booking("A2")).thenRefused(.overlap(with: "A1"))
    try partial.when(RecordSurvey.self, survey()).thenRefused(.visitNotCompleted("V1"))
    try amend(visited().after(AssignTechnician.self, booking("A2")), ["outcome": "partial"])
      .thenRefused(.overlap(with: "A2"))
  }

  @Test func `A visit that turns out completed fulfils its order`() throws {
    let past = try booked().after(LogVisit.self, visit("V1", of: "A1", "partial"))
    let completed = try amended(past, ["outcome": "completed"])
    try completed.when(LogVisit.self, visit("V2", ["departed": "2026-04-10T13:00:00"]))
      .thenRefused(.assignmentFulfilled("A1"))
    try completed.when(AssignTechnician.self, booking("A2")).thenAccepted(.technicianAssigned)
    try completed.when(RecordSurvey.self, survey()).thenAccepted(.surveyRecorded)
  }

  @Test func `One completed visit stands for an order that is live`() throws {
    let partial = try booked().after(LogVisit.self, visit("V1", of: "A1", "partial"))
    let second = visit("V2", ["departed": "2026-04-10T11:00:00"])
    try amend(partial.after(LogVisit.self, second), ["outcome": "completed"])
      .thenRefused(.assignmentFulfilled("A1"))
    let cancelled = try partial.after(
      CancelAssignment.self, ["assignment": "A1", "by": "customer"], reason: "出差")
    try amend(cancelled, ["outcome": "completed"]).thenRefused(.assignmentCancelled("A1"))
  }

  @Test func `A rated visit keeps an outcome with work`() throws {
    let rated = try visited(["score": 4])
    try amend(rated, ["outcome": "no_access"]).thenRefused(.ratingStands("V1"))
    try amend(rated, ["outcome": "rework"]).thenAccepted(.visitAmended)
    let freed = try rated.after(VoidRating.self, ["visit": "V1"], role: .leader, reason: "误登")
    try amend(freed, ["outcome": "no_access"]).thenAccepted(.visitAmended)
  }

  @Test func `Only leaders correct, with a reason, a visit that stands, in time order`() throws {
    let note: [String: FieldValue] = ["note": "乙"]
    try amend(visited(), note, role: .operator)
      .thenRefused(.roleNotAllowed(.operator, allowed: Role.leaders))
    try amend(visited(), note, reason: " ").thenRefused(.reasonRequired)
    try amend(visited(), [:]).thenRefused(.nothingToChange)
    try amend(booked(), note).thenRefused(.notFound(.visit, "V1"))
    try amend(
      visited().after(VoidVisit.self, ["visit": "V1"], role: .leader, reason: "误登"), note
    ).thenRefused(.visitVoided("V1"))
    try amend(visited(), note, at: "2026-04-10T09:59:59")
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T10:00:00+08:00"))
  }

  @Test func `A score is corrected by its own commands`() {
    expectMalformed("score") { try amend(visited(["score": 4]), ["score": 5]) }
  }
}
