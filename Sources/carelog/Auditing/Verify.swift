import ArgumentParser
import Checkpoints
import EventLog
import EventSourcing
import Interchange
import Merkle
import Office
import Synchronization

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: .text(
      zh: "核验整个库，以及它是否延续较早的检查点",
      en: "Verify the whole store, and that it continues an older checkpoint."),
    discussion: .text(
      zh: """
        读遍每一页和每条记录：叶哈希、树、索引、编号、回执、日志时间、读模型和库中的检查点。有损坏\
        的，说明其位置、影响和处理办法。不写入任何内容。有任何不符，退出码为 1；文件的页损坏以致一\
        概不可信时为 74。

        用 --checkpoint 时，日志必须恰以当时签署的事件开头：日志被截断、以旧备份恢复或改写，都会暴\
        露，无论密钥在谁手中。用 --log-key 时，库中的检查点还须有所给密钥之一的签名。
        """,
      en: """
        Reads every page and every record: leaf hashes, tree, index, names, receipts, log time, \
        read models, stored checkpoints. What is damaged is named with its positions, what is \
        affected and what to do. Nothing is written. Exit code 1 when anything is wrong, 74 when \
        the file's pages are damaged so that nothing in it can be relied on.

        With --checkpoint, the log must begin with exactly the events that were signed then: a \
        log that was cut, restored from an old backup or rewritten is exposed, whoever holds the \
        key. With --log-key, the checkpoints in the store must be signed by one of the keys \
        given, too.
        """,
      examples: """
          carelog verify
          carelog verify --checkpoint 2026-04.checkpoint --log-key office.vkey
          carelog verify --from-position 1000000
        """))

  @Option(
    help: .text(
      zh: "日志必须延续的已签名检查点；可重复",
      en: "A signed checkpoint that the log must continue; may be repeated."), completion: .file())
  var checkpoint: [String] = []
  @Option(
    name: .customLong("log-key"),
    help: .text(
      zh: "日志的公钥，或存有公钥的文件；可重复",
      en: "The log's public key, or a file with it; may be repeated."), completion: .file())
  var logKeys: [String] = []
  @Option(
    name: .customLong("from-position"),
    help: .text(
      zh: "此位置之前的记录不再核验，从此处开始",
      en: "Believe the records before this position, and go on from there."))
  var start: UInt64 = 0
  @OptionGroup var options: StoreOptions

  func run() throws {
    try options.run {
      let keys = try logKeys.map(TrustedKey.read)
      guard checkpoint.isEmpty || !keys.isEmpty else {
        throw Malformed(
          text: Localized(
            zh: "--checkpoint 需要 --log-key：没有公钥就无从相信检查点",
            en: "--checkpoint needs --log-key: without a key no checkpoint can be believed"),
          exitCode: 64)
      }
      let office = try options.openForAudit()
      let head = try office.head()
      var request = VerifyRequest()
      request.start = start
      request.keys = keys
      let policy = TrustPolicy(origin: head.origin, logKeys: keys)
      request.checkpoints = try checkpoint.map { try Self.open($0, policy) }
      let report = try verify(office, request, total: Int64(head.count))
      VerifyText(report: report, language: options.language).printed(options.format)
      if !report.damages.isEmpty { throw ExitCode(1) }
    }
  }

  private func verify(
    _ office: Office, _ request: VerifyRequest, total: Int64
  ) throws -> VerifyReport {
    let progress = Mutex(Progress(total: total, language: options.language))
    defer { progress.withLock { $0.clear() } }
    do {
      return try office.verify(request) { done in
        progress.withLock { $0.show(Int(done), bytes: Int64(done)) }
      }
    } catch let error as MerkleError {
      throw AuditRefusal(error)
    }
  }

  private static func open(_ path: String, _ policy: TrustPolicy) throws -> Checkpoint {
    let bytes = try FileChunks(path: path).whole(atMost: SmallFile.limit)
    let note: SignedNote
    do {
      note = try SignedNote(parsing: bytes)
    } catch {
      throw Malformed(
        text: Localized(zh: "\(path)：\(error.text.zh)", en: "\(path): \(error.text.en)"),
        exitCode: 65)
    }
    do {
      return try policy.open(note).checkpoint
    } catch {
      throw AuditRefusal(WitnessRefusal.untrusted(error))
    }
  }
}

