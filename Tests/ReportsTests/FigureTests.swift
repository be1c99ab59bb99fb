import CustomerService
import EventSourcing
import Interchange
import Office
import Projections
import Reports
import Testing

/// What a form says is what `kpi` answers, and its parts come to its wholes.
struct FigureTests {
  @Test func `Every figure of the scorecard is the answer of its KPI`() throws {
    let desk = try ReportDesk.april()
    let form = try desk.form()
    let rows = try form.table(.scorecard, .figures).rows
    let names = KPIName.allCases.filter { $0 != .open_ageing }
      .flatMap { kpi in kpi.bases.map { FigureName(kpi, $0) } }
    #expect(rows.count == names.count)
    let periods = ["2026-04", "2026-03", "2025-04", "2026-01..2026-04"]
    for (row, name) in zip(rows, names) {
      let answers = try periods.map { text in
        let period = try #require(Period(text))
        return try #require(
          try desk.office.kpi(
            [
              KPIRequest(
                kpi: name.kpi, bases: [name.basis], period: period,
                split: .whole)
            ], asOf: .count(form.position)
          ).answers.first)
      }
      #expect(row.contains(.value(answers[0])), "\(name.text)")
      for answer in answers.dropFirst() { #expect(row.contains(.figure(answer)), "\(name.text)") }
    }
  }

  @Test func `The sum of a table by group is the whole, and its rows come to it`() throws {
    let form = try ReportDesk.april().form()
    for section in form.sections {
      for table in section.tables {
        guard let total = table.total else { continue }
        for (index, cell) in total.enumerated() {
          guard case .figure(let whole) = cell, whole.unit != .seconds else { continue }
          let parts = table.rows.compactMap { row -> KPIAnswer? in
            if case .figure(let part) = row[index] { part } else { nil }
          }
          #expect(parts.reduce(0) { $0 + $1.numerator } == whole.numerator, "\(table.name)")
          #expect(parts.reduce(0) { $0 + $1.denominator } == whole.denominator, "\(table.name)")
        }
      }
    }
  }

  @Test func `The docket balances: open, filed, reopened and closed come to what is open`() throws {
    let form = try ReportDesk.april().form()
    #expect(
      try form.table(.complaints, .docket).rows
        == [[1, 3, 0, 3, 1].map { ReportCell.integer($0) }])
    let notes = try form.section(.complaints).notes.map(\.name)
    #expect(notes.contains(.docketHolds))
    #expect(!notes.contains(.docketBroken))
  }

  @Test func `What became of contracts adds up to the renewal rate`() throws {
    let form = try ReportDesk.april().form()
    let rows = try form.table(.renewal, .decisions).rows.map { $0.prefix(2).map(\.self) }
    let decisions = ["on_time", "declined", "pending"]
    #expect(
      rows.map { row in if case .term(let code, _) = row[0] { code } else { "" } } == decisions)
    #expect(rows.map { $0[1] } == Array(repeating: .integer(1), count: 3))
    #expect(form.figures.contains(IssuedFigure(name: "renewal.count", value: "1/3~1")))
    #expect(try form.table(.renewal, .outlook).rows.map { $0[0] } == [.text("K3")])
  }

  @Test func `Lists tell of serious complaints, breaches, low scores and cancellations`() throws {
    let form = try ReportDesk.april().form()
    #expect(try form.table(.complaints, .majorCases).rows.map { $0[0] } == [.text("P2")])
    #expect(try form.table(.complaints, .breaches).rows.map { $0[0] } == [.text("P3")])
    #expect(
      try form.table(.complaints, .rootCauses).rows == [[.text("carelessness"), .integer(3)]])
    #expect(try form.table(.satisfaction, .verbatims).rows.map { $0[5] } == [.text("said 3")])
    #expect(
      try form.table(.delivery, .cancellations).rows.map { $0[1] } == [.text("nobody home")])
    #expect(try form.table(.safety, .incidents).rows.map { $0[0] } == [.text("I1")])
    #expect(try form.table(.notes, .late).rows.contains { $0[1] == .integer(9) })
  }

  @Test func `The ageing of what is open adds up to all that is open`() throws {
    let form = try ReportDesk.april().form()
    let open = try #require(
      try form.table(.complaints, .docket).rows.last?.last, "the docket ends with what is open")
    let ageing = try form.table(.complaints, .ageing)
    #expect(ageing.total?[1] == open)
  }

  @Test func `A rating that was voided leaves the words beside low scores`() throws {
    let desk = try ReportDesk.april()
    try desk.tell("rating.void", ["visit": "V3"], at: "2026-04-30T23:00")
    let form = try desk.form()
    #expect(try form.section(.satisfaction).tables.allSatisfy { $0.name != .verbatims })
    #expect(try form.table(.notes, .withdrawals).rows.map { $0[2] } == [.text("visit:V3")])
  }

  @Test func `Long numbers in free text are masked`() throws {
    let form = try ReportDesk.april().form()
    #expect(
      try form.table(.complaints, .majorCases).rows[0][4] == .text("Door scratched, call ***"))
  }

  @Test func `A weekly form lists open complaints that are late or soon due`() throws {
    let form = try ReportDesk.april().form(.weekly, "2026-W18")
    #expect(try form.table(.complaints, .dueSoon).rows.map { $0[0] } == [.text("P4")])
    #expect(form.sections.map(\.name).contains(.renewal) == false)
  }

  @Test func `A month without facts has no data instead of zeros`() throws {
    let form = try ReportDesk.april().form(.monthly, "2025-12")
    for row in try form.table(.scorecard, .figures).rows {
      guard case .value(let answer) = row[3] else { continue }
      #expect(answer.status == .no_data)
      #expect(answer.value == nil)
    }
  }
}
