import CustomerService
import EventSourcing
import Testing

@Suite struct PeriodTests {
  @Test(arguments: [
    ("2026", "2026-01-01", "2026-12-31"), ("2026-Q1", "2026-01-01", "2026-03-31"),
    ("2026-Q4", "2026-10-01", "2026-12-31"), ("2026-02", "2026-02-01", "2026-02-28"),
    ("2028-02", "2028-02-01", "2028-02-29"), ("2100-02", "2100-02-01", "2100-02-28"),
    ("2028-02-29", "2028-02-29", "2028-02-29"), ("2026-W01", "2025-12-29", "2026-01-04"),
    ("2026-W53", "2026-12-28", "2027-01-03"), ("2020-W53", "2020-12-28", "2021-01-03"),
    ("2026-W53..2027-W01", "2026-12-28", "2027-01-10"),
    ("2025-12..2026-02", "2025-12-01", "2026-02-28"), ("2025..2026", "2025-01-01", "2026-12-31"),
  ])
  func `A period is its first and its last day`(text: String, first: String, last: String) throws {
    let period = try #require(Period(text))
    #expect(period.first == (try day(first)))
    #expect(period.last == (try day(last)))
    #expect(period.text == text)
  }

  @Test(arguments: [
    "", "26", "2026-", "2026-00", "2026-13", "2026-Q0", "2026-Q5", "2026-W00", "2025-W53",
    "2027-W53", "2026-W54", "2026-W1", "2026-02-29", "2026-2", "2026-04..", "..2026-04",
    "2026-05..2026-04", "2026-Q1..2026-04", "2026..2026-04", "2026-W01..2026-Q2",
    "2026-04..2026-05..2026-06", "２０２６",
  ])
  func `What names no period, or two of different grain, is none`(text: String) {
    #expect(Period(text) == nil)
  }

  @Test func `A period is cut into the months that it touches`() throws {
    let weeks = try #require(Period("2026-W53"))
    #expect(weeks.months.map(\.text) == ["2026-12", "2027-01"])
    #expect(weeks.months.map(\.first) == [try day("2026-12-28"), try day("2027-01-01")])
    #expect(weeks.months.map(\.last) == [try day("2026-12-31"), try day("2027-01-03")])
  }
}
