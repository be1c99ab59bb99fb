import CustomerService
import EventSourcing
import Reports
import Testing

/// A form for people leaves out what says nothing, and stays within a terminal.
struct ReadingTests {
  @Test func `Columns in which nothing is said are for programs alone`() throws {
    let form = try ReportDesk.april().form()
    #expect(!form.text(.en, hash: "").contains("a year ago"))
    #expect(!form.html(.en, hash: "").contains("a year ago"))
    #expect(String(decoding: form.csv(.en, hash: ""), as: UTF8.self).contains("a year ago"))
  }

  @Test func `Of the last months those before the first figure are left out, none after it`() throws
  {
    let lines = try ReportDesk.april().form().text(.en, hash: "").split(separator: "\n")
    let trend = try #require(lines.firstIndex(of: "The last 12 months"))
    let months = lines[trend + 1].split(separator: " ").dropFirst()
    #expect(months.first != "2025-05")
    #expect(months.last == "2026-04")
    #expect(months.contains("2026-03"))
  }

  @Test(arguments: [ReportKind.monthly, .annual])
  func `A wide table goes on below rather than beyond the terminal`(kind: ReportKind) throws {
    let form = try ReportDesk.april().form(kind, kind == .annual ? "2026" : "2026-04")
    for line in form.text(.en, hash: "").split(separator: "\n") {
      #expect(line.count <= 152, "\(line)")
    }
  }

  @Test func `The commands behind the figures are told once, with the figures to put in`() throws {
    let text = try ReportDesk.april().form().text(.en, hash: "")
    #expect(text.contains("carelog kpi explain [KPI] --period 2026-04 --as-of @"))
    #expect(text.contains("closure --basis docket · "))
    #expect(!text.contains("carelog kpi explain satisfaction --period"))
  }
}
