import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Glibc
import Interchange
import Office

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: .text(
      zh: "把日志全部或部分导出为 JSON Lines",
      en: "Write the log, or a part of it, as JSON Lines."),
    discussion: .text(
      zh: """
        records：首行为日志的名称、条数和树根；其后每个事件一行，列出各字段及所存字节（base64）；\
        最后是已签名的检查点。完整导出可用 carelog import 读入新库，记录和根哈希都与原库相同。
        cloudevents：每行一个 CloudEvent 1.0，为结构化 JSON。
        """,
      en: """
        records: a first line that names the log, its size and its tree's root; then a line for \
        every event, with all its fields by name and the stored bytes in base64; then the signed \
        checkpoints. A whole export can be read into a new store by `carelog import`, which gives \
        the same records and the same root.
        cloudevents: a CloudEvent 1.0 in structured JSON a line.
        """,
      examples: """
          carelog export > log.jsonl
          carelog export --as cloudevents --tag complaint:P1
          carelog export --type complaint.filed --from-position 1000 --to-position 1999
        """))

  @Option(
    name: .customLong("as"),
    help: .text(
      zh: "records 或 cloudevents",
      en: "records or cloudevents."))
  var form = LogExport.Form.records

  @Option(
    name: .customLong("from-position"),
    help: .text(
      zh: "从此位置开始",
      en: "From this position on."))
  var from: UInt64 = 0

  @Option(
    name: .customLong("to-position"),
    help: .text(
      zh: "到此位置为止（含）",
      en: "Up to this position, which is the last."))
  var to: UInt64?

  @OptionGroup var filter: EventFilter
  @OptionGroup var options: StoreOptions

  func run() throws {
    try options.run {
      guard from <= to ?? .max else {
        throw Malformed(
          text: Localized(
            zh: "--to-position 小于 --from-position", en: "--to-position is before --from-position"),
          exitCode: 64)
      }
      let export = LogExport(
        form: form, query: try filter.query(), positions: from...(to ?? .max))
      var output = LineOutput()
      try options.openOffice().engine.read { reader in
        try export.write(reader) { try output.write($0) }
      }
      try output.flush()
    }
  }
}

/// Lines on standard output, of which none may be lost.
struct LineOutput {
  private var buffer: [UInt8] = []

  /// - Throws: ``StoreFault`` when the output takes no more.
  mutating func write(_ line: JSONValue) throws {
    line.append(to: &buffer)
    buffer.append(UInt8(ascii: "\n"))
    if buffer.count >= 1 << 16 { try flush() }
  }

  mutating func flush() throws {
    try writeAll(buffer, to: STDOUT_FILENO)
    buffer.removeAll(keepingCapacity: true)
  }
}
