import CustomerService
import EventSourcing
import Office
import Projections
import Reports
import Testing

@testable import carelog

/// How answers are laid out for people; programs get the integers as they are.
struct KPITableTests {
  private let office: Office

  init() throws { office = try History.office() }

  private func table(
    _ kpi: KPIName, _ basis: KPIBasis?, _ period: String, asOf: AsOf? = nil,
    _ format: OutputFormat = .table
  ) throws -> KPITable {
    let request = KPIRequest(
      kpi: kpi, bases: [basis], period: try #require(Period(period)), split: .whole)
    return KPITable(
      report: try office.kpi([request], asOf: asOf), language: .en, zone: .shanghai,
      format: format)
  }

  /// Numerator, denominator, value and notes of the only answer.
  private func cells(_ table: KPITable) throws -> [String] {
    let row = try #require(table.listing.rows.first)
    return [row[3], row[4], row[5], row[8]]
  }

  @Test func `Of durations the number is told, not the sum`() throws {
    let cells = try cells(table(.time_to_acknowledge, nil, "2026-04"))
    #expect(cells[0] == "")
    #expect(cells[1] == "1")
    #expect(cells[2] == "1d 13:30:00")
  }

  @Test func `Amounts are yuan for people and fen for programs`() throws {
    #expect(try cells(table(.renewal, .value, "2026-05"))[1] == "¥3,500")
    #expect(try cells(table(.renewal, .value, "2026-05", .csv))[1] == "350000")
  }

  @Test func `A period that lies ahead, or is not over, says so`() throws {
    #expect(try cells(table(.clearance, nil, "2030"))[3] == "the period lies ahead")
    #expect(try cells(table(.clearance, nil, "2026"))[3].hasSuffix("up to 2026-06-05"))
    #expect(try !cells(table(.clearance, nil, "2026-04"))[3].contains("up to"))
  }

  @Test func `A look into the past says from how many events it follows`() throws {
    let early = try #require(Timestamp("2020-01-01T00:00", in: .shanghai))
    #expect(
      try table(.clearance, nil, "2026", asOf: .time(early)).basis
        .hasPrefix("nothing was recorded before 2020-01-01"))
    #expect(
      try table(.clearance, nil, "2026", asOf: .count(7)).basis
        == "from the first 7 events of the log")
  }

  @Test func `Every KPI that can be asked has a definition in both languages`() {
    for kpi in KPIName.allCases {
      for basis in kpi.bases {
        let figure = FigureName(kpi, basis)
        #expect(figure.definition != figure.label, "\(figure.text)")
      }
    }
  }
}
