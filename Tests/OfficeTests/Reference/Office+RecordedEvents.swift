import CustomerService
import EventLog
import EventSourcing
import Office
import Testing

extension Office {
  /// The whole log, read without the office's own readers.
  func recordedEvents() throws -> [Recorded<ServiceEvent>] {
    try engine.read { reader in
      var events: [Recorded<ServiceEvent>] = []
      try reader.scan(.all) { position, record in
        events.append(
          try RecordCodec.withCore(of: record) { type, _, occurredAt, recordedAt, payload in
            let stored = EventName(stored: type)
            let name = try #require(stored)
            return Recorded(
              position: position, occurredAt: occurredAt, recordedAt: recordedAt,
              event: try ServiceEvent(name, decoding: payload))
          })
        return true
      }
      return events
    }
  }
}
