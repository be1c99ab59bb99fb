import CustomerService
import Reports
import Testing

struct PeriodsTests {
  @Test(arguments: [
    (ReportKind.monthly, "2026-01", "2025-12", "2025-01", "2026-01..2026-01", "2025-02..2026-01"),
    (.monthly, "2024-12", "2024-11", "2023-12", "2024-01..2024-12", "2024-01..2024-12"),
    (.weekly, "2026-W01", "2025-W52", "2025-W01", "2026-W01..2026-W01", "2025-02..2026-01"),
    (.weekly, "2021-W01", "2020-W53", "2020-W01", "2021-W01..2021-W01", "2020-02..2021-01"),
  ])
  func `A form stands beside the period before, a year ago and the year to date`(
    kind: ReportKind, period: String, previous: String, lastYear: String, toDate: String,
    trend: String
  ) throws {
    let periods = ReportPeriods(kind, try #require(Period(period)))
    #expect(periods.previous?.text == previous)
    #expect(periods.lastYear?.text == lastYear)
    #expect(periods.toDate?.text == toDate)
    #expect(periods.trend.text == trend)
  }

  @Test func `A week 53 has no counterpart in most years, and a year none at all`() throws {
    let week = ReportPeriods(.weekly, try #require(Period("2020-W53")))
    #expect(week.lastYear == nil)
    let year = ReportPeriods(.annual, try #require(Period("2026")))
    #expect(year.previous?.text == "2025")
    #expect(year.lastYear == nil && year.toDate == nil)
    #expect(year.trend.text == "2026-01..2026-12")
  }

  @Test(arguments: [
    (ReportKind.monthly, ["2026-04"]), (.weekly, ["2026-W15", "2020-W53"]), (.annual, ["2026"]),
  ])
  func `A form covers one whole period of its kind`(kind: ReportKind, own: [String]) throws {
    let all = [
      "2026-04", "2026-W15", "2020-W53", "2026", "2026-Q2", "2026-04-03", "2026-04..2026-05",
    ]
    for text in all {
      #expect(kind.covers(try #require(Period(text))) == own.contains(text), "\(text)")
    }
  }
}
