import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Glibc
import Interchange
import Office

struct Apply: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: .text(
      zh: "批量执行命令，每行一个 JSON 对象",
      en: "Issue many commands, one JSON object a line."),
    discussion: String.text(
      zh: """
        按次序每行答复一行；有答复即已落盘。空行和以 # 开头的行略过。data 中是同名命令的各选项，名\
        称改用驼峰写法：--remedy-sought 写作 remedySought。行中没有写明的，以 --actor、--role、\
        --at 和 --reason 为准。
        """,
      en: """
        Answers one line each, in order. An answer means that the command is on disk. Blank lines \
        and lines that begin with # are skipped. A command's data are the options of the command \
        of that name, in camelCase: --remedy-sought is remedySought. --actor, --role, --at and \
        --reason hold for lines that do not say.
        """,
      examples: """
          carelog apply year.jsonl > answers.jsonl
          make-commands | carelog apply - --atomic
        """) + .text(zh: "\n\n命令文件示例\n", en: "\n\nEXAMPLE LINES\n") + """
          {"command":"customer.register","data":{"customer":"C1","name":"王芳"}}
          {"command":"complaint.reopen","commandId":"c-2","actor":"U1","role":"leader",
           "at":"2026-04-10T20:00:00+08:00","reason":"又漏水","data":{"complaint":"P1"}}
        """
      + .text(
        zh: "\n（文件中每条占一行；除 command 和 data 外都可省略）",
        en: "\n(each on one line of the file; all but command and data may be left out)"))

  @Argument(
    help: .text(zh: "命令文件；- 为标准输入", en: "The file of commands, or - for standard input."),
    completion: .file(extensions: ["jsonl"]))
  var file: String

  @Flag(
    name: .customLong("stop-on-refusal"),
    help: .text(
      zh: "遇第一行被拒即停止",
      en: "End at the first refused line."))
  var stopsOnRefusal = false

  @Flag(
    help: .text(
      zh: "所有行在一个事务中全部入库或全部不入；各行合计最多 16 MiB",
      en: "All lines or none, in one transaction; at most 16 MiB of lines."))
  var atomic = false

  @Flag(
    name: .customLong("dry-run"),
    help: .text(
      zh: "只说明结果如何，不写入",
      en: "Say what would follow; write nothing."))
  var dryRun = false

  @OptionGroup var circumstances: Circumstances
  @OptionGroup var options: StoreOptions

  func run() throws {
    try options.run {
      let chunks = try FileChunks(path: file)
      let office = try options.openOffice(creating: !dryRun, for: .commands)
      let parser = try CommandLineParser(
        zone: try office.head().zone, circumstances: circumstances,
        identity: try circumstances.identity(in: office))
      guard !dryRun else { return try office.rehearse { try take(chunks, parser, into: $0) } }
      try take(chunks, parser, into: office)
    }
  }

  /// How long a file can be whose lines all wait in memory for the last one, in bytes.
  static let atomicLimit: Int64 = 16 << 20

  private static func requireAtomic(_ byteCount: Int64) throws {
    guard byteCount > atomicLimit else { return }
    throw Malformed(
      text: Localized(
        zh: "--atomic：输入超过 \(atomicLimit) 字节，一个事务放不下；未写入",
        en: "--atomic: the input is longer than the \(atomicLimit) bytes that one transaction "
          + "takes; nothing was written"), exitCode: 65)
  }

  private func take(
    _ chunks: FileChunks, _ parser: CommandLineParser, into office: any UnitExecuting
  ) throws {
    var run = ApplyRun(
      office: office, language: options.language, stopsOnRefusal: stopsOnRefusal,
      isAtomic: atomic)
    // On a terminal the answers themselves show how far the run is.
    var progress = Progress(
      total: chunks.total, language: options.language, isQuiet: isatty(STDOUT_FILENO) == 1)
    defer { progress.clear() }
    let batches = ParsedBatches(chunks, parser).start()
    var failure: (any Error)?
    while !run.isStopped, let batch = batches.next() {
      run.add(batch.entries)
      failure = batch.failure
      if atomic { try Self.requireAtomic(batch.byteCount) }
      guard !atomic else { continue }
      try run.commit()
      progress.show(batch.lineCount, bytes: batch.byteCount)
    }
    progress.clear()
    if let failure { throw failure }
    try run.commit()
    if run.hasRefusal { throw ExitCode(1) }
  }
}

/// The lines of an `apply` on their way into the log, and what became of them.
struct ApplyRun {
  let office: any UnitExecuting
  let language: Language
  let stopsOnRefusal: Bool
  let isAtomic: Bool
  private(set) var hasRefusal = false
  private(set) var isStopped = false
  private var waiting: [(line: Int, request: CommandRequest)] = []

  init(
    office: any UnitExecuting, language: Language, stopsOnRefusal: Bool, isAtomic: Bool
  ) {
    self.office = office
    self.language = language
    self.stopsOnRefusal = stopsOnRefusal
    self.isAtomic = isAtomic
  }

  mutating func add(_ entries: [(line: Int, request: CommandRequest)]) { waiting += entries }

  /// Executes what is waiting and answers it once it is on disk.
  mutating func commit() throws {
    guard !waiting.isEmpty else { return }
    defer { waiting.removeAll(keepingCapacity: true) }
    var answers: [UInt8] = []
    if isAtomic {
      switch try office.execute([waiting.map(\.request)])[0] {
      case .done(let outcomes):
        for (entry, outcome) in zip(waiting, outcomes) { answer(entry, outcome, &answers) }
      case .refused(let index, let refusal): answer(waiting[index], .refused(refusal), &answers)
      }
    } else {
      let outcomes = try office.execute(
        waiting.map { [$0.request] }, stopOnRefusal: stopsOnRefusal)
      for (entry, outcome) in zip(waiting, outcomes) {
        switch outcome {
        case .done(let outcomes): answer(entry, outcomes[0], &answers)
        case .refused(_, let refusal): answer(entry, .refused(refusal), &answers)
        }
      }
    }
    try writeAll(answers, to: STDOUT_FILENO)
  }

  private mutating func answer(
    _ entry: (line: Int, request: CommandRequest), _ outcome: CommandOutcome,
    _ bytes: inout [UInt8]
  ) {
    var members = [JSONValue.Member("line", .integer(Int64(entry.line)))]
    members += CommandAnswer(request: entry.request, outcome: outcome).members(language)
    JSONValue.object(members).append(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    if case .refused = outcome {
      hasRefusal = true
      isStopped = stopsOnRefusal
    }
  }
}
