package import CustomerService
package import EventLog
package import EventSourcing
package import Merkle

/// How personal words are shown.
package struct Shown: Sendable {
  /// Opens them, for somebody who may read them.
  var unsealer: Unsealer?
  /// The tags of all who were erased.
  var erased: Set<Tag>

  init(_ unsealer: Unsealer?, erased: Set<Tag>) {
    self.unsealer = unsealer
    self.erased = erased
  }

  /// - Parameters:
  ///   - unsealer: Opens words, for somebody who may read them; nil masks them.
  ///   - reader: Says who was erased.
  /// - Throws: `StoreFault`.
  package init(_ unsealer: Unsealer?, _ reader: any LogReader) throws {
    self.init(unsealer, erased: try reader.sealing().erased)
  }

  package static func masked(erased: Set<Tag>) -> Shown { Shown(nil, erased: erased) }
}

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
  package init(
    _ record: RawSpan, at position: Position, in zone: BusinessZone,
    shown: Shown = .masked(erased: [])
  ) throws {
    try self.init(
      ServiceEvent.recorded(at: position, record, shown.unsealer), record, zone, shown)
  }

  init(
    _ recorded: Recorded<ServiceEvent>, _ record: RawSpan, _ zone: BusinessZone,
    _ shown: Shown = .masked(erased: [])
  ) throws {
    position = recorded.position
    name = recorded.event.name
    envelope = try RecordCodec.decode(record)
    fields = try PayloadFields.list(recorded.event.payload, in: zone)
    leaf = Digest(leaf: record)
    try show(shown)
  }

  /// Adds the reason if it is in the event's box, and tells erased words from sealed ones.
  private mutating func show(_ shown: Shown) throws {
    let part = SealedPart(name: name, payload: envelope.event.payload)
    guard let (box, _) = try part.taken() else { return }
    let isErased = envelope.event.tags.subject.map(shown.erased.contains) ?? false
    if box.numbers.contains(SealedBox.reason) {
      if let reason = try shown.unsealer?.opened(part)?.reason {
        envelope.event.origin.reason = reason
      } else {
        fields.append(("reason", .hidden(.sealed)))
      }
    }
    guard isErased else { return }
    for index in fields.indices { fields[index].value.tellErased() }
  }
}

extension Office {
  /// Events of the log as they are stored.
  package func events(
    _ query: Query, from position: Position, _ direction: ScanDirection, limit: Int,
    unsealer: Unsealer? = nil
  ) throws -> [LoggedEvent] {
    try engine.read { reader in
      let shown = Shown(unsealer, erased: try reader.sealing().erased)
      var events: [LoggedEvent] = []
      try reader.scan(query, from: position, direction, limit: limit) { position, record in
        events.append(try LoggedEvent(record, at: position, in: reader.head.zone, shown: shown))
        return true
      }
      return events
    }
  }
}

extension FieldValue {
  /// Turns the mask of sealed words into that of erased ones.
  mutating func tellErased() {
    if self == .hidden(.sealed) { self = .hidden(.erased) }
  }
}
