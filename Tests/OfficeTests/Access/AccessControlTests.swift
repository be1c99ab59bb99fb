import CustomerService
import EventLog
import EventSourcing
import Office
import Testing

/// Offices of several users on one log, as on a shared machine.
private struct SharedStore {
  let engine = InMemoryEngine()

  func office(_ user: String?, ownsStore: Bool = false) -> Office {
    let caller = user.map { Caller(user: UserID($0), ownsStore: ownsStore) }
    return Office(engine: engine, caller: caller) { Timestamp(rawValue: 1_790_000_000_000) }
  }

  func request(
    _ name: String, _ data: [String: FieldValue], as actor: String, _ role: Role,
    reason: String? = "测试", id: String? = nil
  ) throws -> CommandRequest {
    try CommandRequest(
      name: name, commandID: id ?? "\(name)-\(try office(nil).head().count)", actor: actor,
      role: role, reason: reason, fields: data, zone: .shanghai)
  }

  /// What becomes of a command that `user` issues; nil when it is accepted.
  @discardableResult
  func refusal(
    of name: String, _ data: [String: FieldValue], by user: String?, as actor: String, _ role: Role
  ) throws -> Refusal? {
    refusal(try office(user).execute([[try request(name, data, as: actor, role)]])[0])
  }

  func refusal(_ outcome: UnitOutcome) -> Refusal? {
    if case .refused(_, let refusal) = outcome { refusal } else { nil }
  }

  /// wang is the general manager 王总, sun the director 孙总监, zhao the technician T1.
  init(controlled: Bool = true) throws {
    guard controlled else { return }
    let enable = try request("access.enable", ["user": "wang", "actsAs": "王总"], as: "王总", .gm)
    try #require(refusal(try office("root", ownsStore: true).execute([[enable]])[0]) == nil)
    try grant("sun", "孙总监", .director)
    try grant("zhao", "T1", .technician)
  }

  func grant(_ user: String, _ actor: String, _ role: Role) throws {
    let data: [String: FieldValue] = [
      "user": .text(user), "actsAs": .text(actor), "inRole": .text(role.rawValue),
    ]
    try #require(try refusal(of: "access.grant", data, by: "wang", as: "王总", .gm) == nil)
  }
}

@Suite struct AccessControlTests {
  private let customer: [String: FieldValue] = ["customer": "C1"]
  private let zhao = UserID("zhao")

  private func customer(_ id: String) -> [String: FieldValue] { ["customer": .text(id)] }

