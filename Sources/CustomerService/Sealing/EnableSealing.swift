package import EventSourcing

/// Personal words are sealed in this log from now on, for ever: 启用密封.
///
/// What was recorded before stays readable; a log with much of it is migrated instead.
package struct EnableSealing: Command {
  package static let name = "sealing.enable"
  package static let roles: Set<Role> = [.privacy, .director, .gm]

  package init(_ fields: inout FieldReader) throws(MalformedField) {}

  package var stream: Tag { SealingState.register.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try !context.fold(SealingState.self, SealingState.register).isEnabled else {
      throw Refusal.sealing(.alreadyEnabled)
    }
    var event = SealingEnabled()
    event.from = Int64(context.position.rawValue)
    return [.sealingEnabled(event)]
  }
}
