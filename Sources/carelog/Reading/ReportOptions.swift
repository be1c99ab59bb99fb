import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Glibc
import Merkle
import Office
import Reports

/// Which form is asked for, and how to hand it over.
struct ReportOptions: ParsableArguments {
  @Option(
    help: .text(
      zh: "月份如 2026-04，周如 2026-W15，或年度",
      en: "A month such as 2026-04, a week such as 2026-W15, or a year."))
  var period: String

  @OptionGroup var look: AsOfOption

  @Option(
    name: .customLong("format"),
    help: .text(
      zh: "版式（缺省依 --output 的扩展名）",
      en: "How to lay it out (else by the ending of --output)."))
  var givenFormat: ReportFormat?

  @Option(
    help: .text(
      zh: "写入此文件：.txt、.json、.csv 或 .html（缺省显示在终端）",
      en: "Write it here: .txt, .json, .csv or .html (else to the terminal)."),
    completion: .file())
  var output: String?

  @OptionGroup var unsealing: UnsealOptions

  @Option(
    help: .text(
      zh: "库的文件夹（缺省取 CARELOG_STORE，再次为 ./carelog-store）",
      en: "The store's folder (else CARELOG_STORE, else ./carelog-store)."),
    completion: .directory)
  var store: String?

  @Option(
    name: .customLong("lang"),
    help: .text(
      zh: "语言（缺省取自 LC_ALL、LANG）",
      en: "The language (else from LC_ALL and LANG)."))
  var givenLanguage: Language?

  /// The same as other commands take; refusals of a form in JSON are JSON.
  private func storeOptions() throws -> StoreOptions {
    var arguments = ["--format", givenFormat == .json ? "json" : "table"]
    if let store { arguments += ["--store", store] }
    if let givenLanguage { arguments += ["--lang", givenLanguage.rawValue] }
    return try StoreOptions.parse(arguments)
  }

  func show(_ kind: ReportKind) throws {
    let options = try storeOptions()
    try options.run {
      let format = try givenFormat ?? output.map(ReportFormat.init(ofFile:)) ?? .text
      let period = try ReportFile.period(period, of: kind)
      let office = try options.openOffice()
      let zone = try office.head().zone
      let moment = try look.moment(in: zone)
      let unsealer = try unsealing.unsealer(
        for: "report \(kind.rawValue) \(period.text)", in: office)
      let form = try office.form(kind, period, asOf: moment, unsealer)
      try ReportFile(form: form, format: format, language: options.language).write(to: output)
    }
  }
}

/// How a form is laid out.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, csv, html

  /// The format that a file's ending stands for; text for `.txt` and for none.
  ///
  /// - Throws: ``Malformed`` for an ending that stands for nothing.
  init(ofFile path: String) throws {
    let name = path.split(separator: "/").last ?? ""
    let ending = name.contains(".") ? String(name.split(separator: ".").last ?? "") : "txt"
    guard let format = ending == "txt" ? .text : Self(rawValue: ending) else {
      throw KPIQuestion.usage(
        "--output：不会写 .\(ending)；可用 .html、.json、.csv、.txt（要 PDF 请从浏览器打印 .html）",
        "--output: expected .html, .json, .csv or .txt, not .\(ending) (print .html for a PDF)")
    }
    self = format
  }
}

/// A form on its way to a file or the terminal.
struct ReportFile {
  var form: ReportForm
  var format: ReportFormat
  var language: Language

  static func period(_ text: String, of kind: ReportKind) throws -> Period {
    guard let period = Period(text), kind.covers(period) else {
      throw KPIQuestion.usage(
        "--period：月度报表应如 2026-04，周报如 2026-W15，年度如 2026",
        "--period: expected 2026-04 for a monthly form, 2026-W15 for a weekly, 2026 for an annual"
      )
    }
    return period
  }

  /// Writes the form to `path`, or to stdout for nil.
  func write(to path: String?) throws {
    guard let path else { return printVerbatim(bytes) }
    try writeFile(bytes, to: path)
    diagnose(Localized(zh: "已写入 \(path)", en: "wrote \(path)")[language])
  }

  var bytes: [UInt8] {
    switch format {
    case .text: Array(form.text(language, hash: form.hash).utf8)
    case .json: form.bytes
    case .csv: form.csv(language, hash: form.hash)
    case .html: Array(form.html(language, hash: form.hash).utf8)
    }
  }
}

extension ReportForm {
  /// SHA-256 of its JSON, in lower-case hexadecimal.
  var hash: String { Digest(hashing: bytes).hex }
}

extension Office {
  /// The form of `period` as of a moment of the log.
  ///
  /// With an `unsealer` it shows sealed words, and is not the form that can be issued.
  func form(
    _ kind: ReportKind, _ period: Period, asOf: AsOf?, _ unsealer: Unsealer? = nil
  ) throws -> ReportForm {
    let plan = ReportPlan(kind, period)
    return FormBuilder(plan, try material(plan.question, asOf: asOf, unsealer: unsealer)).form
  }
}
