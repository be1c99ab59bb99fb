import ArgumentParser
import CustomerService
import EventSourcing
import Interchange
import Office

/// Who acts, in which role, when and why.
struct Circumstances: ParsableArguments {
  @Option(
    name: .customLong("actor"),
    help: .text(
      zh: "经办人（缺省取 CARELOG_ACTOR，再次为授权所定，再次为登录名）",
      en: "Who acts (else CARELOG_ACTOR, else as granted, else the login name)."))
  var givenActor: String?

  @Option(
    name: .customLong("role"),
    help: .text(
      zh: "经办人的角色（缺省取 CARELOG_ROLE，再次为已授权中权限最小的，或 operator）",
      en: "In which role (else CARELOG_ROLE, else the least granted or operator)."))
  var givenRole: Role?

  @Option(
    name: .customLong("at"),
    help: .text(
      zh: "发生时间，RFC 3339（缺省为现在）",
      en: "When it happened, RFC 3339 (else now)."))
  var givenMoment: String?

  @Option(
    name: .customLong("reason"),
    help: .text(
      zh: "原因；补录 24 小时以前的事和更正时必填",
      en: "Why; needed for facts older than 24 hours and for corrections."))
  var givenReason: String?

  /// Who acts in `office`.
  ///
  /// - Throws: ``Malformed`` when the environment names no role.
  func identity(in office: Office) throws -> Identity {
    try Identity(actor: givenActor, role: role(), in: office)
  }

  private func role() throws -> Role? {
    if let givenRole { return givenRole }
    guard let name = environment("CARELOG_ROLE") else { return nil }
    guard let role = Role(rawValue: name) else {
      let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
      throw Malformed(
        text: Localized(
          zh: "CARELOG_ROLE：应为其中之一：\(roles)", en: "CARELOG_ROLE: expected one of \(roles)"),
        exitCode: 64)
    }
    return role
  }

  /// The moment given; nil stands for now.
  ///
  /// - Throws: ``Malformed`` when it is no time.
  func moment(in zone: BusinessZone) throws -> Timestamp? {
    try givenMoment.map { text in
      guard let moment = Timestamp(text, in: zone) else {
        throw Malformed(
          text: Localized(
            zh: "--at：时间应如 2026-04-03T09:00:00+08:00",
            en: "--at: expected a time such as 2026-04-03T09:00:00+08:00"), exitCode: 64)
      }
      return moment
    }
  }

  var reason: String? { givenReason.map(nfc) }
}
