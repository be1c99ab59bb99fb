import ArgumentParser
import CustomerService

struct AccessGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "access", abstract: "Grant roles to users of the operating system (权限).",
    discussion: """
      In a store with access control --actor and --role are not believed. The program asks the \
      operating system which user runs it, and the log which actor and roles were granted to that \
      user; --role chooses among several. A store without it believes what is said.

      A director grants operator, technician, leader and director, the general manager every role. \
      A grant and its revocation hold from the moment they are recorded.

      Whoever can open the store's files can read them, and write them with another program. So \
      give the folder to a group with nobody in it, and install the program set-group-ID (built \
      with --static-swift-stdlib): it opens the store for those with a role and for nobody else, \
      and everything else with the user's own rights. Technicians record then and do not read.
        groupadd --system carelog
        install -d -g carelog -m 2770 /srv/carelog
        install -g carelog -m 2755 carelog /usr/local/bin

      It does not hold against root, or against a user who stops the program while others wait. \
      After sudo -u wang one is wang. Revoke the roles of an account before it is removed: who \
      gets the login name next gets what is granted to it.

      EXAMPLES
        carelog access enable --user wang --acts-as 王总 --role gm
        carelog access grant --user li --acts-as 客服小李 --in-role operator
        carelog access list
        carelog access check complaint close
      """,
    subcommands: [
      Enable.self, Grant.self, Revoke.self, List.self, Check.self, Verify.self,
    ])

  struct Enable: WritingCommand {
    static let command = "access.enable"
    static let configuration = CommandConfiguration(
      commandName: "enable", abstract: "Put a store under access control, for ever (启用权限管理).",
      discussion: """
        For the owner of the store's files. What is in the log already stays as it is, so registers \
        that name actors of their own are best imported before.

        EXAMPLE
          carelog access enable --user wang --acts-as 王总 --role gm
        """)

    @Option(help: "The general manager's login name.")
    var user: String
    @Option(name: .customLong("acts-as"), help: "The name under which they act.")
    var actsAs: String
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { ["user": user.field, "actsAs": actsAs.field] }
  }

  struct Grant: WritingCommand {
    static let command = "access.grant"
    static let configuration = CommandConfiguration(
      commandName: "grant", abstract: "Give a user a role (授予角色).",
      discussion: """
        A user acts under one name, and nobody else has that name.

        EXAMPLES
          carelog access grant --user li --acts-as 客服小李 --in-role operator
          carelog access grant --user zhao --in-role leader --team 一组
        """)

    @Option(help: "The login name; #1000 for a user without a name.")
    var user: String
    @Option(
      name: .customLong("acts-as"),
      help: "The name under which they act (else as before, or the login name).")
    var actsAs: String?
    @Option(name: .customLong("in-role"), help: "The role.")
    var inRole: Role
    @Option(help: "Their group, for people to read.")
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
      commandName: "revoke", abstract: "Take roles back from a user (收回角色).",
      discussion: """
        Do it before an account is removed: who gets the login name next gets its roles.

        EXAMPLES
          carelog access revoke --user li --reason 离职
          carelog access revoke --user zhao --in-role leader --reason 调岗
        """)

    @Option(help: "The login name.")
    var user: String
    @Option(name: .customLong("in-role"), help: "The role (else all of the user).")
    var inRole: Role?
    @OptionGroup var options: WriteOptions

    var fields: [String: FieldValue?] { ["user": user.field, "inRole": inRole.field] }
  }
}
