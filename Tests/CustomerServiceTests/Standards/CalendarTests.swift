import CustomerService
import EventSourcing
import Testing

/// The inputs of domain.md §3.3: Monday to Friday 9 to 18, 1 to 5 May off, Saturday 9 May worked.
func mayCalendar() throws -> BusinessCalendar {
  BusinessCalendar(
    holidays: try (1...5).map { try day("2026-05-0\($0)") },
    makeUpDays: [try day("2026-05-09"): WorkingWeek.standard.usualHours])
}

struct CalendarTests {
  static let hour: Int64 = 3_600_000

  @Test(arguments: [
    ("2026-04-30T17:00", 8, "2026-05-06T16:00"), ("2026-05-02T10:00", 2, "2026-05-06T11:00"),
    ("2026-05-08T17:30", 1, "2026-05-09T09:30"), ("2026-05-09T10:00", 4, "2026-05-09T14:00"),
    ("2026-04-30T18:00", 1, "2026-05-06T10:00"), ("2026-04-30T17:00", 1, "2026-04-30T18:00"),
    ("2026-05-02T10:00", 0, "2026-05-02T10:00"),
  ])
  func `Working hours pass on working days only`(
    start: String, hours: Int64, end: String
  ) throws {
    let calendar = try mayCalendar()
    let (start, end) = (try moment(start), try moment(end))
    #expect(calendar.moment(hours * Self.hour, after: start, in: .shanghai) == end)
    #expect(calendar.workingTime(from: start, to: end, in: .shanghai) == hours * Self.hour)
  }

  @Test func `Seven working days after 30 April skip the holidays and count the make-up day`()
    throws
  {
    let calendar = try mayCalendar()
    #expect(calendar.workday(7, after: try day("2026-04-30")) == (try day("2026-05-13")))
    #expect(calendar.workday(1, after: try day("2026-04-30")) == (try day("2026-05-06")))
    #expect(calendar.workday(1, after: try day("2026-05-08")) == (try day("2026-05-09")))
  }

  @Test func `The day of filing never counts, be it a working day or a weekend`() throws {
    let calendar = ServicePolicy.standard.calendar
    #expect(calendar.workday(1, after: try day("2026-04-10")) == (try day("2026-04-13")))
    #expect(calendar.workday(1, after: try day("2026-04-11")) == (try day("2026-04-13")))
  }

  @Test func `The lunch break is no working time`() throws {
    let week = try #require(WorkingWeek(["mon-fri 09:00-12:00,13:30-18:00"]))
    let calendar = BusinessCalendar(week: week)
    let (late, early) = (try moment("2026-04-10T11:30"), try moment("2026-04-10T14:00"))
    #expect(calendar.workingTime(from: late, to: early, in: .shanghai) == Self.hour)
    #expect(calendar.moment(Self.hour, after: late, in: .shanghai) == early)
    #expect(calendar.workingTime(from: early, to: late, in: .shanghai) == 0)
  }

  @Test func `Working time adds up over any moment between two`() throws {
    let calendar = try mayCalendar()
    let start = try moment("2026-04-28T22:13:07")
    let end = try moment("2026-05-17T10:41:59")
    let whole = calendar.workingTime(from: start, to: end, in: .shanghai)
    var middle = start
    while middle < end {
      let parts = [(start, middle), (middle, end)].map {
        calendar.workingTime(from: $0, to: $1, in: .shanghai)
      }
      #expect(parts[0] + parts[1] == whole)
      #expect(calendar.moment(parts[0], after: start, in: .shanghai) <= middle)
      middle = middle.advanced(byMilliseconds: 7_654_321)
    }
  }

  @Test func `New hours hold from their first day until others begin`() throws {
    let (early, late) = (try day("2026-06-01"), try day("2026-09-01"))
    let short = try #require(WorkingWeek(["mon-thu 10:00-16:00"]))
    var calendar = BusinessCalendar()
    calendar.set(.standard, from: late)
    calendar.set(short, from: early)
    #expect(calendar.hours(on: early.advanced(by: -3)).text == "09:00-18:00")
    #expect(calendar.hours(on: early).text == "10:00-16:00")
    #expect(!calendar.isWorkday(try day("2026-06-05")))
    #expect(calendar.hours(on: late).text == "09:00-18:00")
    #expect(calendar.weeks.entries.map(\.from) == [nil, early, late])
  }

  @Test func `A day that is declared regular again has the hours of its weekday`() throws {
    var calendar = try mayCalendar()
    calendar.declare(nil, on: try day("2026-05-04"))
    #expect(calendar.isWorkday(try day("2026-05-04")))
    #expect(calendar.workday(1, after: try day("2026-04-30")) == (try day("2026-05-04")))
  }

  @Test(arguments: [
    (["mon-fri 09:00-18:00"], ["mon-fri 09:00-18:00"]),
    (["mon-fri 09:00-12:00", "mon-fri 13:30-18:00"], ["mon-fri 09:00-12:00,13:30-18:00"]),
    (
      ["sat 09:00-12:00", "mon,wed 08:30-24:00"],
      ["mon 08:30-24:00", "wed 08:30-24:00", "sat 09:00-12:00"]
    ),
    (["sun 00:00-24:00"], ["sun 00:00-24:00"]),
  ])
  func `A week reads as it is written`(texts: [String], canonical: [String]) throws {
    let week = try #require(WorkingWeek(texts))
    #expect(week.texts == canonical)
    #expect(WorkingWeek(week.texts) == week)
  }

  @Test(arguments: [
    [], ["mon"], ["mon 09:00"], ["mon 18:00-09:00"], ["mon 09:00-09:00"], ["mon 09:00-24:01"],
    ["mon 9:00-18:00"], ["fri-mon 09:00-18:00"], ["xyz 09:00-18:00"], ["mon- 09:00-18:00"],
    ["mon 09:00-12:00", "mon 11:00-13:00"], ["mon 09:00-12:00,"], ["mon  "],
  ])
  func `What is no week is refused`(texts: [String]) { #expect(WorkingWeek(texts) == nil) }

  @Test(arguments: [
    (Severity.minor, "2026-04-11T20:00", "2026-04-21T23:59:59.999"),
    (.major, "2026-04-11T20:00", "2026-04-21T23:59:59.999"),
    (.critical, "2026-04-10T22:00", "2026-04-15T23:59:59.999"),
  ])
  func `Due times follow from severity and the working days`(
    severity: Severity, acknowledge: String, resolve: String
  ) throws {
    let story = try Story()
    try story.file(severity: severity)
    let filed = try story.complaint().filed
    #expect(filed.acknowledgeDue == (try moment(acknowledge)))
    #expect(filed.resolveDue == (try moment(resolve)))
    #expect(filed.policy == 1)
  }
}
