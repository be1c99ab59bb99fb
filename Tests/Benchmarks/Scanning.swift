import CustomerService
import EventLog
import EventLogLMDB
import EventSourcing

/// Reads a whole log and decodes every event.
enum Scanning {
  /// What projectors read: type, both clocks and all fields of the payload.
  static func scanEvents(_ store: String) throws {
    try scan(store) { record in
      try RecordCodec.withCore(of: record) { type, _, _, _, payload in
        guard let name = EventName(stored: type) else { fatalError("an event of unknown type") }
        _ = try ServiceEvent(name, decoding: payload)
      }
    }
  }

  /// The same, and who did it by which command, why, and under which tags.
  static func scanRecords(_ store: String) throws {
    try scan(store) { record in
      let event = try RecordCodec.decode(record).event
      guard let name = EventName(rawValue: event.type.text) else {
        fatalError("an event of unknown type")
      }
      _ = try ServiceEvent(name, decoding: event.payload.span.bytes)
    }
  }

  private static func scan(_ store: String, _ body: (RawSpan) throws -> Void) throws {
    let engine = try LMDBEngine(folder: store, creating: nil, readOnly: true)
    var count = 0
    var timings = Timings()
    try timings.measure {
      try engine.read { reader in
        try reader.scan(.all) { _, record in
          try body(record)
          count += 1
          return true
        }
      }
    }
    timings.report(events: count)
  }
}
