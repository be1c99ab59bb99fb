package import EventSourcing

/// A store comes under access control, and its first general manager is named: 启用权限管理.
///
/// It stays so for ever. The first is a general manager since nobody else may grant every role.
/// Only who owns the store's files may issue it (`UnitExecutor`): actor and role are still mere
/// claims then, and whoever could would make themselves the general manager.
package struct EnableAccess: Command {
  package static let name = "access.enable"
  package static let roles: Set<Role> = [.gm]

  package var user: UserID
  package var actor: ActorID

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    user = try fields.user("user")
    actor = try fields.id("actsAs")
  }

  package var stream: Tag { user.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try !context.fold(AccessState.self, AccessState.register).isEnabled else {
      throw Refusal.access(.alreadyEnabled)
    }
    var event = RoleGranted()
    event.user = user
    event.actor = actor
    event.role = .gm
    return [.roleGranted(event)]
  }
}
