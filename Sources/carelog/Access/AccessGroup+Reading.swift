import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office

extension AccessGroup {
  struct List: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: .text(
        zh: "查看各人的角色、何时由谁授予",
        en: "Show who has which role, since when and from whom."),
      discussion: .examples(
        """
          carelog access list
          carelog access list --as-of 2026-07-01 --format csv
        """))

    @OptionGroup var look: AsOfOption
    @OptionGroup var options: StoreOptions

    var language: Language { options.language }

    func run() throws {
      try options.run {
        let office = try options.openOffice()
        let zone = try office.head().zone
        let moment = try look.moment(in: zone)
        let entries = try office.roles(asOf: moment)
        listing(entries, zone).printed(options.format)
        if try !office.access(asOf: moment).isEnabled {
          diagnose(
            Localized(
              zh: "本库没有启用权限管理：actor 和 role 以所说为准",
              en: "the store is not under access control: actor and role are what is said")[
                options.language])
        }
      }
    }

    private func listing(_ entries: [RoleEntry], _ zone: BusinessZone) -> Listing {
      return Listing(
        columns: [
          .init(text("系统用户", "user")), .init(text("经办人", "actor")), .init(text("角色", "role")),
          .init(text("班组", "team")), .init(text("自", "since")), .init(text("授予人", "granted by")),
          .init("@", .right),
        ],
        rows: entries.map { entry in
          let (grant, origin) = (entry.granted, entry.record.envelope.event.origin)
          return [
            grant.user.text, grant.actor.text,
            text(grant.role.chinese, grant.role.rawValue), grant.team ?? "",
            entry.record.envelope.recordedAt.formatted(in: zone), origin.actor,
            "\(entry.record.position.rawValue)",
          ]
        },
        json: .array(
          entries.map { entry in
            let (grant, origin) = (entry.granted, entry.record.envelope.event.origin)
            return .object(
              JSONValue.members(omittingNil: [
                "user": .string(grant.user.text), "actor": .string(grant.actor.text),
                "role": .string(grant.role.rawValue), "team": grant.team.map { .string($0) },
                "since": .string(entry.record.envelope.recordedAt.formatted(in: zone)),
                "grantedBy": .string(origin.actor),
                "position": .integer(Int64(entry.record.position.rawValue)),
              ]))
          }))
    }
  }

  struct Check: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: .text(
        zh: "查看本人在此可办理哪些命令、以何角色",
        en: "Say what you may do here, and in which role."),
      discussion: .text(
        zh: """
          无权办理所问的命令时，退出码为 1。有些命令不只看角色：特别重大投诉须由总监或总经理结案。
          """,
        en: """
          Exit code 1 when you may not issue the command named. A command may ask for more than a \
          role: a critical complaint is closed by a director or the gm.
          """,
        examples: """
            carelog access check
            carelog access check complaint close
          """))

    @Argument(
      help: .text(
        zh: "命令名，如 complaint close（缺省为本人可办理的全部命令）",
        en: "A command, such as complaint close (else all that you may issue)."))
    var command: [String] = []
    @OptionGroup var options: StoreOptions

    var language: Language { options.language }

    func run() throws {
      try options.run {
        let office = try options.openOffice(for: .commands)
        let access = try office.access()
        let holder = office.caller.flatMap { access.holders[$0.user] }
        let own = access.isEnabled ? holder?.roles ?? [] : Set(Role.allCases)
        let commands = try named()
        let answers = commands.map { ($0, own.intersection($0.roles)) }
        listing(answers.filter { command.isEmpty ? !$0.1.isEmpty : true }, holder)
          .printed(options.format)
        if !command.isEmpty, answers.contains(where: { $0.1.isEmpty }) { throw ExitCode(1) }
        if command.isEmpty, own.isEmpty {
          throw Refused(refusal: .access(.userUnknown(office.caller?.user)))
        }
      }
    }

    private func named() throws -> [any Command.Type] {
      guard !command.isEmpty else { return CommandRegistry.all }
      let name = command.joined(separator: ".")
      guard let found = CommandRegistry.command(name) else {
        throw Malformed(
          text: Localized(zh: "没有命令 \(name)", en: "there is no command \(name)"), exitCode: 64)
      }
      return [found]
    }

    private func listing(
      _ answers: [(any Command.Type, Set<Role>)], _ holder: AccessState.Holder?
    ) -> Listing {
      func names(_ roles: Set<Role>) -> [Role] { Role.allCases.filter(roles.contains) }
      return Listing(
        columns: [
          .init(text("命令", "command")), .init(text("可否", "allowed")),
          .init(text("以何角色", "in role")),
        ],
        rows: answers.map { command, roles in
          [
            command.name, roles.isEmpty ? text("否", "no") : text("可", "yes"),
            names(roles).map { text($0.chinese, $0.rawValue) }.joined(separator: ", "),
          ]
        },
        json: .array(
          answers.map { command, roles in
            .object(
              JSONValue.members(omittingNil: [
                "command": .string(command.name), "actor": holder.map { .string($0.actor.text) },
                "allowed": .bool(!roles.isEmpty),
                "roles": .array(names(roles).map { .string($0.rawValue) }),
              ]))
          }))
    }
  }

  struct Verify: ParsableCommand, Speaking {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: .text(
        zh: "查找经办人当时并无其角色的记录",
        en: "Look for records by actors who did not have their role."),
      discussion: .text(
        zh: """
          库启用权限管理之后，本程序不会写入这样的记录；能写库文件的人却可以用别的程序写入。查到即\
          退出码为 1。
          """,
        en: """
          The program writes none since the store is under access control; whoever can write the \
          files can, with another program. Exit code 1 when there is one.
          """,
        examples: """
            carelog access verify
          """))
    @OptionGroup var options: StoreOptions

    var language: Language { options.language }

    private var unguarded: String {
      text(
        "本库没有启用权限管理（access enable），没有可核对的授权",
        "the store is not under access control (access enable): there are no grants to go by")
    }

    func run() throws {
      try options.run {
        let office = try options.openOffice()
        let found = try office.ungrantedRecords()
        if found.isEmpty, options.format == .table {
          let isEnabled = try office.access().isEnabled
          return print(isEnabled ? text("没有越权的记录", "no record is beyond the grants") : unguarded)
        }
        EventTable(language: language, zone: try office.head().zone)
          .listing(found, options.format).printed(options.format)
        if !found.isEmpty { throw ExitCode(1) }
      }
    }
  }
}
