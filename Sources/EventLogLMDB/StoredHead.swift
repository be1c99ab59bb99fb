internal import CBOR
internal import EventLog
internal import EventSourcing
internal import Merkle

/// The head as stored: a CBOR map with integer keys, to which later formats add.
struct StoredHead {
  /// The format of this program's stores.
  static let format: UInt64 = 4

  var head: LogHead
  /// How many records have rows in names, index and commands; the others wait (``LogTail``).
  var indexedCount: UInt64 = 0
  /// How many names have numbers; the next new one gets this number.
  var nameCount: UInt32 = 0
  /// The right edge of the tree over all records.
  var frontier = MerkleFrontier()
  /// The first bytes of the leaf hashes of the last block, as long as it is not complete.
  var prefixes: [UInt8] = []

  func encoded() -> [UInt8] {
    var encoder = CBOREncoder(capacity: 2000)
    encoder.writeMapHeader(count: 10)
    encoder.writeUnsigned(0)
    encoder.writeUnsigned(Self.format)
    encoder.writeUnsigned(1)
    encoder.writeText(head.origin)
    encoder.writeUnsigned(2)
    encoder.writeText(head.zone.name)
    encoder.writeUnsigned(3)
    encoder.writeUnsigned(head.count)
    encoder.writeUnsigned(4)
    encoder.writeInteger(head.lastRecordedAt.rawValue)
    encoder.writeUnsigned(5)
    encoder.writeUnsigned(UInt64(nameCount))
    encoder.writeUnsigned(6)
    encoder.writeBytes(frontier.bytes)
    encoder.writeUnsigned(7)
    encoder.writeUnsigned(indexedCount)
    encoder.writeUnsigned(8)
    encoder.writeBytes(prefixes)
    let seal = Self.seal(encoder.bytes)
    encoder.writeUnsigned(9)
    encoder.writeBytes(seal)
    return encoder.bytes
  }

  /// Reads a head.
  ///
  /// - Throws: ``StoreFault`` for another format, `CBORError` for damage.
  static func decode(_ bytes: RawSpan) throws -> StoredHead {
    var decoder = CBORDecoder(bytes)
    var keys = try decoder.readMapKeys()
    var origin = ""
    var zone: BusinessZone?
    var count: UInt64 = 0
    var last: Int64 = 0
    var names: UInt64 = 0
    var isKnown = false
    var frontier: MerkleFrontier?
    var indexed: UInt64 = 0
    var prefixes: [UInt8] = []
    var isSealed = false
    while let key = try keys.next(in: &decoder) {
      switch key {
      case 0:
        let found = try decoder.readUInt64()
        guard found == format else { throw other(found) }
        isKnown = true
      case 1: origin = try decoder.readText()
      case 2: zone = BusinessZone(try decoder.readText())
      case 3: count = try decoder.readUInt64()
      case 4: last = try decoder.readInt64()
      case 5: names = try decoder.readUInt64()
      case 6: frontier = MerkleFrontier(size: count, bytes: try decoder.readBytesSpan())
      case 7: indexed = try decoder.readUInt64()
      case 8: prefixes = try decoder.readBytes()
      case 9:
        // The key itself takes one byte.
        let before = bytes.extracting(0..<decoder.offset - 1).withUnsafeBytes { Array($0) }
        isSealed = try decoder.readBytes() == seal(before)
      default: try decoder.skipValue()
      }
    }
    guard isKnown, let zone, let nameCount = UInt32(exactly: names), let frontier else {
      throw StoreFault(
        Localized(
          zh: "库头缺少字段，或所记时区本程序不认识",
          en: "The store's head lacks a field or names a zone that this program does not know"),
        remedy: Localized(
          zh: "请用建库时的程序版本；什么都没有改动",
          en: "Use the program version that made the store; nothing was changed"))
    }
    let unfinished = Int(count % LeafPrefixes.blockSize) * LeafPrefixes.width
    guard isSealed, indexed <= count, prefixes.count == unfinished else {
      throw StoreFault(
        Localized(
          zh: "库头已损坏：与自身的校验和不符",
          en: "The store's head is damaged: it does not fit its own checksum"),
        remedy: Localized(
          zh: "请停止写入并恢复备份；记录本身可能完好",
          en: "Stop writing and restore a backup; the records may be whole"))
    }
    return StoredHead(
      head: LogHead(
        origin: origin, zone: zone, count: count, lastRecordedAt: Timestamp(rawValue: last)),
      indexedCount: indexed, nameCount: nameCount, frontier: frontier, prefixes: prefixes)
  }

  /// What tells a damaged head from a whole one; nothing is proven by it.
  private static func seal(_ bytes: [UInt8]) -> [UInt8] {
    Array(Digest(hashing: bytes).bytes.prefix(8))
  }

  private static func other(_ found: UInt64) -> StoreFault {
    StoreFault(
      Localized(
        zh: "库的格式是 \(found)，本程序只认格式 \(format)",
        en: "The store has format \(found), this program knows format \(format)"),
      remedy: found > format
        ? Localized(
          zh: "请用更新的程序；什么都没有改动", en: "Use a newer program; nothing was changed")
        : Localized(
          zh: "请用旧版程序的 `carelog export` 导出，再用本程序的 `carelog import` 导入；什么都没有改动",
          en: "Run `carelog export` of the older program and `carelog import` of this one; "
            + "nothing was changed"))
  }
}
