import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Merkle
import Office

/// A shell command that destroys the key of a person.
protocol ErasingCommand: WritingCommand {}

extension ErasingCommand {
  func run() throws {
    try options.store.run {
      let office = try options.store.openOffice(for: .commands)
      let request = try options.request(Self.command, fields.compactMapValues { $0 }, office)
      let (outcome, proof) =
        options.dryRun ? (try office.preview([request]), nil) : try office.erase(request)
      switch outcome {
      case .refused(_, let refusal): throw Refused(refusal: refusal)
      case .done(let outcomes):
        ErasureAnswer(
          answer: CommandAnswer(request: request, outcome: outcomes[0]), proof: proof,
          language: options.store.language
        ).printed(options, try office.head().zone)
      }
    }
  }
}

extension CustomerGroup {
  struct Erase: ErasingCommand {
    static let command = EraseCustomer.name
    static let configuration = CommandConfiguration(
      commandName: "erase",
      abstract: .text(
        zh: "清除客户的个人信息，使其记录无法再读",
        en: "Make what is recorded about a customer unreadable."),
      discussion: .text(
        zh: """
          限个人信息负责人，用于已密封的库（sealing enable）。并入该客户的各位一并清除。销毁的只是密\
          钥，日志毫无改动，因此数字、根哈希和证明都保持不变。清除不能撤销。其投诉、合同和派工须已了\
          结。法律是否要求更久地保存这些记录，请咨询法务。

          随后予以证明：全部记录的哈希仍得出原来的树根，仍得出原来的指标和读模型；并在库文件夹的所有\
          文件中查找其文字和密钥。代价为 O（库的大小），约相当于一次 verify 加 projections \
          rebuild；如有发现即为故障，退出码 74。中断的清除在下次写入之前完成，由 apply 执行的清除也照做，\
          都不再作此证明。不足六个字节的词不查找。有人同样写入公开字段的词无法\
          清除，会指出其位置。
          """,
        en: """
          For the role privacy, in a store that seals (sealing enable). Whoever was merged into the \
          customer is erased too. The key is destroyed; nothing of the log changes, so figures, \
          roots and proofs stay as they are. It cannot be undone. Complaints, contracts and \
          assignments must be over. Whether a law asks to keep the records longer is for counsel.

          Afterwards it is shown: all records are hashed to the old root and lead to the old figures \
          and read models, and all files in the store's folder are searched for the words and for \
          the key. That costs O(size of the store), about as much as verify and projections \
          rebuild; whatever is found is a fault, with exit code 74. An erasure that broke off is \
          finished before the next write, and one given to apply is done, without this. Words of fewer than six bytes are not looked for. Words that somebody \
          wrote into a public field as well cannot be erased; their positions are named.
          """,
        examples: """
            carelog customer erase --customer C1 --basis requested --role privacy
          """))
    @Option(help: .customer) var customer: String
    @Option(help: .text(zh: "依《个人信息保护法》第四十七条的哪一情形", en: "Why, by article 47 of the PIPL."))
    var basis: ErasureBasis
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      ["customer": customer.field, "basis": .text(basis.rawValue)]
    }
  }
}

