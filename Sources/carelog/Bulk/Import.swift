import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Glibc
import Interchange
import Office

extension TextEncoding: ExpressibleByArgument {
  init?(argument: String) {
    let name = argument.lowercased()
    self.init(rawValue: name == "utf8" ? "utf-8" : name)
  }
}

struct Import: ParsableCommand, Speaking {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: .text(
      zh: "导入电子表格登记册，或把完整导出读入新库",
      en: "Read a register kept in a spreadsheet, or a whole export into a new store."),
    discussion: String.text(
      zh: """
        CSV 文件的每一行，按映射文件变为若干命令；一行要么整行入库，要么完全不入。重复运行不会重复\
        入账：已入库的行按其内容识别。被拒的行写入 FILE.rejected.csv，下次运行时重写，没有被拒的则\
        删除；再次运行即重试这些行。用 --dry-run 时，各行依次判定，如同已经写入，汇总说明结果如何，\
        但不写入任何内容。

        不给 --map 时，文件应为完整导出（carelog export 的 JSON Lines）。由它建立新库，记录、位置\
        和根哈希都与原库相同，否则就不建立：缺失、移位或被改的行会被指明，已建的部分随即删除。
        """,
      en: """
        Each row of the CSV file becomes the commands that the mapping file names; a row is taken \
        whole or not at all. Running it twice adds nothing: rows in the log are known by what \
        they say. Refused rows go to FILE.rejected.csv, which a later run replaces, or removes \
        when it refuses none; another run tries them again. With --dry-run the rows are decided \
        one after the other as if they were written, the summary says what would come of them, \
        and nothing is written.

        Without --map the file is a whole export (JSON Lines of `carelog export`). It becomes a \
        new store with the same records at the same positions and the same root, or none: a line \
        that is missing, moved or altered is named, and what was made of the others is removed.
        """,
      examples: """
          carelog import steps.csv --map steps.map.json --register-missing --dry-run
          carelog import steps.csv --map steps.map.json --register-missing
          carelog import log.jsonl --store copy
        """) + .text(zh: "\n\n映射文件示例\n", en: "\n\nEXAMPLE MAP\n") + """
          {"role": "director", "reason": "migrated register", "commands": [
            {"command": "complaint.reopen",
             "when": {"column": "step", "equals": ["work", "call"]},
             "unlessRefused": "not_closed",
             "at": {"column": "date"},
             "data": {"complaint": {"template": "case-{number}"}}},
            {"command": "complaint.close",
             "unlessEmpty": "closed",
             "at": {"column": "closed"},
             "data": {"complaint": {"template": "case-{number}"},
               "resolution": {"columns": ["answer", "remark"]},
               "outcome": {"column": "end", "values": {"ok": "resolved"},
                 "default": "settled"}}}]}
        """
      + "\n\n"
      + .text(
        zh: """
          命令的成员
            when            只用于该列为所列文字之一的行
            unlessEmpty     只用于所列各列都不为空的行
            unlessRefused   遇所列拒绝代码时略去本命令，该行继续：用于为同一行
                            其后的命令作准备的命令
          与 commands 并列的 skip 列出与 when 相同的条件，符合其一的行略过。
          """,
        en: """
          MEMBERS OF A COMMAND
            when            only for rows whose column holds one of these texts
            unlessEmpty     only for rows whose columns all hold something
            unlessRefused   codes of refusals on which the row goes on without it: for
                            a command that prepares for those after it in the row
          Beside commands, skip lists conditions like those of when; rows that meet one are \
          passed over.
          """))

  @Argument(
    help: .text(
      zh: "带表头的 CSV 文件（RFC 4180），或 carelog 的导出文件",
      en: "The CSV file (RFC 4180) with a header row, or the export."),
    completion: .file(extensions: ["csv", "jsonl"]))
  var file: String

  @Option(
    help: .text(zh: "登记册的映射文件", en: "The mapping file of a register."),
    completion: .file(extensions: ["json"]))
  var map: String?

  @Option(help: .text(zh: "CSV 文件的编码", en: "The CSV file's encoding."))
  var encoding = TextEncoding.utf8

  @Flag(
    name: .customLong("register-missing"),
    help: .text(zh: "首次出现的客户和技师自动建档", en: "Register customers and technicians at first sight."))
  var registersMissing = false

  @Flag(
    name: .customLong("dry-run"),
    help: .text(
      zh: "只说明各行结果如何，不写入",
      en: "Say what would become of the rows; write nothing."))
  var dryRun = false
  @OptionGroup var options: StoreOptions

  var language: Language { options.language }

  func run() throws {
    try options.run {
      guard let map else {
        guard !dryRun else {
          throw KPIQuestion.usage(
            "--dry-run 须与 --map 同用；整体导出先核对后成库", "--dry-run needs --map; an export is checked whole")
        }
        let export = ExportImport(file: file, folder: options.folder, language: options.language)
        return try export.run().listing(options.language).printed(options.format)
      }
      try importRegister(
        try RegisterMap(parsing: FileChunks(path: map).whole(atMost: RegisterMap.byteLimit)))
    }
  }

  private func importRegister(_ map: RegisterMap) throws {
    let chunks = try FileChunks(path: file)
    var reader = try Malformed.reading {
      try CSVReader(encoding: encoding) { try chunks.next() }
    }
    guard let header = try Malformed.reading({ try reader.next() })?.fields else {
      throw Malformed(text: Localized(zh: "文件是空的", en: "the file is empty"), exitCode: 65)
    }
    try map.check(header)
    let office = try options.openOffice(creating: !dryRun, for: .commands)
    let zone = try office.head().zone
    let identity = try Identity(actor: map.actor, role: map.role, in: office)
    let rejected = dryRun ? nil : RejectedRows(path: file + ".rejected.csv", header: header)
    func run(into office: any UnitExecuting) -> ImportRun {
      ImportRun(
        office: office, zone: zone, map: map, identity: identity, header: header,
        language: language, registersMissing: registersMissing, rejected: rejected)
    }
    guard let rejected else {
      return try office.rehearse { try take(&reader, chunks, run(into: $0), nil) }
    }
    try take(&reader, chunks, run(into: office), rejected)
  }

  private func take(
    _ reader: inout CSVReader, _ chunks: FileChunks, _ run: ImportRun, _ rejected: RejectedRows?
  ) throws {
    var run = run
    var progress = Progress(total: chunks.total, language: options.language)
    defer { progress.clear() }
    var malformed: Malformed?
    do {
      while let row = try reader.next() {
        try run.add(row)
        if run.isWritten { progress.show(run.rows, bytes: chunks.readCount) }
      }
    } catch {
      malformed = try Malformed(reading: error)
    }
    try run.commit()
    progress.clear()
    try answer(run, isWhole: malformed == nil, rejected)
    if let malformed { throw malformed }
    if run.refused > 0 { throw ExitCode(1) }
  }

  private func answer(_ run: ImportRun, isWhole: Bool, _ rejected: RejectedRows?) throws {
    run.summary.printed(options.format)
    guard let rejected else { return diagnose(text("试运行，未写入", "dry run, nothing written")) }
    let path = rejected.path
    if run.refused > 0 {
      try rejected.finish()
      diagnose(
        text("被拒绝的行及其原因见 \(path)", "the refused rows and why: \(path)"))
    } else if isWhole, unlink(path) == 0 {
      diagnose(
        text("没有被拒绝的行；已删除上次的 \(path)", "no row was refused; removed \(path) of an earlier run"))
    }
  }
}

extension Malformed {
  /// What is wrong with the file that was being read; any other error is thrown on.
  init(reading error: any Error) throws {
    switch error {
    case let error as Malformed: self = error
    case let error as CSVError:
      self.init(text: Localized(zh: error.chinese, en: error.english), exitCode: 65)
    case let error as TextDecodingError:
      self.init(text: Localized(zh: error.chinese, en: error.english), exitCode: 65)
    default: throw error
    }
  }

  static func reading<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      throw try Malformed(reading: error)
    }
  }
}
