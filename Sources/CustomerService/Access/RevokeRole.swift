package import EventSourcing

/// Roles of a user of the operating system are taken back: 收回角色 (domain.md item 65).
///
/// In force from its record on. One may give up one's own; the last general manager may not, since
/// nobody could grant every role then.
package struct RevokeRole: Command {
  package static let name = "access.revoke"
  package static let roles = Role.approvers

  package var user: UserID
  /// The role; absent for all that the user has.
  package var role: Role?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    user = try fields.user("user")
    role = try fields.optionalTerm("inRole")
  }

  package var stream: Tag { user.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.grants()
    guard let holder = state.holders[user] else { throw Refusal.access(.userUnknown(user)) }
    if let role, !holder.roles.contains(role) {
      throw Refusal.access(.roleNotHeld(user, role))
    }
    let roles = role.map { [$0] } ?? holder.roles
    try context.requireAuthority(over: roles)
    try context.requireReason()
    let managers = state.holders.values.count { $0.roles.contains(.gm) }
    guard !roles.contains(.gm) || managers > 1 else { throw Refusal.access(.lastManager(user)) }
    return Role.allCases.filter(roles.contains).map { role in
      var event = RoleRevoked()
      event.user = user
      event.actor = holder.actor
      event.role = role
      return .roleRevoked(event)
    }
  }
}
