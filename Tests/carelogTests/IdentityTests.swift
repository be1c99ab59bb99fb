import CustomerService
import EventLog
import EventSourcing
import Office
import Testing

@testable import carelog

struct IdentityTests {
  private let engine = InMemoryEngine()

  private func office(_ user: String, ownsStore: Bool = false) -> Office {
    Office(engine: engine, caller: Caller(user: UserID(user), ownsStore: ownsStore)) {
      Timestamp(rawValue: 1_790_000_000_000)
    }
  }

  private func tell(_ office: Office, _ name: String, _ data: [String: FieldValue]) throws {
    let request = try CommandRequest(
      name: name, commandID: nil, actor: "王总", role: .gm, fields: data, zone: .shanghai)
    guard case .done = try office.execute([[request]])[0] else {
      Issue.record("\(name) was refused")
      return
    }
  }

  /// wang is the general manager 王总, li the operator and leader 小李.
  private func enable() throws {
    try tell(
      office("wang", ownsStore: true), "access.enable",
      ["user": .text("wang"), "actsAs": .text("王总")])
    for role in ["leader", "operator"] {
      try tell(
        office("wang"), "access.grant",
        ["user": .text("li"), "actsAs": .text("小李"), "inRole": .text(role)])
    }
  }

  @Test func `Under access control one acts as granted, in the least role unless one chooses`()
    throws
  {
    try enable()
    let least = try Identity(actor: nil, role: nil, in: office("li"))
    #expect((least.actor, least.role) == ("小李", .operator))
    let chosen = try Identity(actor: "王总", role: .gm, in: office("li"))
    #expect((chosen.actor, chosen.role) == ("王总", .gm))
    let manager = try Identity(actor: nil, role: nil, in: office("wang"))
    #expect((manager.actor, manager.role) == ("王总", .gm))
  }

  @Test func `Without access control an operator acts unless something else is said`() throws {
    let identity = try Identity(actor: "U1", role: nil, in: office("li"))
    #expect((identity.actor, identity.role) == ("U1", .operator))
  }
}
