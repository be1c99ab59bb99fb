import ArgumentParser
import Checkpoints
import EventSourcing
import Merkle
import Office

struct WitnessCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "witness",
    abstract: .text(
      zh: "为另一日志的检查点作见证签名，前提是它延续上一个",
      en: "Cosign another log's checkpoint, if it continues the last."),
    discussion: .text(
      zh: """
        FILE 是 carelog prove consistency 的输出（C2SP tlog-witness，add-checkpoint）；第一次也可\
        以只是检查点。输出的检查点附有 cosignature/v1 见证签名（C2SP tlog-cosignature）。每个日志\
        上次见到的检查点存于 KEY.seen，一个日志一个文件，以日志名的 SHA-256 命名；先落盘，再输出签\
        名。第一个检查点直接采信。拒绝时退出码为 1：rollback、fork、same_size_other_root、\
        other_old_size、untrusted_checkpoint。
        """,
      en: """
        FILE is what carelog prove consistency prints (C2SP tlog-witness, add-checkpoint), or, \
        for the first time, a checkpoint alone. The note is printed with a cosignature/v1 added \
        (C2SP tlog-cosignature). The last checkpoint seen of each log is kept in KEY.seen, a file \
        a log named by SHA-256 of its name, holding the note; it is on disk before the \
        cosignature is printed. The first checkpoint is believed. Refused with exit 1: rollback, \
        fork, same_size_other_root, other_old_size, untrusted_checkpoint.
        """,
      examples: """
          carelog witness first.checkpoint --log-key office.vkey
          carelog witness for-witness --log-key office.vkey > cosigned.checkpoint
        """))

  @Argument(
    help: .text(zh: "请求文件；- 为标准输入", en: "The request, or - for standard input."),
    completion: .file()) var file: String
  @Option(
    name: .customLong("log-key"),
    help: .text(
      zh: "日志的公钥，或存有公钥的文件；可重复",
      en: "The log's public key, or a file with it; may be repeated."), completion: .file())
  var logKeys: [String]
  @Option(help: .text(zh: "日志名（缺省为第一个密钥的名称）", en: "The log's name (else that of the first key)."))
  var origin: String?
  @Option(
    name: .customLong("key-file"),
    help: .text(
      zh: "见证人的私钥（缺省取 CARELOG_WITNESS_KEY，再次为 …/carelog/witness-key）",
      en: "The witness's secret key (else CARELOG_WITNESS_KEY, else …/carelog/witness-key)."),
    completion: .file())
  var keyFile: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    try options.run {
      let trusted = try logKeys.map(TrustedKey.read)
      let origin = origin ?? trusted.first?.name.text ?? ""
      let bytes = try FileChunks(path: file).whole(atMost: SmallFile.limit)
      let request: AddCheckpoint
      do throws(AddCheckpointError) {
        request = try AddCheckpoint(parsing: bytes)
      } catch {
        throw Malformed(
          text: Localized(zh: "\(file)：\(error.text.zh)", en: "\(file): \(error.text.en)"),
          exitCode: 65)
      }
      let path = keyFile ?? environment("CARELOG_WITNESS_KEY")
      let secret = path.map(KeyFile.init(path:)) ?? .standard(isWitness: true)
      let key = try secret.read()
      let witness = Witness(policy: TrustPolicy(origin: origin, logKeys: trusted))
      let state = SeenCheckpoints(folder: secret.path + ".seen")
      try SmallFile.locked(secret.path) {
        let last = try state.last(of: origin)
        do throws(WitnessRefusal) {
          _ = try witness.check(request, last: last)
        } catch {
          throw AuditRefusal(error)
        }
        var note = request.note
        try note.cosign(with: key, at: UInt64(systemTime().rawValue / 1000))
        try state.note(request.note, of: origin)
        printVerbatim(note.bytes)
      }
    }
  }
}

/// The last checkpoint that a witness saw of each log.
struct SeenCheckpoints {
  let folder: String

  func last(of origin: String) throws -> Checkpoint? {
    let path = path(origin)
    guard let bytes = try SmallFile.read(path) else { return nil }
    do {
      return try Checkpoint(noteText: SignedNote(parsing: bytes).text)
    } catch {
      let why = Localized(explaining: error)
      throw AuditRefusal(
        "seen_memory_damaged",
        message: Localized(
          zh: "\(path) 记不清上次见到的检查点：\(why.zh)。",
          en: "\(path) does not tell which checkpoint was seen last: \(why.en)."),
        hint: Localized(
          zh: "放回上次输出的检查点；切勿删除了事。",
          en: "Put back the note that was printed last; do not just delete it."))
    }
  }

  func note(_ note: SignedNote, of origin: String) throws {
    try SmallFile.makeFolder(folder)
    try SmallFile.replace(path(origin), note.bytes)
  }

  private func path(_ origin: String) -> String {
    folder + "/" + Digest(hashing: Array(origin.utf8)).hex
  }
}
