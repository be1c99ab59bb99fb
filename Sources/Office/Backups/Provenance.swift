internal import CBOR
internal import EventLog
package import EventSourcing
internal import Merkle

/// That a store was made of another's records, so that the other may have gone on elsewhere.
///
/// Such a store is a fork: events beyond it may have been acknowledged and signed. It is kept in the
/// store itself, where no copy of the file loses it.
package struct Provenance: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case restored, salvaged
  }

  package var kind: Kind
  package var at: Timestamp
  /// The state of the log up to where its records were taken over.
  package var source: LogMark
  /// The last signed note that came along; nil if there was none.
  package var lastNote: [UInt8]?

  package init(kind: Kind, at: Timestamp, source: LogMark, lastNote: [UInt8]?) {
    self.kind = kind
    self.at = at
    self.source = source
    self.lastNote = lastNote
  }

  /// The rows in which a store keeps them, in the order in which they came about.
  static let viewName = "provenance"
}

extension Office {
  /// Where the store's records came from, oldest first; empty for a store that was never restored.
  package func provenance() throws -> [Provenance] { try engine.read(Provenance.list) }

  /// Notes that the store was made of another's records.
  package func note(_ provenance: Provenance) throws {
    try engine.write { writer in
      let number = UInt64(try Provenance.list(writer).count)
      let key = withUnsafeBytes(of: number.bigEndian) { Array($0) }
      try writer.view(Provenance.viewName).put(provenance.encoded(), for: key)
    }
  }
}

extension Provenance {
  static func list(_ reader: any LogReader) throws -> [Provenance] {
    var found: [Provenance] = []
    try reader.view(viewName).scan(from: [], to: nil) { _, value in
      found.append(try Provenance(decoding: value))
      return true
    }
    return found
  }

  func encoded() -> [UInt8] {
    var encoder = CBOREncoder(capacity: 400)
    encoder.writeArrayHeader(count: 7)
    encoder.writeText(kind.rawValue)
    encoder.writeInteger(at.rawValue)
    encoder.writeText(source.origin)
    encoder.writeText(source.zone.name)
    encoder.writeUnsigned(source.size)
    encoder.writeBytes(source.root.bytes)
    encoder.writeBytes(lastNote ?? [])
    return encoder.bytes
  }

  private init(decoding bytes: RawSpan) throws {
    var decoder = CBORDecoder(bytes)
    try decoder.readArrayHeader(count: 7)
    let kind = Kind(rawValue: try decoder.readText())
    at = Timestamp(rawValue: try decoder.readInt64())
    let origin = try decoder.readText()
    let zone = BusinessZone(try decoder.readText())
    let size = try decoder.readUInt64()
    let root = Digest(bytes: try decoder.readBytes())
    let note = try decoder.readBytes()
    try decoder.finish()
    guard let kind, let zone, let root else {
      throw StoreFault(
        Localized(
          zh: "库中关于其来源的记载无法读取",
          en: "What the store says of where it came from cannot be read"),
        remedy: Localized(
          zh: "请用当时恢复它的程序版本；什么都没有改动",
          en: "Use the program version that restored it; nothing was changed"))
    }
    self.kind = kind
    source = LogMark(origin: origin, zone: zone, size: size, root: root)
    lastNote = note.isEmpty ? nil : note
  }
}
