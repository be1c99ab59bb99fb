import CustomerService
import EventSourcing
import Testing

/// What came of a command.
struct Trial {
  let decision: Result<[ServiceEvent], any Error>
  let warnings: [Warning]
  let occurredAt: Timestamp

  init<Asked: Command>(
    _ type: Asked.Type, _ data: [String: FieldValue], in past: Past, at time: String, role: Role,
    actor: String, reason: String?
  ) throws {
    var fields = FieldReader(data, zone: .shanghai)
    let command = try Asked(&fields)
    try fields.finish()
    let occurredAt = command.occurredAt(given: try moment(time))
    let context = DecisionContext(
      history: past, zone: .shanghai, actor: actor, role: role, reason: reason,
      occurredAt: occurredAt, recordedAt: occurredAt)
    decision = Result {
      guard Asked.roles.contains(role) else {
        throw Refusal.roleNotAllowed(role, allowed: Asked.roles)
      }
      return try command.decide(context)
    }
    warnings = if case .success = decision { try command.warnings(context) } else { [] }
    self.occurredAt = occurredAt
  }

  /// Asserts that exactly `expected` follow.
  func then(
    _ expected: ServiceEvent..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try decision.get() == expected, sourceLocation: sourceLocation)
  }

  /// Asserts that events with these names follow.
  func thenAccepted(
    _ names: EventName..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(try decision.get().map(\.name) == names, sourceLocation: sourceLocation)
  }

  /// The first event of a kind that follows, of which there must be one.
  func first<Payload: EventPayload>(
    _ type: Payload.Type, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Payload {
    let payloads = try decision.get().compactMap { $0.payload as? Payload }
    return try #require(payloads.first, sourceLocation: sourceLocation)
  }

  /// Asserts that a rule refuses the command.
  func thenRefused(
    _ expected: Refusal, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(throws: expected, sourceLocation: sourceLocation) { try decision.get() }
  }
}

/// A log in memory.
struct Past: EventHistory {
  private var events: [Recorded<ServiceEvent>] = []

  mutating func append(_ event: ServiceEvent, at moment: Timestamp) {
    let position = Position(rawValue: UInt64(events.count))
    events.append(
      Recorded(position: position, occurredAt: moment, recordedAt: moment, event: event))
  }

  func visit(_ query: Query, _ body: (Recorded<ServiceEvent>) throws -> Void) rethrows {
    for recorded in events
    where query.matches(type: recorded.event.name.type, tags: recorded.event.payload.tags) {
      try body(recorded)
    }
  }
}
