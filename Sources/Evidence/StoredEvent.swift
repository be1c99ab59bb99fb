internal import CBOR
internal import CustomerService
internal import EventLog
internal import EventSourcing

/// A record from outside of any store, read as an event of this version.
struct StoredEvent {
  var envelope: RecordEnvelope
  var event: ServiceEvent

  /// - Throws: ``UnreadableRecord``.
  init(_ record: [UInt8]) throws(UnreadableRecord) {
    let envelope: RecordEnvelope
    do { envelope = try RecordCodec.decode(record.span.bytes) } catch {
      throw UnreadableRecord(why: Localized(explaining: error))
    }
    let type = Array(envelope.event.type.text.utf8)
    guard let name = EventName(stored: type.span.bytes), envelope.event.schemaVersion == 1 else {
      throw UnreadableRecord(
        why: Localized(
          zh: "不认识事件「\(envelope.event.type.text)」",
          en: "the event '\(envelope.event.type.text)' is unknown"))
    }
    do {
      event = try ServiceEvent(name, decoding: envelope.event.payload.span.bytes)
    } catch {
      throw UnreadableRecord(why: Localized(explaining: error))
    }
    self.envelope = envelope
  }
}

struct UnreadableRecord: Error {
  var why: Localized
}
