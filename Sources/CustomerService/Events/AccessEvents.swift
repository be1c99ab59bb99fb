package import EventSourcing

/// A user of the operating system may act as somebody in a role from now on: 授予角色.
///
/// The first one puts the store under access control, where it stays.
package struct RoleGranted: EventPayload {
  package var user = UserID("")
  /// Who acts, as events name them; a user has one, and nobody else has it.
  package var actor = ActorID("")
  package var role = Role.operator
  /// The group a leader leads, say; for people to read.
  package var team: String?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "user", &user)
    try coder.field(2, "actor", &actor)
    try coder.field(3, "role", &role)
    try coder.field(4, "team", &team)
  }

  package var tags: [Tag] {
    [user.tag, actor.tag, AccessState.register.tag]
  }
}

/// A user of the operating system has a role no longer: 收回角色.
package struct RoleRevoked: EventPayload {
  package var user = UserID("")
  package var actor = ActorID("")
  package var role = Role.operator

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "user", &user)
    try coder.field(2, "actor", &actor)
    try coder.field(3, "role", &role)
  }

  package var tags: [Tag] {
    [user.tag, actor.tag, AccessState.register.tag]
  }
}
