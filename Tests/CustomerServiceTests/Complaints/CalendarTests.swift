import CustomerService
import EventSourcing
import Testing

struct CalendarTests {
  @Test func `Seven working days after 30 April skip the holidays and count the make-up day`()
    throws
  {
    let calendar = BusinessCalendar(
      version: 2,
      holidays: Set(try (1...5).map { try day("2026-05-0\($0)") }),
      makeUpWorkdays: [try day("2026-05-09")])
    #expect(calendar.workday(7, after: try day("2026-04-30")) == (try day("2026-05-13")))
    #expect(calendar.workday(1, after: try day("2026-04-30")) == (try day("2026-05-06")))
    #expect(calendar.workday(1, after: try day("2026-05-08")) == (try day("2026-05-09")))
  }

  @Test func `The day of filing never counts, be it a working day or a weekend`() throws {
    let calendar = ServicePolicy.standard.calendar
    #expect(calendar.workday(1, after: try day("2026-04-10")) == (try day("2026-04-13")))
    #expect(calendar.workday(1, after: try day("2026-04-11")) == (try day("2026-04-13")))
  }

  @Test func `A calendar without working days counts plain days instead of never ending`() throws {
    let calendar = BusinessCalendar(
      version: 1, workingWeekdays: [], makeUpWorkdays: [try day("2026-04-05")])
    #expect(calendar.workday(2, after: try day("2026-04-01")) == (try day("2026-04-06")))
  }

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
