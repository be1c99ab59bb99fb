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
    let zone = try head().zone
    try visitGrants(asOf) { event, record in
      switch event.event {
      case .roleGranted(let granted):
        let logged = try LoggedEvent(event, record, zone)
        entries.append(RoleEntry(granted: granted, record: logged))
      case .roleRevoked(let revoked):
        entries.removeAll { $0.granted.user == revoked.user && $0.granted.role == revoked.role }
      default: break
      }
    }
    return entries
  }

  /// The records since the first grant whose actor did not have their role, in log order.
  ///
  /// The program refuses to write such a record, so somebody wrote it by other means. O(events).
  package func ungrantedRecords() throws -> [LoggedEvent] {
    try engine.read { reader in
      var found: [LoggedEvent] = []
      var state = AccessState()
      // The events of a command are decided by what was granted before the first of them.
      var (command, isGranted) = ("", true)
      try reader.scan(.all) { position, record in
        let origin = try RecordCodec.decode(record).event.origin
        if origin.commandID != command {
          command = origin.commandID
          isGranted = state.grants(origin.actor, origin.role)
        }
        let event = try ServiceEvent.recorded(at: position, record)
        if !isGranted { found.append(try LoggedEvent(event, record, reader.head.zone)) }
        state.apply(event)
        return true
      }
      return found
    }
  }

  private func visitGrants(
    _ asOf: AsOf?, _ body: (Recorded<ServiceEvent>, RawSpan) throws -> Void
  ) throws {
    try engine.read { reader in
      let end = try reader.count(asOf: asOf)
      try reader.scan(AccessState.query) { position, record in
        guard position.rawValue < end else { return false }
        try body(try ServiceEvent.recorded(at: position, record), record)
        return true
      }
    }
  }
}

extension AccessState {
  /// Every grant and revocation of a log.
  static var query: Query { Query(types: events.map(\.type), tags: [register.tag]) }
}
