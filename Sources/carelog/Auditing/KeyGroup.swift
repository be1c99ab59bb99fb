import ArgumentParser
import Checkpoints
import EventSourcing
import Glibc
import Interchange
import Office

struct KeyGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: .text(
      zh: "生成和查看签署检查点的密钥",
      en: "Make and show the keys that sign checkpoints."),
    subcommands: [Generate.self, Show.self])

  struct Generate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "generate",
      abstract: .text(
        zh: "生成密钥，输出公钥，由审计自行保存",
        en: "Make a key; print the public one, which auditors take home."),
      discussion: .text(
        zh: """
          私钥存入权限为 0600 的文件，缺省为 ~/.config/carelog/key（设有 XDG_CONFIG_HOME 时在其下），\
          从不存入库的文件夹。程序把该密钥最后签署的检查点记在旁边的 KEY.signed 中：两者请一同备份，\
          并与库分开存放。见证人的密钥属另一种，缺省存为 witness-key。
          """,
        en: """
          The secret key goes to a file of mode 0600, by default ~/.config/carelog/key (below \
          XDG_CONFIG_HOME if that is set), never into the store's folder. Beside it, in \
          KEY.signed, the program notes the last checkpoint that the key has signed: back up both \
          together, and not with the store. A witness's key is another kind, by default in \
          witness-key.
          """,
        examples: """
            carelog key generate --name carelog
            carelog key generate --name auditor.example --witness
          """))

    @Option(
      help: .text(
        zh: "密钥名称，通常即日志名（init --origin）",
        en: "The key's name, as a rule the log's (init --origin)."))
    var name = "carelog"
    @Flag(
      help: .text(
        zh: "生成为其他日志的检查点作见证签名的密钥",
        en: "Make a key for cosigning checkpoints of other logs.")) var witness = false
    @OptionGroup var keys: KeyOptions
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run {
        guard keys.paths.count <= 1, LogName.isVisible(name), name.utf8.count <= LogName.limit,
          let name = KeyName(name)
        else {
          throw Malformed(
            text: Localized(
              zh: "--name：1–255 字节的可见文字，不可含空格或加号；--key-file 至多一个",
              en: """
                --name: 1 to 255 bytes of visible characters without spaces or +; --key-file: at \
                most one
                """),
            exitCode: 64)
        }
        let isStandard = keys.paths.isEmpty && (witness || environment("CARELOG_KEY") == nil)
        let file = isStandard ? KeyFile.standard(isWitness: witness) : keys.files[0]
        if access(SmallFile.folder(of: file.path) + "/data.mdb", F_OK) == 0 {
          throw AuditRefusal(
            "key_in_store",
            message: Localized(
              zh: "\(file.path) 在库的目录里：备份库就会带走密钥。",
              en: "\(file.path) is in a store's folder, whose backups would carry the key away."),
            hint: Localized(zh: "用 --key-file 换一处。", en: "Choose another place with --key-file."))
        }
        let key = try SignerKey(
          name: name, algorithm: witness ? .cosignatureV1 : .ed25519, seed: Self.seed())
        try file.create(key)
        diagnose(
          Localized(
            zh: "密钥已存入 \(file.path)（0600）；公钥如下：",
            en: "the secret key is in \(file.path) (0600); the public key is:")[options.language])
        KeyGroup.show([key.verifier], options)
      }
    }

    /// 32 bytes of the machine's own randomness.
    private static func seed() -> [UInt8] {
      var generator = SystemRandomNumberGenerator()
      return (0..<4).flatMap { _ in
        withUnsafeBytes(of: generator.next() as UInt64) { Array($0) }
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: .text(zh: "输出密钥的公钥部分", en: "Print the public part of keys."),
      discussion: .text(
        zh: "审计用于 verify --log-key；Go 的 sumdb/note 可直接读取。",
        en: "Auditors give it to verify --log-key; Go's sumdb/note reads it as it is.",
        examples: """
            carelog key show --key-file ~/.config/carelog/key
          """))
    @OptionGroup var keys: KeyOptions
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run { KeyGroup.show(try keys.files.map { try $0.read().verifier }, options) }
    }
  }

  private static func show(_ keys: [VerifierKey], _ options: StoreOptions) {
    switch options.format {
    case .table: for key in keys { printVerbatim(Array((key.text + "\n").utf8)) }
    case .json, .csv:
      Listing(
        columns: [.init("name"), .init("id"), .init("key")],
        rows: keys.map { [$0.name.text, $0.id.hex, $0.text] },
        json: .array(
          keys.map {
            [
              "name": .string($0.name.text), "id": .string($0.id.hex), "key": .string($0.text),
            ]
          })
      ).printed(options.format)
    }
  }
}
