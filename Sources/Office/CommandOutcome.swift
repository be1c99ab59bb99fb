package import CustomerService
package import EventSourcing

/// What became of a command.
package enum CommandOutcome: Sendable {
  /// Its events are in the log, durable.
  case accepted(position: Position, events: [ServiceEvent], warnings: [Warning])
  /// It had been accepted before; nothing was appended.
  case duplicate(position: Position)
  /// A rule refused it; nothing was appended.
  case refused(Refusal)
}

/// What became of commands that stand or fall together.
package enum UnitOutcome: Sendable {
  /// One outcome a command; only what may be left out can be refused.
  case done([CommandOutcome])
  /// The command at `index` was refused, so nothing of the unit was appended.
  case refused(index: Int, Refusal)
}

extension UnitOutcome {
  /// As somebody may see it who may not read words.
  func masked() throws -> UnitOutcome {
    guard case .done(let outcomes) = self else { return self }
    return .done(
      try outcomes.map { outcome in
        guard case .accepted(let position, let events, let warnings) = outcome else {
          return outcome
        }
        return .accepted(
          position: position, events: try events.map { try $0.masked() }, warnings: warnings)
      })
  }
}
