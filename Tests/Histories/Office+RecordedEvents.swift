package import CustomerService
import EventLog
package import EventSourcing
package import Office

extension Office {
  /// The whole log, read without the office's own readers.
  package func recordedEvents() throws -> [Recorded<ServiceEvent>] {
    try engine.read { reader in
      var events: [Recorded<ServiceEvent>] = []
      try reader.scan(.all) { position, record in
        events.append(try Recorded(reading: record, at: position))
        return true
      }
      return events
    }
  }
}

extension Recorded<ServiceEvent> {
  /// A record, read without the office's own readers.
  package init(reading record: RawSpan, at position: Position) throws {
    self = try RecordCodec.withCore(of: record) { type, _, occurredAt, recordedAt, payload in
      let stored = EventName(stored: type)
      guard let name = stored else { throw UnknownType(position: position) }
      return Recorded(
        position: position, occurredAt: occurredAt, recordedAt: recordedAt,
        event: try ServiceEvent(name, decoding: payload))
    }
  }
}

/// A record's type is none that the program knows.
private struct UnknownType: Error {
  var position: Position
}
