import CustomerService
import Glibc
import Interchange
import Office

/// Who acts, and in which role.
struct Identity {
  var actor: String
  var role: Role
}

extension Identity {
  /// Takes what is given, and from `office` what is not.
  ///
  /// Under access control that is the actor granted to the user of the operating system, in the
  /// first granted role of the vocabulary's order, which is the least. What is given only chooses:
  /// the office refuses whatever is not granted.
  init(actor: String?, role: Role?, in office: Office) throws {
    let access = try office.access()
    let holder = office.caller.flatMap { access.holders[$0.user] }
    let least = Role.allCases.first { holder?.roles.contains($0) ?? false }
    self.actor = nfc(
      actor ?? environment("CARELOG_ACTOR") ?? holder?.actor.text ?? Self.loginName())
    self.role = role ?? least ?? .operator
  }

  private static func loginName() -> String {
    environment("USER") ?? environment("LOGNAME") ?? "uid\(getuid())"
  }
}