  @Test func `A technician closes no critical complaint by calling themselves gm`() throws {
    let store = try SharedStore()
    try store.refusal(of: "customer.register", customer, by: "sun", as: "孙总监", .director)
    try store.refusal(
      of: "complaint.file",
      [
        "complaint": "P1", "customer": "C1", "channel": "phone", "category": "safety",
        "severity": "critical", "description": "漏电",
      ], by: "sun", as: "孙总监", .director)
    let closing: [String: FieldValue] = [
      "complaint": "P1", "outcome": "resolved", "resolution": "已修", "rootCause": "线路",
    ]
    func close(_ actor: String, _ role: Role) throws -> Refusal? {
      try store.refusal(of: "complaint.close", closing, by: "zhao", as: actor, role)
    }
    #expect(
      try close("T1", .gm) == .access(.roleNotGranted(zhao, .gm, granted: [.technician])))
    #expect(
      try close("王总", .gm) == .access(.actorNotGranted(zhao, "王总", own: ActorID("T1"))))
    #expect(try close("T1", .technician) == .approvalRequired)
    #expect(
      try store.refusal(of: "complaint.close", closing, by: "wang", as: "王总", .gm) == nil)
  }

  @Test func `Without access control a store believes what is said`() throws {
    let store = try SharedStore(controlled: false)
    #expect(try store.refusal(of: "customer.register", customer, by: nil, as: "谁", .gm) == nil)
    #expect(try store.office(nil).ungrantedRecords().isEmpty)
  }

  @Test func `Who is not known does nothing in a store with access control`() throws {
    let store = try SharedStore()
    for user in [nil, "li"] {
      #expect(
        try store.refusal(of: "customer.register", customer, by: user, as: "王总", .gm)
          == .access(.userUnknown(user.map { UserID($0) })))
    }
  }

  @Test func `Only the owner of the files puts a store under access control, once`() throws {
    let store = try SharedStore(controlled: false)
    let data: [String: FieldValue] = ["user": "zhao", "actsAs": "T1"]
    for user in [nil, "zhao"] {
      #expect(
        try store.refusal(of: "access.enable", data, by: user, as: "T1", .gm)
          == .access(.ownerRequired))
    }
    let owner = store.office("root", ownsStore: true)
    let enable = try store.request("access.enable", data, as: "T1", .gm, id: "e-1")
    #expect(store.refusal(try owner.execute([[enable]])[0]) == nil)
    let again = try store.request("access.enable", data, as: "T1", .gm, id: "e-2")
    #expect(
      store.refusal(try owner.execute([[again]])[0]) == .access(.userUnknown(UserID("root"))))
    #expect(
      try store.refusal(of: "access.enable", data, by: "zhao", as: "T1", .gm)
        == .access(.alreadyEnabled))
  }

  @Test func `A revocation holds at once, also in an office that is open`() throws {
    let store = try SharedStore()
    let technician = store.office("zhao")
    func register(_ id: String) throws -> Refusal? {
      let request = try store.request("customer.register", customer(id), as: "T1", .technician)
      return store.refusal(try technician.execute([[request]])[0])
    }
    #expect(try register("C1") == nil)
    try store.refusal(of: "access.revoke", ["user": "zhao"], by: "sun", as: "孙总监", .director)
    #expect(try register("C2") == .access(.userUnknown(zhao)))
    try store.grant("zhao", "T1", .technician)
    #expect(try register("C3") == nil)
  }

  @Test func `Grants hold for what follows in the same transaction and in the same unit`() throws {
    let store = try SharedStore()
    let manager = store.office("wang")
    let successor = try store.request(
      "access.grant", ["user": "qian", "actsAs": "钱总", "inRole": "gm"], as: "王总", .gm, id: "g")
    let resign = try store.request("access.revoke", ["user": "wang"], as: "王总", .gm, id: "r")
    let late = try store.request("customer.register", customer, as: "王总", .gm, id: "c")
    let unknown = Refusal.access(.userUnknown(UserID("wang")))
    let together = try manager.execute([[successor, resign, late]])
    #expect(store.refusal(together[0]) == unknown)
    #expect(try manager.access().holds(UserID("wang"), .gm))
    let apart = try manager.execute([[successor], [resign], [late]])
    #expect(apart.map { store.refusal($0) } == [nil, nil, unknown])
    #expect(try manager.access().holders[UserID("wang")] == nil)
  }

  @Test func `A refused unit leaves the grants as they were`() throws {
    let store = try SharedStore()
    let manager = store.office("wang")
    let revoke = try store.request("access.revoke", ["user": "zhao"], as: "王总", .gm, id: "r")
    let wrong = try store.request(
      "complaint.note", ["complaint": "P9", "note": "无"], as: "王总", .gm)
    let right = try store.request("customer.register", customer, as: "王总", .gm)
    let outcomes = try manager.execute([[revoke, wrong], [right]])
    #expect(outcomes.map { store.refusal($0) } == [.notFound(.complaint, "P9"), nil])
    #expect(try manager.access().holds(zhao, .technician))
  }

  @Test func `Of two general managers who revoke each other one stays`() throws {
    let store = try SharedStore()
    try store.grant("qian", "钱总", .gm)
    #expect(
      try store.refusal(of: "access.revoke", ["user": "wang"], by: "qian", as: "钱总", .gm) == nil)
    #expect(
      try store.refusal(of: "access.revoke", ["user": "qian"], by: "wang", as: "王总", .gm)
        == .access(.userUnknown(UserID("wang"))))
  }

  @Test func `A trial run is held to the same rules and grants nothing`() throws {
    let store = try SharedStore()
    let data: [String: FieldValue] = ["user": "zhao", "inRole": "leader"]
    let claimed = try store.request("access.grant", data, as: "T1", .gm)
    #expect(
      store.refusal(try store.office("zhao").preview([claimed]))
        == .access(.roleNotGranted(zhao, .gm, granted: [.technician])))
    let meant = try store.request("access.grant", data, as: "王总", .gm)
    #expect(store.refusal(try store.office("wang").preview([meant])) == nil)
    #expect(try !store.office("wang").access().holds(zhao, .leader))
  }

  @Test func `Commands of many callers that share a transaction are held to the rules`()
    async throws
  {
    let store = try SharedStore()
    let committer = GroupCommitter(store.office("zhao"))
    let own = try store.request("customer.register", customer, as: "T1", .technician, id: "a")
    let claimed = try store.request("customer.register", customer("C2"), as: "T1", .gm, id: "b")
    async let first = committer.execute([own])
    async let second = committer.execute([claimed])
    #expect(store.refusal(try await first) == nil)
    #expect(
      store.refusal(try await second)
        == .access(.roleNotGranted(zhao, .gm, granted: [.technician])))
  }

  @Test func `The roles of a moment are those granted before it`() throws {
    let store = try SharedStore()
    try store.refusal(of: "access.revoke", ["user": "zhao"], by: "wang", as: "王总", .gm)
    let office = store.office(nil)
    #expect(try office.roles().map(\.granted.user.text) == ["wang", "sun"])
    #expect(try office.roles(asOf: .count(3)).map(\.granted.user.text) == ["wang", "sun", "zhao"])
    #expect(try office.roles(asOf: .count(0)).isEmpty)
    #expect(try !office.access(asOf: .count(0)).isEnabled)
    let entry = try #require(try office.roles().last)
    #expect(entry.record.envelope.event.origin.actor == "王总")
    #expect(entry.record.position == Position(rawValue: 1))
  }

  @Test func `A record that was written around the program is found`() throws {
    let store = try SharedStore()
    let office = store.office("wang")
    try store.refusal(of: "access.revoke", ["user": "sun"], by: "sun", as: "孙总监", .director)
    #expect(try office.ungrantedRecords().isEmpty)
    try store.engine.write { writer in
      for (actor, role) in [("T1", "technician"), ("T1", "gm"), ("孙总监", "director")] {
        let event = with(CustomerRegistered()) { $0.customer = CustomerID(actor + role) }
        try writer.append(
          [
            NewEvent(
              type: EventName.customerRegistered.type, occurredAt: Timestamp(rawValue: 0),
              tags: event.tags,
              payload: try ServiceEvent.customerRegistered(event).encodedPayload(),
              origin: EventOrigin(
                actor: actor, role: role, commandID: actor + role,
                commandDigest: Array(repeating: 0, count: 16)))
          ], recordedAt: Timestamp(rawValue: 1_790_000_000_000))
      }
    }
    let found = try office.ungrantedRecords().map(\.envelope.event.origin)
    #expect(found.map(\.role) == ["gm", "director"])
  }
}

private func with<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
  var copy = value
  change(&copy)
  return copy
}
