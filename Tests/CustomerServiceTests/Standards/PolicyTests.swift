import CustomerService
import EventSourcing
import Testing

/// Rules about who may set calendar and standards, and what they change.
struct PolicyTests {
  private static let holidays: [String: FieldValue] = [
    "holidays": ["2026-05-01..2026-05-05"], "makeUpDays": ["2026-05-09"],
  ]

  @Test func `A director declares holidays and make-up days with their hours`() throws {
    try office().when(DeclareDays.self, Self.holidays, role: .director).then(
      .daysDeclared(
        with(CalendarDaysDeclared()) {
          $0.version = 2
          $0.holidays = [try #require(DateSpan("2026-05-01..2026-05-05"))]
          $0.makeUpDays = [try #require(DatedHours("2026-05-09 09:00-18:00"))]
        }))
  }

  @Test func `Weekly hours hold from the day of the command unless another is given`() throws {
    let hours: [String: FieldValue] = ["hours": ["mon-sat 08:30-12:00"]]
    let set = try office().when(SetCalendar.self, hours, role: .gm).first(CalendarSet.self)
    #expect(set.from == (try day("2026-04-10")))
    #expect(set.week.texts == ["mon-sat 08:30-12:00"])
    let later = hours.merging(["from": "2026-06-01"]) { $1 }
    let next = try office().after(SetCalendar.self, hours, role: .gm)
      .when(SetCalendar.self, later, role: .deputy)
    next.thenRefused(.nothingToChange)
  }

  @Test func `A make-up day without hours has those of the week in force on it`() throws {
    let declared = try office()
      .after(
        SetCalendar.self, ["hours": ["mon-fri 08:30-17:00"], "from": "2026-05-01"], role: .gm
      )
      .when(DeclareDays.self, Self.holidays, role: .gm).first(CalendarDaysDeclared.self)
    #expect(declared.makeUpDays.map(\.text) == ["2026-05-09 08:30-17:00"])
    #expect(declared.version == 3)
  }

  @Test func `What is not given of the standards stays as it is`() throws {
    let first = try office()
      .after(SetPolicy.self, ["resolveMinor": "5wd", "from": "2026-06-01"], role: .director)
    let set =
      try first
      .when(SetPolicy.self, ["acknowledgeMinor": "8wh", "from": "2026-07-01"], role: .director)
      .first(PolicySet.self)
    #expect(set.standard.resolve.minor.text == "5wd")
    #expect(set.standard.acknowledge.minor.text == "8wh")
    #expect(set.standard.acknowledge.critical.text == "2h")
    #expect(set.standard.onsiteScoreCounts)
    let earlier =
      try first
      .when(SetPolicy.self, ["acknowledgeMinor": "8wh", "from": "2026-05-01"], role: .director)
      .first(PolicySet.self)
    #expect(earlier.standard.resolve.minor.text == "7wd")
  }

  @Test(arguments: [Role.operator, .technician, .leader, .auditor])
  func `Only managers change the rules`(role: Role) throws {
    let refusal = Refusal.roleNotAllowed(role, allowed: Role.managers)
    let past = try office()
    try past.when(DeclareDays.self, Self.holidays, role: role).thenRefused(refusal)
    try past.when(SetCalendar.self, ["hours": ["mon 09:00-10:00"]], role: role)
      .thenRefused(refusal)
    try past.when(SetPolicy.self, ["resolveMinor": "5wd"], role: role).thenRefused(refusal)
  }

  @Test func `A change that changes nothing is refused`() throws {
    let past = try office().after(DeclareDays.self, Self.holidays, role: .director)
    try past.when(DeclareDays.self, Self.holidays, role: .director).thenRefused(.nothingToChange)
    try past.when(SetPolicy.self, ["resolveMinor": "7wd"], role: .director)
      .thenRefused(.nothingToChange)
    try past.when(DeclareDays.self, ["regularDays": "2026-05-12"], role: .director)
      .thenRefused(.nothingToChange)
  }

  @Test func `The rules change in the order of time`() throws {
    try office().after(DeclareDays.self, Self.holidays, role: .director)
      .when(SetPolicy.self, ["resolveMinor": "5wd"], at: morning, role: .director)
      .thenRefused(.beforePreviousEvent(previous: "2026-04-10T12:00:00+08:00"))
  }

  @Test func `What is no rule is malformed`() throws {
    let past = try office()
    for (field, data) in [
      ("holidays", ["holidays": "2026-05"]), ("holidays", ["holidays": "2026-05-05..2026-05-01"]),
      ("holidays", ["holidays": "2026-01-01..2027-01-02"]), ("holidays", [:]),
      ("holidays", ["holidays": "2026-05-01", "makeUpDays": "2026-05-01"]),
      ("makeUpDays", ["makeUpDays": "2026-05-09 18:00"]),
    ] as [(String, [String: FieldValue])] {
      expectMalformed(field) { try past.when(DeclareDays.self, data, role: .gm) }
    }
    for limit in ["", "7", "0wd", "07wd", "-1h", "7 wd", "1001h", "3w"] {
      expectMalformed("resolveMajor") {
        try past.when(SetPolicy.self, ["resolveMajor": .text(limit)], role: .gm)
      }
    }
    expectMalformed("hours") { try past.when(SetCalendar.self, ["hours": []], role: .gm) }
  }

  @Test(arguments: [
    ("24h", "2026-05-01T17:00"), ("8wh", "2026-05-06T16:00"), ("7d", "2026-05-07T23:59:59.999"),
    ("7wd", "2026-05-13T23:59:59.999"),
  ])
  func `A limit counts hours, working hours, days or working days`(
    limit: String, due: String
  ) throws {
    let limit = try #require(TimeLimit(limit))
    let filed = try moment("2026-04-30T17:00")
    #expect(limit.due(after: filed, by: try mayCalendar(), in: .shanghai) == (try moment(due)))
  }
}
