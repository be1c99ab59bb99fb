import CustomerService
import EventSourcing
import Evidence
import Foundation
import Interchange
import Testing

@testable import carelog

/// The limits that `Fixtures/THREATS.md` states are those of the program.
struct LimitsTests {
  private static let rows: [String: String] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/THREATS.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let limits = text.split(separator: "## Limits").last ?? ""
    return limits.split(separator: "\n").reduce(into: [:]) { rows, line in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      if cells.count == 2 { rows[cells[0]] = cells[1] }
    }
  }()

  private static func numbers(_ row: String) -> [Int]? {
    rows[row]?.matches(of: /[0-9][0-9,]*/).compactMap {
      Int($0.output.replacing(",", with: ""))
    }
  }

  private static let csv = CSVReader.Options()

  @Test(arguments: [
    ("a line of `apply`", [LineReader.usualLimit]),
    ("all lines of `apply --atomic`", [Int(Apply.atomicLimit)]),
    ("a line of an export", [ExportReader.lineLimit]),
    ("a CSV field, a CSV row", [csv.fieldLimit, csv.rowLimit, csv.fieldCountLimit]),
    (
      "a mapping file", [RegisterMap.byteLimit, RegisterMap.commandLimit, RegisterMap.fieldLimit]
    ),
    ("a KPI receipt", [KPIReceiptFile.limit]), ("an evidence file", [EvidenceFile.maximumBytes]),
    ("a key, a note, a backup's manifest", [SmallFile.limit]),
    ("an id", [FieldReader.idLimit, FieldReader.idLimit * 4]),
    ("a text, a reason", [FieldReader.textLimit]),
    ("a team, region or service", [FieldReader.labelLimit]),
    ("a log's name", [LogName.limit]),
    ("an amount of money", [Int(FieldReader.moneyLimit)]),
    ("a fact ahead of the clock", [Int(TimeRules.aheadLimit / 60_000)]),
  ])
  func `A stated limit is the one that holds`(row: String, limits: [Int]) {
    #expect(Self.numbers(row) == limits)
  }

  @Test func `JSON is read as deep as stated`() {
    let depth = Self.numbers("depth of JSON, of CBOR")?.first ?? 0
    func nested(_ depth: Int) -> [UInt8] {
      Array(repeating: UInt8(ascii: "["), count: depth)
        + Array(repeating: UInt8(ascii: "]"), count: depth)
    }
    #expect(throws: Never.self) { try JSONValue(parsing: nested(depth)) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: nested(depth + 1)) }
  }

  @Test func `Days are read from the first to the last stated`() {
    #expect(Self.rows["a day"] == "1900-01-01 to 9999-12-31")
    #expect(CalendarDate("1900-01-01") != nil && CalendarDate("9999-12-31") != nil)
    #expect(CalendarDate("1899-12-31") == nil)
  }
}
