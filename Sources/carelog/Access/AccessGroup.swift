import ArgumentParser
import CustomerService

struct AccessGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access",
    abstract: .text(
      zh: "按操作系统用户授予角色（权限）",
      en: "Grant roles to users of the operating system."),
    discussion: .text(
      zh: """
        启用权限管理的库不以 --actor 和 --role 所写为准：程序向操作系统查问由哪个用户运行，再按日\
        志查明该用户以何名办理、获授哪些角色；有几个角色时用 --role 选定。未启用的库则以所写为准。

        总监可授予客服、技师、小组长和总监，总经理可授予任何角色。授予和收回自入账时起生\
        效。

        能打开库文件的人都能读取，也能用别的程序改写。因此请把库的文件夹归于一个没有成员的用户组，\
        并以设组权限（set-group-ID）安装本程序（须以 --static-swift-stdlib 编译）：它只为有角色的\
        人打开库，其余文件一概以用户本人的权限打开。这样，技师可以登记而不能查阅。
          groupadd --system carelog
          install -d -g carelog -m 2770 /srv/carelog
          install -g carelog -m 2755 carelog /usr/local/bin

        它防不住 root，也防不住让程序停在半途、使他人久等的用户。用 sudo -u wang 运行，就是 wang。\
        注销账号之前请先收回其角色：此后谁得到该登录名，谁就得到授予它的角色。
        """,
      en: """
        In a store with access control --actor and --role are not believed. The program asks the \
        operating system which user runs it, and the log which actor and roles were granted to \
        that user; --role chooses among several. A store without it believes what is said.

        A director grants operator, technician, leader and director, the general manager every \
        role. A grant and its revocation hold from the moment they are recorded.

        Whoever can open the store's files can read them, and write them with another program. So \
        give the folder to a group with nobody in it, and install the program set-group-ID (built \
        with --static-swift-stdlib): it opens the store for those with a role and for nobody \
        else, and everything else with the user's own rights. Technicians record then and do not \
        read.
          groupadd --system carelog
          install -d -g carelog -m 2770 /srv/carelog
          install -g carelog -m 2755 carelog /usr/local/bin

        It does not hold against root, or against a user who stops the program while others wait. \
        After sudo -u wang one is wang. Revoke the roles of an account before it is removed: who \
        gets the login name next gets what is granted to it.
        """,
      examples: """
          carelog access enable --user wang --acts-as 王总 --role gm
          carelog access grant --user li --acts-as 客服小李 --in-role operator
          carelog access list
          carelog access check complaint close
        """),
    subcommands: [
      Enable.self, Grant.self, Revoke.self, List.self, Check.self, Verify.self,
    ])

  struct Enable: WritingCommand {
    static let command = "access.enable"
    static let configuration = CommandConfiguration(
      commandName: "enable",
      abstract: .text(
        zh: "对库启用权限管理，启用后不能停用",
        en: "Put a store under access control, for ever."),
      discussion: .text(
        zh: """
          由库文件的所有者办理。已入库的记录保持不变，所以记有各自经办人的旧登记册宜在启用之前导入。
          """,
        en: """
          For the owner of the store's files. What is in the log already stays as it is, so \
          registers that name actors of their own are best imported before.
          """,
        examples: """
            carelog access enable --user wang --acts-as 王总 --role gm
          """))

    @Option(help: .text(zh: "总经理的登录名", en: "The general manager's login name."))
    var user: String
    @Option(
      name: .customLong("acts-as"),
      help: .text(
        zh: "以何名办理",
        en: "The name under which they act."))
    var actsAs: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { ["user": user.field, "actsAs": actsAs.field] }
  }

  struct Grant: WritingCommand {
    static let command = "access.grant"
    static let configuration = CommandConfiguration(
      commandName: "grant", abstract: .text(zh: "授予用户角色", en: "Give a user a role."),
      discussion: .text(
        zh: "一个用户只以一个名字办理，同一名字也只归一个用户。",
        en: "A user acts under one name, and nobody else has that name.",
        examples: """
            carelog access grant --user li --acts-as 客服小李 --in-role operator
            carelog access grant --user zhao --in-role leader --team 一组
          """))

    @Option(
      help: .text(
        zh: "登录名；无名用户写作 #1000",
        en: "The login name; #1000 for a user without a name."))
    var user: String
    @Option(
      name: .customLong("acts-as"),
      help: .text(
        zh: "以何名办理（缺省沿用原名，没有则用登录名）",
        en: "The name under which they act (else as before, or the login name)."))
    var actsAs: String?
    @Option(name: .customLong("in-role"), help: .text(zh: "角色", en: "The role."))
    var inRole: Role
    @Option(help: .text(zh: "所在小组，供人查看", en: "Their group, for people to read."))
    var team: String?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] {
      [
        "user": user.field, "actsAs": actsAs.field, "inRole": inRole.field, "team": team.field,
      ]
    }
  }

  struct Revoke: WritingCommand {
    static let command = "access.revoke"
    static let configuration = CommandConfiguration(
      commandName: "revoke", abstract: .text(zh: "收回用户的角色", en: "Take roles back from a user."),
      discussion: .text(
        zh: """
          请在注销账号之前办理：此后谁得到该登录名，谁就得到它的角色。
          """,
        en: """
          Do it before an account is removed: who gets the login name next gets its roles.
          """,
        examples: """
            carelog access revoke --user li --reason 离职
            carelog access revoke --user zhao --in-role leader --reason 调岗
          """))

    @Option(help: .text(zh: "登录名", en: "The login name."))
    var user: String
    @Option(
      name: .customLong("in-role"),
      help: .text(
        zh: "角色（缺省为该用户的全部角色）",
        en: "The role (else all of the user)."))
    var inRole: Role?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { ["user": user.field, "inRole": inRole.field] }
  }
}
