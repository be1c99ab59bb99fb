package import EventSourcing

/// What somebody asks for: data, boundary and decision in one place.
package protocol Command: Sendable {
  /// `noun.verb`, as in `apply` files.
  static var name: String { get }

  /// Who may issue it.
  static var roles: Set<Role> { get }

  /// Takes the command's data; what is wrong with a field is thrown as ``MalformedField``.
  init(_ fields: inout FieldReader) throws(MalformedField)

  /// The stream that `--expected-version` counts.
  var stream: Tag { get }

  /// The moment the fact happened, which is the one given unless the data say otherwise.
  func occurredAt(given moment: Timestamp) -> Timestamp

  /// The events that follow, at least one.
  ///
  /// Pure: it depends on the events in the streams it asks for and on nothing else.
  ///
  /// - Throws: A ``Refusal``, or a fault of the log while reading.
  func decide(_ context: DecisionContext) throws -> [ServiceEvent]

  /// What the operator should know of an accepted command; never a reason to refuse it.
  func warnings(_ context: DecisionContext) throws -> [Warning]
}

extension Command {
  package static var roles: Set<Role> { Role.staff }

  package func occurredAt(given moment: Timestamp) -> Timestamp { moment }

  package func warnings(_ context: DecisionContext) throws -> [Warning] { [] }
}

/// The past as a decision sees it: the log, and what was decided before it in the same unit.
package protocol EventHistory {
  /// Visits events that match `query`, in log order.
  func visit(_ query: Query, _ body: (Recorded<ServiceEvent>) throws -> Void) throws

  /// The words in the box of a stored payload, for a rule that compares or repeats them.
  ///
  /// - Returns: Nil of a history that is not sealed.
  /// - Throws: A fault of the log when the key is missing.
  func opened(_ part: SealedPart) throws -> PersonalFields?
}

/// What a decision may know beside its own data.
package struct DecisionContext {
  package let history: any EventHistory
  package let zone: BusinessZone
  package let actor: String
  package let role: Role
  package let reason: String?
  /// Business time of the command.
  package let occurredAt: Timestamp
  /// Log time of the command.
  package let recordedAt: Timestamp
  /// Where the command's first event would be.
  package let position: Position

  package init(
    history: any EventHistory, zone: BusinessZone, actor: String, role: Role, reason: String?,
    occurredAt: Timestamp, recordedAt: Timestamp, position: Position = Position(rawValue: 0)
  ) {
    self.history = history
    self.zone = zone
    self.actor = actor
    self.role = role
    self.reason = reason
    self.occurredAt = occurredAt
    self.recordedAt = recordedAt
    self.position = position
  }
}

/// A state folded from the events of one stream.
package protocol Folded {
  associatedtype Kind: EntityKey
  /// The events the state follows.
  static var events: [EventName] { get }
  init(id: Identifier<Kind>)
  mutating func apply(_ event: Recorded<ServiceEvent>)
}

extension DecisionContext {
  /// Folds the state of the entity `id`.
  ///
  /// O(events of its stream).
  package func fold<State: Folded>(
    _ type: State.Type, _ id: Identifier<State.Kind>
  ) throws -> State {
    var state = State(id: id)
    try history.visit(Query(types: State.events.map(\.type), tags: [id.tag])) { state.apply($0) }
    return state
  }

  /// Refuses a fact that lies before the last one of the same stream.
  package func requireOrder(after previous: Timestamp?) throws(Refusal) {
    if let previous, occurredAt < previous {
      throw .beforePreviousEvent(previous: previous.formatted(in: zone))
    }
  }

  /// The reason given with the command, which here is not optional.
  package func requireReason() throws(Refusal) {
    guard let reason, !reason.isBlank else { throw .reasonRequired }
  }
}

extension String {
  /// Whether there is nothing to read: empty, or only white space and invisible characters.
  package var isBlank: Bool {
    unicodeScalars.allSatisfy {
      $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
    }
  }
}
