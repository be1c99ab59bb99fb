package import EventSourcing

/// A user of the operating system is given a role: 授予角色 (domain.md item 65).
///
/// In force from its record on, whatever business time it names.
package struct GrantRole: Command {
  package static let name = "access.grant"
  package static let roles = Role.approvers

  package var user: UserID
  /// As whom the user acts; absent for one who acts already, and for whom the login name will do.
  package var actor: ActorID?
  package var role: Role
  package var team: String?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    user = try fields.user("user")
    actor = try fields.optionalID("actsAs")
    role = try fields.term("inRole")
    team = try fields.optionalLabel("team")
    guard actor != nil || FieldReader.isID(user.text) else {
      throw MalformedField(
        "actsAs",
        Localized(zh: "必填：用户名不能用作编号", en: "a value; the login name cannot be an id"))
    }
  }

  package var stream: Tag { user.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.grants()
    try context.requireAuthority(over: [role])
    guard state.user(of: ActorID(context.actor)) != user else {
      throw Refusal.access(.grantToOneself)
    }
    let present = state.holders[user]?.actor
    let actor = self.actor ?? present ?? ActorID(user.text)
    if let present, present != actor {
      throw Refusal.access(.userHasActor(user, present))
    }
    if let other = state.user(of: actor), other != user {
      throw Refusal.access(.actorTaken(actor, by: other))
    }
    guard !state.holds(user, role) else { throw Refusal.access(.roleHeld(user, role)) }
    var event = RoleGranted()
    event.user = user
    event.actor = actor
    event.role = role
    event.team = team
    return [.roleGranted(event)]
  }
}
