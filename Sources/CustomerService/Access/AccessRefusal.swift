/// Why access control does not allow something.
package enum AccessRefusal: Hashable, Sendable {
  case userUnknown(UserID?)
  case actorNotGranted(UserID, String, own: ActorID)
  case roleNotGranted(UserID, Role, granted: Set<Role>)
  case readingNotGranted(UserID)
  case keepingNotGranted(UserID)
  case notEnabled
  case alreadyEnabled
  case ownerRequired
  case roleBeyondOwn(Role, own: Role)
  case grantToOneself
  case userHasActor(UserID, ActorID)
  case actorTaken(ActorID, by: UserID)
  case roleHeld(UserID, Role)
  case roleNotHeld(UserID, Role)
  case lastManager(UserID)

  var code: String {
    switch self {
    case .userUnknown: "user_unknown"
    case .actorNotGranted: "actor_not_granted"
    case .roleNotGranted: "role_not_granted"
    case .readingNotGranted: "reading_not_granted"
    case .keepingNotGranted: "keeping_not_granted"
    case .notEnabled: "access_not_enabled"
    case .alreadyEnabled: "access_already_enabled"
    case .ownerRequired: "owner_required"
    case .roleBeyondOwn: "role_beyond_own"
    case .grantToOneself: "grant_to_oneself"
    case .userHasActor: "user_has_actor"
    case .actorTaken: "actor_taken"
    case .roleHeld: "role_already_granted"
    case .roleNotHeld: "role_not_held"
    case .lastManager: "last_gm"
    }
  }
}
