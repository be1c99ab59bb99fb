import CustomerService
import EventSourcing
import Interchange
import Office
import Projections
import Reports
import Testing

/// A form follows from the first events of the log, and says what changed since it was issued.
struct IssuedFormTests {
  @Test(arguments: [
    (ReportKind.monthly, "2026-04"), (.weekly, "2026-W15"), (.annual, "2026"),
  ])
  func `Made again at its position a form has the same bytes`(
    kind: ReportKind, period: String
  ) throws {
    let desk = try ReportDesk.april()
    let count = try desk.count()
    let bytes = try desk.form(kind, period).bytes
    try desk.issue(at: count)
    try desk.tell("complaint.invalid", ["complaint": "P3"])
    try desk.tell("rating.void", ["visit": "V3"])
    desk.set(to: "2027-01-01T00:00")
    try desk.tell("customer.register", ["customer": "C3"])
    #expect(try desk.form(kind, period, at: count).bytes == bytes)
    #expect(try desk.form(kind, period).bytes != bytes)
  }

  @Test func `What changed after a form was issued is said with both values`() throws {
    let desk = try ReportDesk.april()
    try desk.issue(at: desk.count())
    #expect(try desk.form().section(.notes).notes.map(\.name).contains(.unchanged))
    try desk.tell("complaint.invalid", ["complaint": "P3"])
    for period in ["2026-04", "2026-05"] {
      let notes = try desk.form(.monthly, period).section(.notes)
      let table = try #require(notes.tables.first { $0.name == .restatements })
      let docket = try #require(
        table.rows.first { row in
          if case .term("closure.docket", _) = row[2] { true } else { false }
        })
      #expect(docket[0] == .text("2026-04"))
      #expect(docket[3...].map(integers) == ["3/4", "2/3"])
      #expect(notes.commands.contains { $0.hasPrefix("carelog kpi diff closure --basis docket") })
    }
  }

  @Test func `A form that another version made is told from other facts`() throws {
    let desk = try ReportDesk.april()
    let form = try desk.form()
    var issued = FormEdition()
    issued.sha256 = "aa"
    issued.figures = form.figures.map(\.text)
    issued.maker = form.maker
    #expect(form.maker.hasPrefix("form.\(ReportForm.version) ") && form.maker.contains("closure."))
    #expect(form.compared(with: issued, hash: "aa") == .same)
    #expect(form.compared(with: issued, hash: "bb") == .other_facts)
    for maker in [nil, "form.0"] {
      issued.maker = maker
      issued.figures = form.figures.map(\.text)
      #expect(form.compared(with: issued, hash: "bb") == .other_version)
      #expect(form.compared(with: issued, hash: "aa") == .same)
      let index = try #require(issued.figures.firstIndex { $0.hasPrefix("closure.docket ") })
      issued.figures[index] = "closure.docket 1/99"
      #expect(form.compared(with: issued, hash: "bb") == .other_figures)
    }
    #expect(RemadeForm.allCases.filter(\.isTrouble) == [.other_figures, .other_facts])
  }

  @Test func `A backdated complaint restates an issued month`() throws {
    let desk = try ReportDesk.april()
    try desk.issue(at: desk.count())
    try desk.tell(
      "complaint.file",
      [
        "complaint": "P9", "customer": "C2", "channel": "phone", "category": "quality",
        "severity": "minor", "description": "forgotten",
      ], at: "2026-04-20T09:00")
    let rows = try desk.form().table(.notes, .restatements).rows
    #expect(rows.contains { $0[3...].map(integers) == ["3/4", "3/5"] })
  }

  private func integers(_ cell: ReportCell) -> String {
    guard case .figure(let answer) = cell else { return "" }
    return "\(answer.numerator)/\(answer.denominator)"
  }

  @Test func `A form is known however long after its period it was issued`() throws {
    let desk = try ReportDesk.april()
    desk.set(to: "2029-01-01T09:00")
    try desk.issue(at: desk.count())
    #expect(try desk.form().edition == 2)
    #expect(
      try desk.form(.monthly, "2027-03").section(.notes).notes.map(\.name).contains(.unchanged))
    #expect(
      try !desk.form(.monthly, "2027-04").section(.notes).notes.map(\.name).contains(.unchanged))
  }

  @Test func `A restated form is the next edition, and then nothing differs`() throws {
    let desk = try ReportDesk.april()
    try desk.issue(at: desk.count())
    try desk.tell("complaint.invalid", ["complaint": "P3"])
    let restated = try desk.form()
    #expect(restated.edition == 2)
    #expect(restated.supersedes?.edition == 1)
    try desk.issue(at: desk.count(), reason: "void", "report.restate")
    let form = try desk.form()
    #expect(form.edition == 3)
    #expect(form.supersedes?.edition == 2)
    #expect(form.supersedes?.figures.contains("closure.docket 2/3") == true)
    #expect(try form.section(.notes).tables.allSatisfy { $0.name != .restatements })
  }

  @Test func `What a new edition changes is told in figures and times, not in stored codes`() throws
  {
    let desk = try ReportDesk.april()
    try desk.issue(at: desk.count())
    try desk.tell("complaint.invalid", ["complaint": "P3"])
    let form = try desk.form()
    let changes = form.changes(since: try #require(form.supersedes), .en)
    let docket = try #require(changes.first { $0.kpi.hasPrefix("complaint closure") })
    #expect(docket.issued == "75.00% (3/4)")
    #expect(docket.now == "66.67% (2/3)")
    let time = try #require(changes.first { $0.kpi.hasPrefix("time to close") })
    #expect(time.issued == "4d 00:00:00 (n = 3)")
    #expect(changes.allSatisfy { !$0.now.contains("s/") })
  }

  @Test func `The read model of what is told is what the log leads to`() throws {
    let desk = try ReportDesk.april()
    try desk.issue(at: desk.count())
    let before = try desk.form().bytes
    try desk.office.catchUp()
    #expect(try desk.office.verifyProjections().allSatisfy { $0.keys.isEmpty })
    try desk.office.rebuildProjections()
    #expect(try desk.form().bytes == before)
  }
}
