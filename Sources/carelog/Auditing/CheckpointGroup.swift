import ArgumentParser
import Checkpoints
import EventSourcing
import Interchange
import Merkle
import Office

struct CheckpointGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "checkpoint",
    abstract: .text(
      zh: "签署日志现状，查看已签署的检查点",
      en: "Sign the log as it is, and show what was signed."),
    subcommands: [Sign.self, List.self, Show.self], defaultSubcommand: Sign.self)

  struct Sign: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sign",
      abstract: .text(
        zh: "签署日志的根哈希，输出检查点",
        en: "Sign the log's root and print the note."),
      discussion: .text(
        zh: """
          保存检查点的人日后可以查明，此前的记录未被更改或删除。签署时先读回上一检查点以来的事件并\
          计算哈希；检查点存入库中之后才输出。日志比先前签署的短，或历史不同，即不予签署（退出码 1）：\
          库中的检查点和密钥文件旁的那个（KEY.signed）都必须得到延续。给出几个密钥，就有几个签名。
          """,
        en: """
          Whoever keeps the note can tell later that nothing before it was changed or removed. \
          The events since the last checkpoint are read back and hashed first; the note is in the \
          store before it is printed. A log that is shorter than what was signed before, or has \
          another history, is not signed (exit 1): the notes in the store and the one beside the \
          key file (KEY.signed) must both be continued. Several keys make several signatures.
          """,
        examples: """
            carelog checkpoint > 2026-04.checkpoint
            carelog checkpoint --key-file office.key --key-file director.key
          """))
    @OptionGroup var keys: KeyOptions
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let files = keys.files
        guard Set(try files.map { try $0.read().verifier }).count == files.count else {
          throw Malformed(
            text: Localized(
              zh: "--key-file：同一把密钥给了两次", en: "--key-file: one key is given twice"),
            exitCode: 64)
        }
        let office = try options.openOffice(for: .keeping)
        let note = try sign(office, files[...], [], [])
        CheckpointGroup.show(note, options.format)
      }
    }

    /// Reads one key after the other, each locked until the note is noted beside it.
    private func sign(
      _ office: Office, _ files: ArraySlice<KeyFile>, _ keys: [SignerKey], _ signed: [Checkpoint]
    ) throws -> StoredCheckpoint {
      guard let file = files.first else { return try office.checkpoint(keys: keys, signed: signed) }
      let key = try file.read()
      return try SmallFile.locked(file.path) {
        let last = try file.lastSigned(by: key.verifier)
        let stored = try sign(
          office, files.dropFirst(), keys + [key], signed + [last].compactMap(\.self))
        try file.note(signed: stored.note)
        return stored
      }
    }
  }

  struct List: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: .text(zh: "列出库中的检查点", en: "List the stored checkpoints."))
    @OptionGroup var options: StoreOptions

    var language: Language { options.language }

    func run() throws {
      try options.run {
        let stored = try options.openOffice().checkpoints()
        Listing(
          columns: [
            .init(text("记录数", "events"), .right), .init(text("根哈希", "root")),
            .init(text("签署者", "signed by")),
          ],
          rows: stored.map {
            [
              "\($0.checkpoint.size)", Base64.encode($0.checkpoint.root.bytes),
              $0.note.signatures.map { "\($0.name)+\($0.id.hex)" }.joined(separator: " "),
            ]
          }, json: .array(stored.map(CheckpointGroup.json))
        ).printed(options.format)
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: .text(zh: "输出库中的一个检查点", en: "Print a stored checkpoint."),
      discussion: .examples(
        """
          carelog checkpoint show 1200
        """))
    @Argument(
      help: .text(
        zh: "多少条事件时的检查点（缺省为最近一个）",
        en: "Of how many events (else the last one).")) var size: UInt64?
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let stored = try options.openOffice().checkpoints()
        let wanted = size.map { size in stored.first { $0.checkpoint.size == size } } ?? stored.last
        guard let wanted else { throw Self.none }
        CheckpointGroup.show(wanted, options.format)
      }
    }

    private static let none = AuditRefusal(
      "no_checkpoint",
      message: Localized(zh: "库中没有这个检查点。", en: "There is no such checkpoint in the store."),
      hint: Localized(
        zh: "用 carelog checkpoint list 查看。", en: "See carelog checkpoint list."))
  }

  private static func show(_ stored: StoredCheckpoint, _ format: OutputFormat) {
    switch format {
    case .table, .csv: printVerbatim(stored.note.bytes)
    case .json: print(json(stored).text(.pretty))
    }
  }

  private static func json(_ stored: StoredCheckpoint) -> JSONValue {
    [
      "origin": .string(stored.checkpoint.origin),
      "events": .integer(Int64(stored.checkpoint.size)),
      "root": .string(Base64.encode(stored.checkpoint.root.bytes)),
      "signatures": .array(
        stored.note.signatures.map {
          ["name": .string($0.name.text), "id": .string($0.id.hex)]
        }),
      "note": .string(String(decoding: stored.note.bytes, as: UTF8.self)),
    ]
  }
}
