import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: .text(zh: "建立新库", en: "Make a new store."),
    discussion: .text(
      zh: """
        第一次写入时也会建库；用 init 可选定时区和日志名。

        用 --access-control 时，谁可以办理什么，取决于运行程序的操作系统用户及其获授的角色（见 \
        carelog access --help）。
        """,
      en: """
        The first write makes one too; init chooses its zone and its log's name.

        With --access-control who may do what follows from the user of the operating system who \
        runs the program, and from the roles granted to them (carelog access --help).
        """,
      examples: """
          carelog init --store /srv/carelog --zone +08:00
          carelog init --store /srv/carelog --access-control --user wang --acts-as 王总
        """))

  @Option(
    help: .text(
      zh: "计算营业日的时区：Asia/Shanghai 或 ±HH:MM；定后不能再改",
      en: "The zone of the office's business days: Asia/Shanghai or ±HH:MM; fixed for ever."),
    completion: .list(BusinessZone.named.keys.sorted()))
  var zone = "Asia/Shanghai"

  @Option(help: .text(zh: "日志在证明中的名称", en: "The log's name in proofs."))
  var origin = "carelog"

  @Flag(
    name: .customLong("access-control"),
    help: .text(
      zh: "经办人和角色以授权为准，不以命令所写为准；启用后不能停用",
      en: "Let actor and role be what is granted, not what is said; for ever."))
  var hasAccessControl = false

  @Option(
    help: .text(
      zh: "与 --access-control 同用：总经理的登录名（缺省为本人）",
      en: "With --access-control: the general manager's login name (else yours)."))
  var user: String?

  @Option(
    name: .customLong("acts-as"),
    help: .text(
      zh: "以何名办理（缺省为登录名）",
      en: "The name under which they act (else the login name)."))
  var actsAs: String?
  @OptionGroup var options: StoreOptions

  func run() throws {
    try options.run {
      guard let zone = BusinessZone(zone) else {
        let names = BusinessZone.named.keys.sorted().joined(separator: ", ")
        throw Malformed(
          text: Localized(
            zh: "--zone：应为 \(names) 或 ±HH:MM（不用夏令时的时区）",
            en: "--zone: expected one of \(names), or ±HH:MM (zones without daylight saving)"),
          exitCode: 64)
      }
      let origin = try LogName.checked(origin)
      let firstGrant = try hasAccessControl ? firstGrant(zone) : nil
      let office = try options.open(
        creating: LogHead(origin: origin, zone: zone), for: .commands)
      guard office.isNew else {
        throw StoreFault(
          Localized(
            zh: "\(options.folder) 中已有库", en: "There is a store in \(options.folder) already"),
          remedy: Localized(
            zh: "请换一个 --store；什么都没有改动", en: "Choose another --store; nothing was changed"))
      }
      let made = Localized(
        zh: "已建立新库 \(options.folder)（时区 \(zone.name)）",
        en: "made a new store in \(options.folder) (zone \(zone.name))")
      print(sanitised(made[options.language]))
      guard let firstGrant else { return }
      guard case .done(let outcomes) = try office.execute([[firstGrant]])[0] else {
        throw StoreFault(
          Localized(
            zh: "库已建立，但已有人先为它启用了访问控制",
            en: "The store was made, but somebody put it under access control first"),
          remedy: Localized(
            zh: "请看 `carelog access list`；没有别的改动",
            en: "See `carelog access list`; nothing else was changed"))
      }
      CommandAnswer(request: firstGrant, outcome: outcomes[0])
        .printed(options.format, options.language, dryRun: false, zone)
    }
  }

  /// The command by which a store comes under access control.
  private func firstGrant(_ zone: BusinessZone) throws -> CommandRequest {
    let user = user.map(nfc) ?? Caller.ofProcess(store: options.folder).user.text
    let actor = actsAs.map(nfc) ?? user
    do {
      return try CommandRequest(
        name: EnableAccess.name, commandID: CommandID.fresh(at: systemTime()), actor: actor,
        role: .gm, fields: ["user": .text(user), "actsAs": .text(actor)], zone: zone)
    } catch {
      throw Malformed(option: error)
    }
  }
}
