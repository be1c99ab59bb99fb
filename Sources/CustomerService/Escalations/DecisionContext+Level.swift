extension DecisionContext {
  /// Refuses who stands below the level to which a matter was taken.
  func requireRole(at level: EscalationLevel) throws(Refusal) {
    guard level.roles.contains(role) else {
      throw .roleNotAllowed(role, allowed: level.roles)
    }
  }
}
