/// An event that is about to be appended.
package struct NewEvent: Hashable, Sendable {
  package var type: EventType
  /// The version of the payload's shape, from 1.
  package var schemaVersion: UInt64
  /// Business time.
  package var occurredAt: Timestamp
  package var tags: [Tag]
  /// One deterministic CBOR map with integer keys.
  package var payload: [UInt8]
  package var origin: EventOrigin

  package init(
    type: EventType, schemaVersion: UInt64 = 1, occurredAt: Timestamp, tags: [Tag],
    payload: [UInt8], origin: EventOrigin
  ) {
    self.type = type
    self.schemaVersion = schemaVersion
    self.occurredAt = occurredAt
    self.tags = tags
    self.payload = payload
    self.origin = origin
  }
}

/// Who caused an event, by which command, and why.
package struct EventOrigin: Hashable, Sendable {
  package var actor: String
  package var role: String
  package var commandID: String
  /// The first sixteen bytes of SHA-256 over all that the command asked for.
  package var commandDigest: [UInt8]
  package var correlationID: String?
  package var causationID: String?
  /// The reason given with the command.
  package var reason: String?

  package init(
    actor: String, role: String, commandID: String, commandDigest: [UInt8],
    correlationID: String? = nil, causationID: String? = nil, reason: String? = nil
  ) {
    self.actor = actor
    self.role = role
    self.commandID = commandID
    self.commandDigest = commandDigest
    self.correlationID = correlationID
    self.causationID = causationID
    self.reason = reason
  }
}

/// An event together with its place in the log and both of its clocks.
package struct Recorded<Event> {
  package var position: Position
  /// Business time: which period a fact belongs to, in which order things happened.
  package var occurredAt: Timestamp
  /// Log time, never decreasing: what an as-of query can see.
  package var recordedAt: Timestamp
  package var event: Event

  @inlinable
  package init(
    position: Position, occurredAt: Timestamp, recordedAt: Timestamp, event: Event
  ) {
    self.position = position
    self.occurredAt = occurredAt
    self.recordedAt = recordedAt
    self.event = event
  }
}

extension Recorded: Sendable where Event: Sendable {}
