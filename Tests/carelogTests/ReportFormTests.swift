import CustomerService
import EventLog
import EventSourcing
import Office
import Reports
import Testing

@testable import carelog

/// The form of a made-up month, in full.
struct ReportFormTests {
  private func form() throws -> ReportForm {
    let office = try History.office()
    return try office.form(
      .monthly, try #require(Period("2026-04")), asOf: .count(try office.head().count))
  }

  @Test(arguments: [
    (ReportFormat.text, Language.zh, "monthly.zh.txt"), (.text, .en, "monthly.en.txt"),
    (.json, .en, "monthly.json"),
  ])
  func `The form of a month is laid out as its fixture`(
    format: ReportFormat, language: Language, name: String
  ) throws {
    let file = ReportFile(form: try form(), format: format, language: language)
    try History.expect(String(decoding: file.bytes, as: UTF8.self), toBe: "../reports/\(name)")
  }

  @Test func `The hash on a form is that of its JSON, in whatever language it is laid out`() throws
  {
    let form = try form()
    #expect(form.hash.count == 64)
    for language in Language.allCases {
      for format in [ReportFormat.text, .csv, .html] {
        let file = ReportFile(form: form, format: format, language: language)
        #expect(String(decoding: file.bytes, as: UTF8.self).contains(form.hash))
      }
    }
  }

  @Test(arguments: [
    ("april.html", ReportFormat.html), ("a.b.csv", .csv), ("x/april.json", .json),
    ("april", .text), ("./april", .text), ("april.txt", .text),
  ])
  func `The ending of a file says how a form is laid out`(
    path: String, format: ReportFormat
  ) throws {
    #expect(try ReportFormat(ofFile: path) == format)
  }

  @Test func `An ending that stands for nothing is refused rather than filled with text`() {
    #expect(throws: Malformed.self) { try ReportFormat(ofFile: "april.pdf") }
  }

  @Test func `Amounts are yuan in every column of the CSV, with two decimals where there are any`()
    throws
  {
    let csv = String(
      decoding: ReportFile(form: try form(), format: .csv, language: .en).bytes, as: UTF8.self)
    let rows = csv.split(separator: "\r\n").map { $0.split(separator: ",") }
    let values = rows.filter { $0.first == "renewal (value)" }.joined().compactMap { Double($0) }
    #expect(!values.isEmpty)
    #expect(values.allSatisfy { $0 < 10_000 })
  }
}