/// What verification found, for people and programs.
struct VerifyText {
  var report: VerifyReport
  var language: Language

  func printed(_ format: OutputFormat) {
    switch format {
    case .json: print(json.text(.pretty))
    case .csv:
      Listing(
        columns: ["kind", "first", "positions", "items", "finding", "affected", "remedy"].map {
          .init($0)
        }, rows: report.damages.map(row), json: .null
      ).printed(.csv)
    case .table: print(sanitised(text, keepingLineBreaks: true))
    }
  }

  private var text: String {
    let root = Base64.encode(report.root.bytes)
    let scope = Localized(
      zh:
        "核验 \(report.count) 条（从 @\(report.start) 起），根哈希 \(root)，库存检查点 \(report.storedCheckpoints) 个",
      en: """
        verified \(report.count) events from @\(report.start) on, root \(root), \
        \(report.storedCheckpoints) stored checkpoints
        """)[language]
    guard !report.damages.isEmpty else {
      return scope + Localized(zh: "\n一切完好", en: "\nnothing is wrong")[language]
    }
    return ([scope] + report.damages.map(block)).joined(separator: "\n\n")
  }

  private func block(_ damage: Damage) -> String {
    let kind = damage.kind
    var lines = ["\(kind.rawValue): \(kind.finding[language])"]
    if !damage.positions.isEmpty {
      lines.append(
        Localized(zh: "  位置：", en: "  at: ")[language] + Self.ranges(damage.positions))
    }
    if !damage.items.isEmpty {
      let items = damage.items.map { $0[language] }.joined(separator: ", ")
      lines.append(Localized(zh: "  对象：\(items)", en: "  named: \(items)")[language])
    }
    lines.append(
      Localized(
        zh: "  影响：\(kind.affected.zh)", en: "  affected: \(kind.affected.en)")[language])
    lines.append(
      Localized(zh: "  处理：\(kind.remedy.zh)", en: "  what to do: \(kind.remedy.en)")[language])
    return lines.joined(separator: "\n")
  }

  private func row(_ damage: Damage) -> [String] {
    [
      damage.kind.rawValue, damage.positions.first.map { "\($0)" } ?? "",
      Self.ranges(damage.positions), damage.items.map { $0[language] }.joined(separator: ", "),
      damage.kind.finding[language], damage.kind.affected[language], damage.kind.remedy[language],
    ]
  }

  var json: JSONValue {
    [
      "status": .string(report.damages.isEmpty ? "whole" : "damaged"),
      "events": .integer(Int64(report.count)), "from": .integer(Int64(report.start)),
      "root": .string(Base64.encode(report.root.bytes)),
      "checkpoints": .integer(Int64(report.storedCheckpoints)),
      "damages": .array(
        report.damages.map { damage in
          .object(omittingNil: [
            "kind": .string(damage.kind.rawValue),
            "first": damage.positions.first.map { .integer(Int64($0)) },
            "positions": .array(damage.positions.map { .integer(Int64($0)) }),
            "items": .array(damage.items.map { .string($0[language]) }),
            "finding": .string(damage.kind.finding[language]),
            "affected": .string(damage.kind.affected[language]),
            "remedy": .string(damage.kind.remedy[language]),
          ])
        }),
    ]
  }

  /// Ascending positions as ranges: 3, 7–9.
  static func ranges(_ positions: [UInt64]) -> String {
    var texts: [String] = []
    var start = 0
    while start < positions.count {
      var end = start
      while end + 1 < positions.count, positions[end + 1] == positions[end] + 1 { end += 1 }
      texts.append(
        start == end ? "\(positions[start])" : "\(positions[start])–\(positions[end])")
      start = end + 1
    }
    return texts.joined(separator: ", ")
  }
}
