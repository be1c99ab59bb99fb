import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import KeysLMDB
import Office

struct SealingGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sealing",
    abstract: .text(
      zh: "逐人密封个人信息",
      en: "Seal personal data, person by person."),
    discussion: .text(
      zh: """
        密封的库在入账之前，把姓名、电话、地址和自由文字用当事人自己的密钥加密。统计数字无需这些内\
        容。显示时一律遮蔽，除非用 --unseal 写明用途；这只限个人信息负责人和总监，且查阅先行入账。\
        customer erase 和 technician erase 销毁一人的密钥。

        各人的密钥在库文件夹的 keys-N 中，由主密钥包裹；主密钥另存于 CARELOG_MASTER_KEY_FILE 所指\
        的文件，或由 systemd 以凭据 carelog-master-key 交给程序；该文件只许所有者读写（0600），程序以\
        set-group-ID 安装时（见 access --help）则属于那个不含任何成员的组（0640）。备份不含 keys-N。请把 keys-N 和主\
        密钥各自另存一份，并销毁旧的副本：有旧副本，已清除的人又可读取，直到程序再次为写入而打开库、\
        重新销毁这些密钥。没有密钥时，除文字以外的一切仍可读取和证明。

        每条命令都存有以其中一个密钥计算的摘要：同时持有各人密钥和主密钥的人，可以据此验证对已清除\
        内容的猜测。编号从不密封。
        """,
      en: """
        In a store that seals, names, telephones, addresses and free text are encrypted under a \
        key of the person they are about, before they reach the log. Figures need none of them. \
        What is printed is masked unless --unseal says for what purpose; that is for the roles \
        privacy and director, and is recorded first. customer erase and technician \
        erase destroy a person's key.

        The keys are in keys-N in the store's folder, wrapped by a master key in a file of its \
        own: CARELOG_MASTER_KEY_FILE names it, or systemd hands it over as the credential \
        carelog-master-key. It is for its owner alone (0600) or, where the program is installed \
        set-group-ID (access --help), for that group (0640), in which nobody is. Backups leave keys-N out. Copy both keys-N and the master key to a \
        place of their own, and throw away old copies: with an old one, who was erased could be \
        read again, until the program opens the store for writing and destroys those keys once \
        more. Without the keys all but the words stays readable and provable.

        A digest of each command is kept, keyed by a key among these: whoever has keys and master \
        key can test guesses at what an erased command said. Ids are never sealed.
        """,
      examples: """
          carelog sealing key /root/carelog.master
          export CARELOG_MASTER_KEY_FILE=/root/carelog.master
          carelog sealing enable --role privacy
          carelog replay customer C1 --unseal 回访核对 --role director
          carelog customer erase --customer C1 --basis requested --role privacy
        """),
    subcommands: [Key.self, Enable.self, Migrate.self, Status.self, Due.self])

  struct Key: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "key",
      abstract: .text(
        zh: "生成主密钥，存入权限为 0600 的文件",
        en: "Make a master key in a file of mode 0600."))
    @Argument(
      help: .text(zh: "密钥文件，须在任何库之外", en: "The file, outside of every store."), completion: .file())
    var file: String
    @OptionGroup var options: StoreOptions

    func run() throws {
      try options.run { try MasterKeyFile(path: file).create() }
    }
  }

  struct Enable: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "enable",
      abstract: .text(
        zh: "从此密封个人信息，启用后不能停用",
        en: "Seal from now on, for ever."),
      discussion: .text(
        zh: "已入库的内容保持不变。",
        en: "What is in the log already stays as it is.",
        examples: """
            carelog sealing enable --role privacy
          """))
    @OptionGroup var options: WriteOptions
    var language: Language { options.store.language }

    func run() throws {
      try options.store.run {
        let master = try MasterKeyFile.required()
        let (count, request) = try allowed(
          by: options.store.openOffice(creating: true, for: .commands))
        try LentGroup.opening(options.store.folder) { folder, _ in
          _ = try KeyVault(folder: folder, master: master.read(), creating: true)
        }
        let office = try options.store.openOffice(for: .commands)
        switch try office.execute([[request]])[0] {
        case .refused(_, let refusal): throw Refused(refusal: refusal)
        case .done(let outcomes):
          CommandAnswer(request: request, outcome: outcomes[0]).printed(
            options.store.format, language, dryRun: false, try office.head().zone)
        }
        guard count > 0 else { return }
        diagnose(
          text(
            "此前的 \(count) 条记录仍是明文。", "the \(count) events before it stay in the clear"))
      }
    }

    /// Who may not enable sealing makes no keys either.
    private func allowed(by office: Office) throws -> (count: UInt64, CommandRequest) {
      let request = try options.request(EnableSealing.name, [:], office)
      do {
        if case .refused(_, let refusal) = try office.preview([request]) {
          throw Refused(refusal: refusal)
        }
      } catch let fault as StoreFault where fault == Office.keysMissing {}
      return (try office.head().count, request)
    }
  }

  struct Migrate: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "migrate",
      abstract: .text(
        zh: "由未密封的库制作密封的新库（迁移）",
        en: "Make a sealed store of one that is not."),
      discussion: .text(
        zh: """
          原库保持不变；新库启用之后，请销毁原库及其备份。新库中每个事件都在原位，文字已密封；因此\
          根哈希不同，原先签署的不再适用，其最后一个事件记有原来的根哈希。含有文字的已签发报表，不\
          能再编制得逐字节相同。
          """,
        en: """
          The store stays as it is; erase it once the new one is in use, and its backups. In the \
          new one every event is at its position, with its words sealed; so its root is another, \
          what was signed does not hold for it, and its last event names the old root. Forms that \
          were issued with words in them will not be made again to the byte.
          """,
        examples: """
            carelog sealing migrate --to /srv/sealed --role privacy
          """))
    @Option(
      help: .text(
        zh: "新库的文件夹，事先不得存在",
        en: "The folder of the new store, which does not exist yet."), completion: .directory)
    var to: String
    @OptionGroup var options: WriteOptions
    var language: Language { options.store.language }

    func run() throws {
      try options.store.run {
        let master = try MasterKeyFile.required().read()
        let office = try options.store.openOffice(for: .keeping)
        let request = try options.request(EnableSealing.name, [:], office)
        guard EnableSealing.roles.contains(request.role) else {
          throw Refused(
            refusal: .roleNotAllowed(request.role, allowed: EnableSealing.roles))
        }
        let head = try office.head()
        try StoreMaker(folder: to).make { folder in
          do {
            _ = try Office.open(
              folder: folder, creating: LogHead(origin: head.origin, zone: head.zone),
              clock: systemTime)
          }
          _ = try KeyVault(folder: folder, master: master, creating: true)
          let target = try Office.open(
            folder: folder, masterKey: { master }, clock: systemTime)
          do { try office.migrate(into: target, by: request) } catch let refusal as Refusal {
            throw Refused(refusal: refusal)
          }
          let damages = try target.verify().damages
          guard damages.isEmpty else {
            throw StoreFault(
              Localized(zh: "新库不完好", en: "The new store is not sound"),
              remedy: Localized(
                zh: "新库没有保留；请对旧库运行 verify",
                en: "Nothing was kept of it; run verify on the old"))
          }
        }
        print(
          text(
            "已建立密封的新库 \(to)：\(head.count) 条记录", "made a sealed store in \(to): \(head.count) events"
          ))
      }
    }
  }

  struct Status: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "status",
      abstract: .text(
        zh: "查看库是否密封、密钥状况如何",
        en: "Say whether the store seals, and how its keys are."))
    @OptionGroup var options: StoreOptions
    var language: Language { options.language }

    func run() throws {
      try options.run {
        let status = try options.openOffice().sealingStatus()
        let start = status.start.map { "@\($0.rawValue)" }
        Listing(
          columns: [
            .init(text("密封自", "sealed from")), .init(text("已清除", "erased"), .right),
            .init(text("待销毁", "keys to destroy"), .right),
            .init(text("密钥代次", "key generation"), .right), .init(text("密钥数", "keys"), .right),
          ],
          rows: [
            [
              start ?? text("不密封", "not sealed"), "\(status.erased)", "\(status.unfinished)",
              status.keys.map { "\($0.generation)" } ?? "—",
              status.keys.map { "\($0.count)" } ?? "—",
            ]
          ],
          json: [
            "sealedFrom": status.start.map { .integer(Int64($0.rawValue)) } ?? .null,
            "erased": .integer(Int64(status.erased)),
            "unfinished": .integer(Int64(status.unfinished)),
            "keyGeneration": status.keys.map { .integer(Int64($0.generation)) } ?? .null,
            "keys": status.keys.map { .integer(Int64($0.count)) } ?? .null,
          ]
        ).printed(options.format)
      }
    }
  }
}
