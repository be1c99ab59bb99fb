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
    abstract: "Back up the store while it is in use, and rehearse restoring.",
    subcommands: [Take.self, Verify.self], defaultSubcommand: Take.self)

  struct Take: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take",
      abstract: "Copy the store, or with --since what came after another backup.",
      discussion: """
        Others may go on writing: a backup is one moment of the log. It is a new folder with \
        manifest.json (size and root of the log, SHA-256 of the files, checkpoints, time) beside \
        data.mdb, or beside increment.jsonl: the records after the other backup, in the form of \
        carelog export, with the proof that they continue it. Everything is read back, every page \
        and record, before the folder gets its name; a damaged store makes no backup (exit 1 or \
        74). Until then it is DEST.unfinished, which may be removed when no backup is running.

        A backup holds all that the store holds: keep it where only its keepers can read it. Keys \
        are not in it. Restore with carelog restore.

        EXAMPLES
          carelog backup /backup/2026-11-22
          carelog backup /backup/2026-11-23 --since /backup/2026-11-22
          carelog backup verify /backup/2026-11-22 /backup/2026-11-23
        """)

    @Argument(help: "The folder to make; it must not exist.", completion: .directory)
    var destination: String
    @Option(
      help: "Only what came after this backup, full or increment.", completion: .directory)
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
      abstract: "Restore backups into a scratch folder, verify all, and print a drill record.",
      discussion: """
        Does what carelog restore and carelog verify do: files against SHA-256, every page and \
        record, the root, index, receipts, read models and stored checkpoints; with --log-key \
        their signatures too. The scratch folder needs the room of the store and is removed \
        afterwards; the backups are not written to. Keep the record. Exit code 1 when anything is \
        wrong, 65 when a backup cannot be restored at all.

        EXAMPLES
          carelog backup verify /backup/2026-11-22
          carelog backup verify full monday tuesday --log-key office.vkey --format json
        """)

    @Argument(help: "A full backup, then its increments in order.", completion: .directory)
    var backups: [String]
    @Option(
      name: .customLong("log-key"),
      help: "The log's public key, or a file with it; may be repeated.", completion: .file())
    var logKeys: [String] = []
    @Option(help: "Where to restore to (else TMPDIR, else /tmp).", completion: .directory)
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
    commandName: "restore", abstract: "Make a new store of a backup and its increments.",
    discussion: """
      Files, pages, records and root are checked first; a backup that is damaged or does not \
      follow leaves nothing. Read models are brought up to date.

      What is restored is a fork: the lost store may have acknowledged and signed more. The new \
      store knows this, and carelog checkpoint signs it only if it continues what was signed last \
      (KEY.signed). When that cannot be had, or events are to be left out on purpose, give the log \
      another name with --origin, and take another key. Commands sent since the backup can be sent \
      again with their ids.

      EXAMPLES
        carelog restore /backup/2026-11-22 --store new
        carelog restore full monday tuesday --store new
        carelog restore full --to-position 99999 --store before --origin carelog/2
      """)

  @Argument(help: "A full backup, then its increments in order.", completion: .directory)
  var backups: [String]
  @Option(
    name: .customLong("to-position"), help: "Up to this position, which is the last.")
  var limit: UInt64?
  @Option(help: "Another name for the log; its old checkpoints are left out then.")
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
          zh: "已恢复到 \(options.folder);它是原日志的分叉,签署前须有 KEY.signed(见 restore --help)",
          en: """
            restored to \(options.folder), which is a fork of the log it came from: signing needs \
            KEY.signed (see restore --help)
            """)[options.language])
    }
  }
}
