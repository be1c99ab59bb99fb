package import EventSourcing

/// Who may act as whom in which role: the grants in force.
///
/// A store without a grant is not under access control, and actor and role are what the caller
/// says. From its first grant on they are what was granted to the user of the operating system.
/// A user acts as one actor and an actor is one user, so that the actor of an event names the user
/// too, and one person cannot pass for the two that some rules ask for.
package struct AccessState: Folded {
  package struct Holder: Hashable, Sendable {
    package var actor: ActorID
    package var roles: Set<Role>
  }

  /// Names the one stream that all grants share.
  package static let register = Identifier<AccessKey>("roles")

  package private(set) var isEnabled = false
  package private(set) var holders: [UserID: Holder] = [:]
  private var users: [ActorID: UserID] = [:]

  package init(id: Identifier<AccessKey> = register) {}

  package static let events: [EventName] = [.roleGranted, .roleRevoked]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .roleGranted(let event):
      isEnabled = true
      users[event.actor] = event.user
      holders[event.user, default: Holder(actor: event.actor, roles: [])].roles.insert(event.role)
    case .roleRevoked(let event):
      holders[event.user]?.roles.remove(event.role)
      if holders[event.user]?.roles.isEmpty == true {
        holders[event.user] = nil
        users[event.actor] = nil
      }
    default: break
    }
  }

  /// The user who acts as `actor`.
  package func user(of actor: ActorID) -> UserID? { users[actor] }

  package func holds(_ user: UserID, _ role: Role) -> Bool {
    holders[user]?.roles.contains(role) ?? false
  }

  /// Whether somebody may act as `actor` in `role`, both as records name them.
  package func grants(_ actor: String, _ role: String) -> Bool {
    guard isEnabled else { return true }
    guard let user = users[ActorID(actor)], let role = Role(rawValue: role) else { return false }
    return holds(user, role)
  }

  /// Refuses to let `user` act as `actor` in `role` unless that is granted.
  ///
  /// - Parameters:
  ///   - user: Who runs the program; nil when that is not known.
  ///   - actor: Who the command says acts.
  ///   - role: In which role.
  /// - Throws: What was not granted.
  package func check(_ user: UserID?, actor: String, role: Role) throws(Refusal) {
    guard isEnabled else { return }
    guard let user, let holder = holders[user] else { throw .access(.userUnknown(user)) }
    guard holder.actor.text == actor else {
      throw .access(.actorNotGranted(user, actor, own: holder.actor))
    }
    guard holder.roles.contains(role) else {
      throw .access(.roleNotGranted(user, role, granted: holder.roles))
    }
  }
}

extension DecisionContext {
  /// The grants in force; refused in a store that is not under access control.
  func grants() throws -> AccessState {
    let state = try fold(AccessState.self, AccessState.register)
    guard state.isEnabled else { throw Refusal.access(.notEnabled) }
    return state
  }

  /// Refuses to give or take a role to whom that is not allowed.
  func requireAuthority(over roles: Set<Role>) throws(Refusal) {
    let beyond = Role.allCases.first { roles.contains($0) && !role.granted.contains($0) }
    if let beyond { throw .access(.roleBeyondOwn(beyond, own: role)) }
  }
}