extension TechnicianGroup {
  struct Erase: ErasingCommand {
    static let command = EraseTechnician.name
    static let configuration = CommandConfiguration(
      commandName: "erase",
      abstract: .text(
        zh: "清除离职技师的个人信息，使其姓名无法再读",
        en: "Make the name of a technician who left unreadable."),
      discussion: .text(
        zh: """
          限个人信息负责人，用于已密封的库（sealing enable），须在技师最后工作日之后，且其派工和有关其\
          的投诉都已了结。清除其姓名，以及只关于其本人的文字和理由，如占用时段。日期、技能、班次、上门\
          和评分仍在其编号之下，由指标计数；客户说到其的话属于客户。劳动法规可能要求更久地保存，请咨询\
          法务。

          证明的内容和代价与 customer erase 相同。
          """,
        en: """
          For the role privacy, in a store that seals (sealing enable), after the technician's last \
          day, and once their assignments and the complaints about them are over. Their name goes, \
          and the words and reasons of what is about them alone, such as blocked times. Days, \
          skills, shifts, visits and ratings stay under their id, which figures count; what \
          customers said of them is the customers'. Labour law may ask to keep records longer: that \
          is for counsel.

          It is shown and costs the same as with customer erase.
          """,
        examples: """
            carelog technician erase --technician T1 --basis retention_over --role privacy
          """))
    @Option(help: .technician) var technician: String
    @Option(help: .text(zh: "依《个人信息保护法》第四十七条的哪一情形", en: "Why, by article 47 of the PIPL."))
    var basis: ErasureBasis
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      ["technician": technician.field, "basis": .text(basis.rawValue)]
    }
  }
}

/// What the shell says of an erasure: the command's outcome, and what shows that it is complete.
struct ErasureAnswer: Speaking {
  let answer: CommandAnswer
  let proof: ErasureProof?
  let language: Language

  func printed(_ options: WriteOptions, _ zone: BusinessZone) {
    guard let proof else {
      return answer.printed(options.store.format, language, dryRun: options.dryRun, zone)
    }
    if options.store.format == .json {
      print(
        JSONValue.object(answer.members(language) + [.init("proof", Self.json(proof))]).text())
    } else {
      answer.printed(options.store.format, language, dryRun: false, zone)
      print(lines(proof).map { sanitised($0) }.joined(separator: "\n"))
    }
    if !proof.openPositions.isEmpty {
      let places = proof.openPositions.prefix(9).map { "@\($0.rawValue)" }.joined(separator: " ")
      diagnose(
        text(
          "注意：\(proof.openPositions.count) 个词在公开字段里也有，无法清除，首见于 \(places)",
          "warning: \(proof.openPositions.count) of the words stand in public fields too and cannot "
            + "be erased there, first at \(places)"))
    }
    diagnose(text("请销毁密钥的旧副本", "destroy old copies of the keys"))
  }

  private func lines(_ proof: ErasureProof) -> [String] {
    let persons = proof.persons.map(\.text).joined(separator: text("、", ", "))
    let bytes = proof.files.reduce(0) { $0 + $1.byteCount }
    return [
      text("已清除：\(persons)", "erased: \(persons)"),
      text(
        "已查找：\(proof.files.count) 个文件共 \(bytes) 字节中，\(proof.wordCount) 个词和密钥都没有",
        "searched: none of \(proof.wordCount) words and no key is in \(proof.files.count) files of "
          + "\(bytes) bytes")
        + (proof.shortWordCount == 0
          ? ""
          : text(
            "（\(proof.shortWordCount) 个词太短，未查找）",
            " (\(proof.shortWordCount) words too short to look for)")),
      text(
        "未变：前 \(proof.size) 条记录的根 \(proof.root.hex)、\(proof.figureCount) 个指标值、读模型",
        "unchanged: the root \(proof.root.hex) of the \(proof.size) records before it, "
          + "\(proof.figureCount) figures, the read models"),
    ]
  }

  private static func json(_ proof: ErasureProof) -> JSONValue {
    [
      "persons": .array(proof.persons.map { .string($0.text) }),
      "words": .integer(Int64(proof.wordCount)),
      "shortWords": .integer(Int64(proof.shortWordCount)),
      "inTheClearAt": .array(proof.openPositions.map { .integer(Int64($0.rawValue)) }),
      "files": .array(
        proof.files.map {
          ["file": .string($0.name), "bytes": .integer(Int64($0.byteCount))]
        }),
      "treeSize": .integer(Int64(proof.size)), "rootHash": .string(proof.root.hex),
      "figures": .integer(Int64(proof.figureCount)), "readModels": .string(proof.rows.hex),
    ]
  }
}
