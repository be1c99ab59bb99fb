package import CustomerService
package import EventLog
package import EventSourcing
package import Merkle

/// An event as the log holds it.
package struct LoggedEvent: Sendable {
  package var position: Position
  package var name: EventName
  package var envelope: RecordEnvelope
  /// The payload's present fields, times in the office's zone.
  package var fields: [(name: String, value: FieldValue)]
  /// RFC 6962 leaf hash of the stored bytes.
  package var leaf: Digest

  package var occurredAt: Timestamp { envelope.event.occurredAt }

  /// Reads a stored record.
  ///
  /// - Throws: ``StoreFault`` for an event that this version does not know, `CBORError` for damage.
  package init(_ record: RawSpan, at position: Position, in zone: BusinessZone) throws {
    try self.init(ServiceEvent.recorded(at: position, record), record, zone)
  }

  init(
    _ recorded: Recorded<ServiceEvent>, _ record: RawSpan, _ zone: BusinessZone
  ) throws {
    position = recorded.position
    name = recorded.event.name
    envelope = try RecordCodec.decode(record)
    fields = try PayloadFields.list(recorded.event.payload, in: zone)
    leaf = Digest(leaf: record)
  }
}

extension Office {
  /// Events of the log as they are stored.
  package func events(
    _ query: Query, from position: Position, _ direction: ScanDirection, limit: Int
  ) throws -> [LoggedEvent] {
    try engine.read { reader in
      var events: [LoggedEvent] = []
      try reader.scan(query, from: position, direction, limit: limit) { position, record in
        events.append(try LoggedEvent(record, at: position, in: reader.head.zone))
        return true
      }
      return events
    }
  }
}
