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
        cloudevents：每行一个 CloudEvent 1.0，为结构化 JSON。密封的库中文字一律遮蔽，除非用 --unseal \
        写明用途，例如本人查阅复制（《个人信息保护法》第四十五条）；records 仍是密封的，可读入新库并\
        得到证明。
        """,
      en: """
        records: a first line that names the log, its size and its tree's root; then a line for \
        every event, with all its fields by name and the stored bytes in base64; then the signed \
        checkpoints. A whole export can be read into a new store by `carelog import`, which gives \
        the same records and the same root.
        cloudevents: a CloudEvent 1.0 in structured JSON a line. In a store that seals, words are \
        masked unless --unseal says for what purpose, such as a person's right to a copy (article \
        45 of the PIPL); records stay sealed, so that they can be read into a store and proven.
        """,
      examples: """
          carelog export > log.jsonl
          carelog export --as cloudevents --tag complaint:P1
          carelog export --as cloudevents --tag customer:C1 \\
            --unseal 本人查阅 --role privacy
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
  @OptionGroup var unsealing: UnsealOptions
  @OptionGroup var options: StoreOptions

  func run() throws {
    try options.run {
      guard from <= to ?? .max else {
        throw Malformed(
          text: Localized(
            zh: "--to-position 小于 --from-position", en: "--to-position is before --from-position"),
          exitCode: 64)
      }
      guard unsealing.purpose == nil || form == .cloudevents else {
        throw Malformed(
          text: Localized(
            zh: "--unseal 只用于 --as cloudevents；records 保持密封，才能核验和导入",
            en: "--unseal is for --as cloudevents; records stay sealed, to be proven and imported"),
          exitCode: 64)
      }
      let query = try filter.query()
      let office = try options.openOffice()
      let export = LogExport(
        form: form, query: query, positions: from...(to ?? .max),
        unsealer: try unsealing.unsealer(for: filter.tag.first.map(nfc) ?? "log", in: office))
      var output = LineOutput()
      try office.engine.read { reader in
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
