package import CustomerService
internal import EventLog
internal import EventSourcing

/// A role in force: who has it, since when, and who gave it.
package struct RoleEntry: Sendable {
  package var granted: RoleGranted
  /// Where the grant is in the log, when it was recorded, and by whom.
  package var record: LoggedEvent
}

extension Office {
  /// The grants in force at a moment; the present unless one is given.
  package func access(asOf: AsOf? = nil) throws -> AccessState {
    var state = AccessState()
    try visitGrants(asOf) { event, _ in state.apply(event) }
    return state
  }

  /// The roles in force at a moment, in the order in which they were granted.
  package func roles(asOf: AsOf? = nil) throws -> [RoleEntry] {
    var entries: [RoleEntry] = []
    try visitGrants(asOf) { event, record in
      switch event.event {
      case .roleGranted(let granted):
        entries.append(RoleEntry(granted: granted, record: record))
      case .roleRevoked(let revoked):
        entries.removeAll { $0.granted.user == revoked.user && $0.granted.role == revoked.role }
      default: break
      }
    }
    return entries
  }

  private func visitGrants(
    _ asOf: AsOf?, _ body: (Recorded<ServiceEvent>, LoggedEvent) throws -> Void
  ) throws {
    try engine.read { reader in
      let end = try reader.count(asOf: asOf)
      try reader.scan(AccessState.query) { position, record in
        guard position.rawValue < end else { return false }
        let event = try ServiceEvent.recorded(at: position, record)
        try body(event, try LoggedEvent(event, record, reader.head.zone))
        return true
      }
    }
  }
}

extension AccessState {
  /// Every grant and revocation of a log.
  static var query: Query { Query(types: events.map(\.type), tags: [register.tag]) }
}
