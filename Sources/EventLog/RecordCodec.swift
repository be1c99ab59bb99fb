internal import CBOR
package import EventSourcing

/// The bytes of a record: one deterministic CBOR array, `Fixtures/record.cddl`.
///
/// The bytes are hashed and proved as stored; nothing ever encodes them again.
package enum RecordCodec {
  package static let format: UInt64 = 1
  private static let fieldCount = 15

  /// Encodes an event.
  ///
  /// - Parameters:
  ///   - event: Its payload must be one encoded CBOR item already.
  ///   - recordedAt: Log time.
  ///   - backlinks: One a tag, see ``RecordEnvelope/backlinks``.
  /// - Returns: The bytes to store.
  package static func encode(
    _ event: NewEvent, recordedAt: Timestamp, backlinks: [UInt64]
  ) -> [UInt8] {
    var encoder = CBOREncoder(capacity: 180 + event.payload.count)
    encoder.writeArrayHeader(count: fieldCount)
    encoder.writeUnsigned(format)
    encoder.writeText(event.type.text)
    encoder.writeUnsigned(event.schemaVersion)
    encoder.writeInteger(event.occurredAt.rawValue)
    encoder.writeInteger(recordedAt.rawValue)
    encoder.writeText(event.origin.actor)
    encoder.writeText(event.origin.role)
    encoder.writeText(event.origin.commandID)
    encoder.writeBytes(event.origin.commandDigest)
    encoder.writeText(orNull: event.origin.correlationID)
    encoder.writeText(orNull: event.origin.causationID)
    encoder.writeText(orNull: event.origin.reason)
    encoder.writeArrayHeader(count: event.tags.count)
    for tag in event.tags { encoder.writeText(tag.text) }
    encoder.writeArrayHeader(count: backlinks.count)
    for distance in backlinks { encoder.writeUnsigned(distance) }
    encoder.bytes.append(contentsOf: event.payload)
    return encoder.bytes
  }

  /// Decodes a whole record.
  ///
  /// - Throws: `CBORError` when the bytes are no such record or of a newer format.
  package static func decode(_ record: RawSpan) throws -> RecordEnvelope {
    var decoder = CBORDecoder(record)
    try begin(&decoder)
    let type = EventType(text: try decoder.readText())
    let version = try decoder.readUInt64()
    let occurredAt = Timestamp(rawValue: try decoder.readInt64())
    let recordedAt = Timestamp(rawValue: try decoder.readInt64())
    let origin = try decodeOrigin(&decoder)
    let tags = try decodeTags(&decoder)
    try decoder.readArrayHeader(count: tags.count)
    var backlinks: [UInt64] = []
    for _ in tags { backlinks.append(try decoder.readUInt64()) }
    let payloadStart = decoder.offset
    try decoder.skipValue()
    try decoder.finish()
    let payload = record.extracting(payloadStart..<record.byteCount)
    let event = NewEvent(
      type: type, schemaVersion: version, occurredAt: occurredAt, tags: tags,
      payload: payload.withUnsafeBytes { Array($0) }, origin: origin)
    return RecordEnvelope(event: event, recordedAt: recordedAt, backlinks: backlinks)
  }

  /// Reads only what folds and projectors need; the spans of type and payload live during the call.
  package static func withCore<Result>(
    of record: RawSpan,
    _ body: (
      _ type: RawSpan, _ version: UInt64, _ occurredAt: Timestamp, _ recordedAt: Timestamp,
      _ payload: RawSpan
    ) throws -> Result
  ) throws -> Result {
    var decoder = CBORDecoder(record)
    try begin(&decoder)
    let type = try decoder.readRawTextSpan()
    let version = try decoder.readUInt64()
    let occurredAt = Timestamp(rawValue: try decoder.readInt64())
    let recordedAt = Timestamp(rawValue: try decoder.readInt64())
    for _ in 0..<7 { try decoder.passString() }
    for _ in 0..<(try decoder.readArrayHeader()) { try decoder.passString() }
    for _ in 0..<(try decoder.readArrayHeader()) { _ = try decoder.readUInt64() }
    let payload = record.extracting(decoder.offset..<record.byteCount)
    return try body(type, version, occurredAt, recordedAt, payload)
  }

  /// Reads all of a record as strictly as ``decode(_:)``, without copying a text.
  ///
  /// - Parameters:
  ///   - record: The stored bytes.
  ///   - body: Is given type, log time, command id and command digest.
  ///   - tag: Is given each tag after that.
  ///   - backlink: Is given each tag's backlink after those.
  /// - Throws: `CBORError` when the bytes are no such record or of a newer format.
  package static func inspect(
    _ record: RawSpan,
    _ body: (
      _ type: RawSpan, _ recordedAt: Timestamp, _ commandID: RawSpan, _ digest: RawSpan
    ) throws -> Void,
    tag: (RawSpan) throws -> Void, backlink: (UInt64) throws -> Void = { _ in }
  ) throws {
    var decoder = CBORDecoder(record)
    try begin(&decoder)
    let type = try decoder.readTextSpan()
    _ = try decoder.readUInt64()
    _ = try decoder.readInt64()
    let recordedAt = Timestamp(rawValue: try decoder.readInt64())
    for _ in 0..<2 { _ = try decoder.readTextSpan() }
    let commandID = try decoder.readTextSpan()
    let digest = try decoder.readBytesSpan()
    for _ in 0..<3 where !decoder.readNullIfPresent() { _ = try decoder.readTextSpan() }
    let tagCount = try decoder.readArrayHeader()
    try body(type.span.bytes, recordedAt, commandID.span.bytes, digest)
    for _ in 0..<tagCount { try tag(try decoder.readTextSpan().span.bytes) }
    try decoder.readArrayHeader(count: tagCount)
    for _ in 0..<tagCount { try backlink(try decoder.readUInt64()) }
    try decoder.skipValue()
    try decoder.finish()
  }

  /// The event type of a record, without reading further.
  package static func type(of record: RawSpan) throws -> EventType {
    var decoder = CBORDecoder(record)
    try begin(&decoder)
    return EventType(text: try decoder.readText())
  }

  /// The log time of a record.
  package static func recordedAt(of record: RawSpan) throws -> Timestamp {
    var decoder = CBORDecoder(record)
    try begin(&decoder)
    for _ in 0..<3 { try decoder.skipValue() }
    return Timestamp(rawValue: try decoder.readInt64())
  }

  /// The reason that was given with the command of a record.
  package static func reason(of record: RawSpan) throws -> String? {
    var decoder = CBORDecoder(record)
    try begin(&decoder)
    for _ in 0..<4 { try decoder.skipValue() }
    for _ in 0..<6 { try decoder.passString() }
    return try decoder.readTextOrNull()
  }

  private static func begin(_ decoder: inout CBORDecoder) throws(CBORError) {
    try decoder.readArrayHeader(count: fieldCount)
    let found = try decoder.readUInt64()
    guard found == format else {
      throw decoder.error(.unacceptable("record format \(format), not \(found)"))
    }
  }

  private static func decodeOrigin(
    _ decoder: inout CBORDecoder
  ) throws(CBORError) -> EventOrigin {
    EventOrigin(
      actor: try decoder.readText(), role: try decoder.readText(),
      commandID: try decoder.readText(), commandDigest: try decoder.readBytes(),
      correlationID: try decoder.readTextOrNull(), causationID: try decoder.readTextOrNull(),
      reason: try decoder.readTextOrNull())
  }

  private static func decodeTags(_ decoder: inout CBORDecoder) throws(CBORError) -> [Tag] {
    var tags: [Tag] = []
    for _ in 0..<(try decoder.readArrayHeader()) { tags.append(Tag(text: try decoder.readText())) }
    return tags
  }
}

extension CBOREncoder {
  fileprivate mutating func writeText(orNull text: String?) {
    if let text { writeText(text) } else { writeNull() }
  }
}

extension CBORDecoder {
  fileprivate mutating func readTextOrNull() throws(CBORError) -> String? {
    readNullIfPresent() ? nil : try readText()
  }
}
