import CustomerService
import EventSourcing
import Testing

@Suite struct AccessTests {
  private static func granted(
    _ user: String, _ actor: String, _ role: Role, team: String? = nil
  ) -> RoleGranted {
    with(RoleGranted()) {
      $0.user = UserID(user)
      $0.actor = ActorID(actor)
      $0.role = role
      $0.team = team
    }
  }

  private static func revoked(_ user: String, _ actor: String, _ role: Role) -> ServiceEvent {
    .roleRevoked(
      with(RoleRevoked()) {
        $0.user = UserID(user)
        $0.actor = ActorID(actor)
        $0.role = role
      })
  }

  /// A store under access control: wang is the general manager 王总, sun the director 孙总监, and
  /// zhao the technician T1.
  private func controlled() throws -> Given {
    try Given(
      .roleGranted(Self.granted("wang", "王总", .gm)),
      .roleGranted(Self.granted("sun", "孙总监", .director)),
      .roleGranted(Self.granted("zhao", "T1", .technician)))
  }

  private func grant(
    _ user: String, _ role: Role, as actor: String? = nil
  ) -> [String: FieldValue] {
    var data: [String: FieldValue] = ["user": .text(user), "inRole": .text(role.rawValue)]
    if let actor { data["actsAs"] = .text(actor) }
    return data
  }

  @Test func `The first grant names a general manager`() throws {
    try office().when(EnableAccess.self, ["user": "wang", "actsAs": "王总"], role: .gm)
      .then(.roleGranted(Self.granted("wang", "王总", .gm)))
    try controlled().when(EnableAccess.self, ["user": "zhao", "actsAs": "T1"], role: .gm)
      .thenRefused(.access(.alreadyEnabled))
  }

  @Test func `Without access control there is nothing to grant or to revoke`() throws {
    try office().when(GrantRole.self, grant("li", .operator), role: .gm)
      .thenRefused(.access(.notEnabled))
    try office().when(RevokeRole.self, ["user": "li"], role: .gm, reason: "离职")
      .thenRefused(.access(.notEnabled))
  }

  @Test func `A grant says who acts as whom in which role`() throws {
    let data = grant("li", .leader, as: "小李").merging(["team": "一组"]) { $1 }
    try controlled().when(GrantRole.self, data, role: .director, actor: "孙总监")
      .then(.roleGranted(Self.granted("li", "小李", .leader, team: "一组")))
  }

  @Test func `Whoever has no name yet acts under the login name`() throws {
    try controlled().when(GrantRole.self, grant("li", .operator), role: .gm, actor: "王总")
      .then(.roleGranted(Self.granted("li", "li", .operator)))
    try controlled().when(GrantRole.self, grant("zhao", .operator), role: .gm, actor: "王总")
      .then(.roleGranted(Self.granted("zhao", "T1", .operator)))
    expectMalformed("actsAs") {
      try controlled().when(GrantRole.self, grant("#1000", .operator), role: .gm, actor: "王总")
    }
    try controlled()
      .when(GrantRole.self, grant("#1000", .operator, as: "柜台"), role: .gm, actor: "王总")
      .then(.roleGranted(Self.granted("#1000", "柜台", .operator)))
  }

  @Test(arguments: ["", "li wang", "li\u{200B}", "li\n", String(repeating: "l", count: 101)])
  func `What is no login name is refused`(user: String) throws {
    expectMalformed("user") {
      try controlled().when(
        GrantRole.self, grant(user, .operator, as: "U9"), role: .gm, actor: "王总")
    }
  }

  @Test(arguments: Role.allCases)
  func `Nobody grants or revokes a role beyond their own`(role: Role) throws {
    let isOwn: Set<Role> = [.operator, .technician, .leader, .director]
    let granting = try controlled()
      .when(GrantRole.self, grant("li", role), role: .director, actor: "孙总监")
    let revoking = try controlled().after(
      GrantRole.self, grant("li", role), role: .gm, actor: "王总"
    )
    .when(RevokeRole.self, ["user": "li"], role: .director, actor: "孙总监", reason: "调岗")
    if isOwn.contains(role) {
      try granting.thenAccepted(.roleGranted)
      try revoking.thenAccepted(.roleRevoked)
    } else {
      granting.thenRefused(.access(.roleBeyondOwn(role, own: .director)))
      revoking.thenRefused(.access(.roleBeyondOwn(role, own: .director)))
    }
    try controlled().when(GrantRole.self, grant("li", role), role: .gm, actor: "王总")
      .thenAccepted(.roleGranted)
  }

  @Test(arguments: Set(Role.allCases).subtracting([.director, .gm]))
  func `Only a director or the general manager grants and revokes`(role: Role) throws {
    try controlled().when(GrantRole.self, grant("li", .operator), role: role)
      .thenRefused(.roleNotAllowed(role, allowed: [.director, .gm]))
    try controlled().when(RevokeRole.self, ["user": "zhao"], role: role, reason: "离职")
      .thenRefused(.roleNotAllowed(role, allowed: [.director, .gm]))
  }

