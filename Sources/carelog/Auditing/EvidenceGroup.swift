import ArgumentParser
import Checkpoints
import CustomerService
import EventSourcing
import Evidence
import Glibc
import Interchange
import Office

struct EvidenceGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evidence",
    abstract: .text(
      zh: "制作或核验投诉经过的证据，核验时无需库",
      en: "Give or check proof of a complaint's history that needs no store."),
    subcommands: [OfComplaint.self, Check.self])

  struct OfComplaint: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "complaint",
      abstract: .text(
        zh: "把投诉的记录连同证明和最近的检查点写入一个文件",
        en: "Write a complaint's records, with proofs and the newest checkpoint, to one file."),
      discussion: .text(
        zh: """
          文件中的记录与库中所存相同，因此也含其中的姓名和电话。carelog evidence check 说明它证明\
          了什么、没有证明什么。要证明所示最后一条之后该投诉再无记录，须加 --tail。
          """,
        en: """
          The file holds the records as they are stored, so also names and telephone numbers in \
          them. `carelog evidence check` says what it proves and what not. That the complaint \
          does not go on after the last record shown is proven only with --tail.
          """,
        examples: """
            carelog evidence complaint P1 -o P1.evidence
            carelog evidence complaint P1 --checkpoint taken-home.note -o P1.evidence
            carelog evidence complaint P1 --tail -o P1.evidence
          """))

    @Argument(help: .complaint) var complaint: String
    @Option(
      help: .text(
        zh: "较早的检查点文件，所制文件须证明日志是它的延续",
        en: "An older checkpoint's note, which the file shall prove to be continued."),
      completion: .file())
    var checkpoint: String?
    @Flag(
      help: .text(
        zh: "附上此后直至检查点的全部记录，包括其他客户的",
        en: "Add every later record up to the checkpoint, other customers' too."))
    var tail = false
    @Option(
      name: .shortAndLong,
      help: .text(
        zh: "写入的文件（缺省写到标准输出）",
        en: "The file to write (else standard output)."), completion: .file())
    var output: String?
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let older = try checkpoint.map(readNote)
        let office = try options.openOffice()
        do {
          let report = try office.evidence(
            of: ComplaintID(nfc(complaint)), older: older, withTail: tail, in: options.language)
          try write(report.file.bytes)
          if report.uncovered > 0 { diagnose(Self.uncovered(report.uncovered)[options.language]) }
        } catch let refusal as Refusal {
          throw Refused(refusal: refusal)
        } catch let refusal as EvidenceRefusal {
          diagnose("\(refusal.code): \(refusal.text[options.language])")
          throw ExitCode(1)
        }
      }
    }

    private func write(_ bytes: [UInt8]) throws {
      guard let output else { return printVerbatim(bytes) }
      try writeFile(bytes, to: output)
    }

    private static func uncovered(_ count: Int) -> Localized {
      Localized(
        zh: "另有 \(count) 条记录晚于最新检查点，不在文件中；请先运行 carelog checkpoint",
        en: "\(count) more records are newer than the newest checkpoint and not in the file; "
          + "make a new one with `carelog checkpoint` first")
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: .text(
        zh: "不用库核验证据文件，说明证明了什么、没有证明什么",
        en: "Check an evidence file without a store; say what it proves and what not."),
      discussion: .text(
        zh: "有任何不符，退出码即为 1。",
        en: "Exits 1 when anything is wrong with it.",
        examples: """
            carelog evidence check P1.evidence --key office.example+1a2b3c4d+AQ…
            carelog evidence check P1.evidence --key "$KEY" --checkpoint taken-home.note
          """))

    @Argument(help: .text(zh: "证据文件", en: "The evidence file."), completion: .file()) var file:
      String
    @Option(
      help: .text(
        zh: "日志的公钥 name+id+base64，或存有公钥的文件；可重复",
        en: "The log's public key, name+id+base64, or a file with it; may be repeated."))
    var key: [String]
    @Option(
      help: .text(
        zh: "日志在检查点中的名称（缺省为第一个密钥的名称）",
        en: "The log's name in its checkpoints (else the name of the first key)."))
    var origin: String?
    @Option(
      help: .text(
        zh: "须有其签名的见证人公钥；可重复",
        en: "The public key of a witness that must have signed; may be repeated."))
    var witness: [String] = []
    @Option(
      help: .text(zh: "您自己保存的检查点文件", en: "A checkpoint's note that you have kept."),
      completion: .file())
    var checkpoint: String?
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        let keys = try key.map(TrustedKey.read)
        guard let first = keys.first else { throw ValidationError("--key is missing") }
        let witnesses = try witness.map(TrustedKey.read)
        let policy = TrustPolicy(
          origin: origin ?? first.name.text, logKeys: keys, witnesses: witnesses,
          witnessMinimum: witnesses.count)
        let held = try checkpoint.map(readNote)
        let report: EvidenceCheckReport
        let bytes = try readWhole(file)
        do throws(EvidenceError) {
          let evidence = try EvidenceFile(parsing: bytes)
          report = EvidenceCheckReport(evidence.check(policy: policy, held: held))
        } catch {
          report = EvidenceCheckReport(unreadable: error)
        }
        report.printed(options.format, options.language)
        guard report.isSound else { throw ExitCode(1) }
      }
    }
  }
}
