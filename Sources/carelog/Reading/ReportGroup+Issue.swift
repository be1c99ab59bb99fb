import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office
import Reports

extension ReportGroup {
  struct Issue: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "issue",
      abstract: .text(
        zh: "签发报表：日志记下其位置和校验值",
        en: "Freeze a form: the log keeps its position and hash."),
      discussion: .text(
        zh: """
          在该位置重新编制，字节完全相同；report list --check 即作此核对。
          """,
        en: """
          Made again at that position the form has the same bytes; report list --check does so.
          """,
        examples: """
            carelog report issue monthly --period 2026-04 --role director \\
              --output april.html
          """))

    @OptionGroup var frozen: FrozenOptions
    @OptionGroup var options: WriteOptions

    func run() throws { try frozen.run("report.issue", options) { _ in } }
  }

  struct Restate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "restate",
      abstract: .text(
        zh: "以新版更正已签发的报表，并列出不同之处",
        en: "Put a new edition in the place of an issued form, and show what differs."),
      discussion: .examples(
        """
          carelog report restate monthly --period 2026-04 --role director \\
            --reason 补录两件投诉
        """))

    @OptionGroup var frozen: FrozenOptions
    @OptionGroup var options: WriteOptions

    func run() throws {
      try frozen.run("report.restate", options) { form in
        guard options.store.format != .json, let issued = form.supersedes else { return }
        Self.show(issued, form, options.store.language)
      }
    }

    /// The issued figures beside those of the new edition.
    private static func show(
      _ issued: FormEdition, _ form: ReportForm, _ language: Language
    ) {
      let changes = form.changes(since: issued, language)
      guard !changes.isEmpty else { return }
      let columns = [ColumnName.kpi, .issued, .now].map { TextTable.Column($0.label[language]) }
      let rows = changes.map { [$0.kpi, $0.issued, $0.now] }
      print(TextTable(columns: columns, rows: rows).rendered(), terminator: "")
    }
  }
}

/// Which form is frozen.
struct FrozenOptions: ParsableArguments {
  @Argument(help: .text(zh: "哪种报表", en: "Which form."))
  var kind: ReportKind

  @Option(
    help: .text(
      zh: "月份如 2026-04，周如 2026-W15，或年度",
      en: "A month such as 2026-04, a week such as 2026-W15, or a year."))
  var period: String

  @Option(
    name: .customLong("as-of"),
    help: .text(
      zh: "以前 N 条事件编制，写作 @N（缺省为全部）；重发时须与前次相同",
      en: "Make it from the first N events, written @N (else from all); a retry must repeat it."))
  var asOf: String?

  @Option(
    help: .text(
      zh: "把报表写入此文件；格式依扩展名：.html、.json、.csv 或 .txt",
      en: "Write the form here; the ending says how: .html, .json, .csv or .txt."),
    completion: .file())
  var output: String?

  /// Makes the form, shows what `body` wants to show of it, and issues the command `name` on it.
  func run(
    _ name: String, _ options: WriteOptions, _ body: (ReportForm) -> Void
  ) throws {
    try options.store.run {
      let period = try ReportFile.period(period, of: kind)
      let format = try output.map(ReportFormat.init(ofFile:)) ?? .text
      let office = try options.store.openOffice(for: .commands)
      let head = try office.head()
      let form = try office.form(kind, period, asOf: .count(try position(head.count, head.zone)))
      guard form.today > period.last else {
        throw Refused(refusal: .periodNotOver(period.text, last: "\(period.last)"))
      }
      let request = try options.request(name, fields(form), office)
      let outcome =
        options.dryRun ? try office.preview([request]) : try office.execute([[request]])[0]
      switch outcome {
      case .refused(_, let refusal): throw Refused(refusal: refusal)
      case .done(let outcomes):
        body(form)
        CommandAnswer(request: request, outcome: outcomes[0]).printed(
          options.store.format, options.store.language, dryRun: options.dryRun, head.zone)
        if let output {
          try ReportFile(form: form, format: format, language: options.store.language)
            .write(to: output)
        }
      }
    }
  }

  private func position(_ count: UInt64, _ zone: BusinessZone) throws -> UInt64 {
    guard let asOf else { return count }
    guard case .count(let position)? = AsOf(asOf, in: zone), position <= count else {
      throw KPIQuestion.usage("--as-of：应为 @N", "--as-of: expected @N")
    }
    return position
  }

  private func fields(_ form: ReportForm) -> [String: FieldValue] {
    [
      "kind": .text(kind.rawValue), "period": .text(form.period.text),
      "position": .integer(Int64(form.position)), "sha256": .text(form.hash),
      "figures": .list(form.figures.map(\.text)), "maker": .text(form.maker),
    ]
  }
}