  @Test func `Nobody grants themselves a role`() throws {
    try controlled().when(GrantRole.self, grant("sun", .leader), role: .director, actor: "孙总监")
      .thenRefused(.access(.grantToOneself))
    try controlled().when(GrantRole.self, grant("wang", .director), role: .gm, actor: "王总")
      .thenRefused(.access(.grantToOneself))
  }

  @Test func `A user is one actor and an actor one user`() throws {
    try controlled()
      .when(GrantRole.self, grant("zhao", .leader, as: "T2"), role: .gm, actor: "王总")
      .thenRefused(.access(.userHasActor(UserID("zhao"), ActorID("T1"))))
    try controlled()
      .when(GrantRole.self, grant("li", .technician, as: "T1"), role: .gm, actor: "王总")
      .thenRefused(.access(.actorTaken(ActorID("T1"), by: UserID("zhao"))))
    try controlled()
      .when(GrantRole.self, grant("zhao", .technician), role: .gm, actor: "王总")
      .thenRefused(.access(.roleHeld(UserID("zhao"), .technician)))
    try controlled()
      .after(RevokeRole.self, ["user": "zhao"], role: .gm, actor: "王总", reason: "离职")
      .when(GrantRole.self, grant("li", .technician, as: "T1"), role: .gm, actor: "王总")
      .thenAccepted(.roleGranted)
  }

  @Test func `One role or all are revoked, with a reason`() throws {
    let given = try controlled()
      .after(GrantRole.self, grant("zhao", .leader), role: .gm, actor: "王总")
    try given
      .when(
        RevokeRole.self, ["user": "zhao", "inRole": "leader"], role: .gm, actor: "王总",
        reason: "调岗"
      )
      .then(Self.revoked("zhao", "T1", .leader))
    try given.when(RevokeRole.self, ["user": "zhao"], role: .gm, actor: "王总", reason: "离职")
      .then(Self.revoked("zhao", "T1", .technician), Self.revoked("zhao", "T1", .leader))
    try given.when(RevokeRole.self, ["user": "zhao"], role: .gm, actor: "王总")
      .thenRefused(.reasonRequired)
    try given
      .when(
        RevokeRole.self, ["user": "zhao", "inRole": "operator"], role: .gm, actor: "王总",
        reason: "调岗"
      )
      .thenRefused(.access(.roleNotHeld(UserID("zhao"), .operator)))
    try given.when(RevokeRole.self, ["user": "li"], role: .gm, actor: "王总", reason: "离职")
      .thenRefused(.access(.userUnknown(UserID("li"))))
  }

  @Test func `One may resign, but not as the last general manager`() throws {
    try controlled()
      .when(RevokeRole.self, ["user": "sun"], role: .director, actor: "孙总监", reason: "辞任")
      .then(Self.revoked("sun", "孙总监", .director))
    try controlled().when(RevokeRole.self, ["user": "wang"], role: .gm, actor: "王总", reason: "辞任")
      .thenRefused(.access(.lastManager(UserID("wang"))))
    try controlled().after(GrantRole.self, grant("qian", .gm), role: .gm, actor: "王总")
      .when(RevokeRole.self, ["user": "wang"], role: .gm, actor: "王总", reason: "辞任")
      .then(Self.revoked("wang", "王总", .gm))
  }

  private func state(_ events: RoleGranted...) -> AccessState {
    var state = AccessState()
    for event in events {
      let moment = Timestamp(rawValue: 0)
      state.apply(
        Recorded(
          position: .first, occurredAt: moment, recordedAt: moment, event: .roleGranted(event)))
    }
    return state
  }

  @Test func `A user acts as what was granted to them and nothing else`() throws {
    let state = state(
      Self.granted("wang", "王总", .gm), Self.granted("zhao", "T1", .technician),
      Self.granted("zhao", "T1", .leader))
    let zhao = UserID("zhao")
    for role in [Role.technician, .leader] { try state.check(zhao, actor: "T1", role: role) }
    #expect(throws: Refusal.access(.roleNotGranted(zhao, .gm, granted: [.technician, .leader]))) {
      try state.check(zhao, actor: "T1", role: .gm)
    }
    #expect(throws: Refusal.access(.actorNotGranted(zhao, "王总", own: ActorID("T1")))) {
      try state.check(zhao, actor: "王总", role: .gm)
    }
    #expect(throws: Refusal.access(.userUnknown(UserID("T1")))) {
      try state.check(UserID("T1"), actor: "T1", role: .technician)
    }
    #expect(throws: Refusal.access(.userUnknown(nil))) {
      try state.check(nil, actor: "王总", role: .gm)
    }
  }

  @Test func `Without a grant everybody is whom they say`() throws {
    try AccessState().check(nil, actor: "谁", role: .gm)
    #expect(AccessState().grants("谁", "gm"))
  }
}
