import ArgumentParser
import CustomerService
import EventLog
import EventSourcing
import Office

/// For what personal words are shown unsealed, and who looks.
struct UnsealOptions: ParsableArguments {
  @Option(
    name: .customLong("unseal"),
    help: .text(
      zh: "写明用途，显示已密封的文字；查阅先行入账。限个人信息负责人和总监",
      en: "Show sealed words, for this purpose; recorded first. For privacy and director."))
  var purpose: String?
  @Option(
    name: .customLong("actor"),
    help: .text(
      zh: "与 --unseal 同用：查阅人",
      en: "Who looks, with --unseal.")) var actor: String?
  @Option(
    name: .customLong("role"),
    help: .text(
      zh: "与 --unseal 同用：查阅人的角色",
      en: "In which role, with --unseal.")) var role: Role?

  /// Records that somebody reads sealed words of `scope`, such as `customer:C1`, if they ask for it.
  func unsealer(for scope: String, in office: Office) throws -> Unsealer? {
    guard let purpose else { return nil }
    var circumstances = Circumstances()
    (circumstances.givenActor, circumstances.givenRole) = (actor, role)
    (circumstances.givenMoment, circumstances.givenReason) = (nil, nil)
    let identity = try circumstances.identity(in: office)
    do {
      let request = try CommandRequest(
        name: ReadPersonalData.name, commandID: CommandID.fresh(at: systemTime()),
        actor: identity.actor, role: identity.role,
        fields: ["purpose": purpose.field, "scope": scope.field], zone: try office.head().zone)
      return try office.unsealing(request)
    } catch let error as MalformedField {
      throw Malformed(option: error)
    } catch let refusal as Refusal {
      throw Refused(refusal: refusal)
    }
  }
}
