import ArgumentParser
import Checkpoints
import EventLog
import EventSourcing
import Interchange
import Merkle
import Office

struct BackupGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: .text(
      zh: "不停机备份库，演练恢复",
      en: "Back up the store while it is in use, and rehearse restoring."),
    subcommands: [Take.self, Verify.self], defaultSubcommand: Take.self)

  struct Take: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take",
      abstract: .text(
        zh: "备份整个库；用 --since 只备份另一备份之后的记录",
        en: "Copy the store, or with --since what came after another backup."),
      discussion: .text(
        zh: """
          备份期间他人可照常写入：备份的是日志的一个时点。备份是一个新文件夹，内有 manifest.json（日\
          志的条数和根哈希、各文件的 SHA-256、检查点、时间），以及 data.mdb，或者 increment.jsonl：\
          另一备份之后的记录，格式同 carelog export，并附其延续该备份的证明。全部内容逐页逐条读回\
          核验，然后文件夹才得其名；受损的库不予备份（退出码 1 或 74）。在此之前它名为 \
          DEST.unfinished，没有备份在运行时可以删除。

          备份含有库中的一切，请存放在只有保管人能读取的地方。备份不含密钥。用 carelog restore 恢\
          复。
          """,
        en: """
          Others may go on writing: a backup is one moment of the log. It is a new folder with \
          manifest.json (size and root of the log, SHA-256 of the files, checkpoints, time) \
          beside data.mdb, or beside increment.jsonl: the records after the other backup, in the \
          form of carelog export, with the proof that they continue it. Everything is read back, \
          every page and record, before the folder gets its name; a damaged store makes no backup \
          (exit 1 or 74). Until then it is DEST.unfinished, which may be removed when no backup \
          is running.

          A backup holds all that the store holds: keep it where only its keepers can read it. \
          Keys are not in it. Restore with carelog restore.
          """,
        examples: """
            carelog backup /backup/2026-11-22
            carelog backup /backup/2026-11-23 --since /backup/2026-11-22
            carelog backup verify /backup/2026-11-22 /backup/2026-11-23
          """))

    @Argument(
      help: .text(zh: "要建立的文件夹；事先不得存在", en: "The folder to make; it must not exist."),
      completion: .directory)
    var destination: String
    @Option(
      help: .text(
        zh: "只备份该备份（完整或增量）之后的记录",
        en: "Only what came after this backup, full or increment."), completion: .directory)
    var since: String?
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let base = try since.map(BackupFolder.init(path:))
        let office = try options.open(auditing: true, for: .keeping)
        let writer = BackupWriter(office: office, destination: destination)
        let manifest =
          try base.map { try writer.writeIncrement(since: $0.manifest) }
          ?? writer.writeFull()
        manifest.listing(options.language).printed(options.format)
      }
    }
  }

  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: .text(
        zh: "把备份恢复到临时文件夹，全面核验，输出演练记录",
        en: "Restore backups into a scratch folder, verify all, and print a drill record."),
      discussion: .text(
        zh: """
          与 carelog restore 和 carelog verify 所做相同：按 SHA-256 核对各文件，核验每一页和每条记\
          录，以及根哈希、索引、回执、读模型和库中的检查点；给出 --log-key 时还核验其签名。临时文\
          件夹须有与库相当的空间，用后删除；备份本身不被改动。演练记录请存档。有任何不符，退出码为 \
          1；备份根本无法恢复时为 65。
          """,
        en: """
          Does what carelog restore and carelog verify do: files against SHA-256, every page and \
          record, the root, index, receipts, read models and stored checkpoints; with --log-key \
          their signatures too. The scratch folder needs the room of the store and is removed \
          afterwards; the backups are not written to. Keep the record. Exit code 1 when anything \
          is wrong, 65 when a backup cannot be restored at all.
          """,
        examples: """
            carelog backup verify /backup/2026-11-22
            carelog backup verify full monday tuesday --log-key office.vkey --format json
          """))

    @Argument(
      help: .text(
        zh: "一份完整备份，其后依次为各增量",
        en: "A full backup, then its increments in order."), completion: .directory)
    var backups: [String]
    @Option(
      name: .customLong("log-key"),
      help: .text(
        zh: "日志的公钥，或存有公钥的文件；可重复",
        en: "The log's public key, or a file with it; may be repeated."), completion: .file())
    var logKeys: [String] = []
    @Option(
      help: .text(
        zh: "恢复到何处演练（缺省取 TMPDIR，再次为 /tmp）",
        en: "Where to restore to (else TMPDIR, else /tmp)."), completion: .directory)
    var scratch: String?
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let keys = try logKeys.map(TrustedKey.read)
        let drill = RestoreDrill(
          chain: try BackupChain(backups), keys: keys,
          scratch: scratch ?? environment("TMPDIR") ?? "/tmp")
        let record = try drill.run()
        record.printed(options.format, options.language)
        if !record.hasPassed { throw ExitCode(1) }
      }
    }
  }
}

extension BackupManifest {
  func listing(_ language: Language) -> Listing {
    func text(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
    let files = files.map { "\($0.name) \($0.bytes)" }.joined(separator: ", ")
    return Listing(
      columns: [
        .init(text("种类", "kind")), .init(text("日志", "origin")),
        .init(text("记录数", "events"), .right), .init(text("根哈希", "root hash")),
        .init(text("检查点", "checkpoints"), .right), .init(text("备份时间", "taken")),
        .init(text("文件与字节数", "files and bytes")),
      ],
      rows: [
        [
          since.map { text("增量，自 \($0.size) 起", "after \($0.size)") } ?? text("全量", "full"),
          mark.origin, "\(mark.size)", mark.root.hex,
          "\(checkpoints)", takenAt, files,
        ]
      ], json: json)
  }
}

struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: .text(
      zh: "由备份及其增量恢复成新库",
      en: "Make a new store of a backup and its increments."),
    discussion: .text(
      zh: """
        先核验文件、页、记录和根哈希；备份受损或前后不衔接时，不留下任何东西。读模型随即更新到位。

        恢复而来的是原日志的分叉：丢失的库可能答复和签署过更多。新库记得这一点，carelog checkpoint \
        只在它延续最后所签（KEY.signed）时才签署。若找不到所签的，或有意舍去一部分事件，请用 \
        --origin 给日志另取一名，并换用新密钥。备份之后发出的命令，可用原编号重发。
        """,
      en: """
        Files, pages, records and root are checked first; a backup that is damaged or does not \
        follow leaves nothing. Read models are brought up to date.

        What is restored is a fork: the lost store may have acknowledged and signed more. The new \
        store knows this, and carelog checkpoint signs it only if it continues what was signed \
        last (KEY.signed). When that cannot be had, or events are to be left out on purpose, give \
        the log another name with --origin, and take another key. Commands sent since the backup \
        can be sent again with their ids.
        """,
      examples: """
          carelog restore /backup/2026-11-22 --store new
          carelog restore full monday tuesday --store new
          carelog restore full --to-position 99999 --store before --origin carelog/2
        """))

  @Argument(
    help: .text(zh: "一份完整备份，其后依次为各增量", en: "A full backup, then its increments in order."),
    completion: .directory)
  var backups: [String]
  @Option(
    name: .customLong("to-position"),
    help: .text(
      zh: "到此位置为止（含）",
      en: "Up to this position, which is the last."))
  var limit: UInt64?
  @Option(
    help: .text(
      zh: "给日志另取一名；旧检查点随之舍弃",
      en: "Another name for the log; its old checkpoints are left out then."))
  var origin: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    try options.run {
      var restoration = Restoration(chain: try BackupChain(backups), folder: options.folder)
      restoration.limit = limit
      restoration.origin = try origin.map(LogName.checked)
      let mark = try restoration.run()
      mark.listing(options.language).printed(options.format)
      diagnose(
        Localized(
          zh: "已恢复到 \(options.folder)；它是原日志的分叉，签署前须有 KEY.signed（见 restore --help）",
          en: """
            restored to \(options.folder), which is a fork of the log it came from: signing needs \
            KEY.signed (see restore --help)
            """)[options.language])
    }
  }
}
