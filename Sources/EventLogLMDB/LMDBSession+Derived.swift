internal import EventLog
internal import EventSourcing
internal import LMDB
internal import Merkle

extension LMDBSession {
  func scanNames(_ body: (NameKind?, RawSpan, UInt32?) throws -> Void) throws {
    try scanRows(databases.names, from: []) { key, value in
      let kind = NameKind(rawValue: key.unsafeLoad(fromByteOffset: 0, as: UInt8.self))
      let text = key.extracting(1..<key.byteCount)
      let number =
        value.byteCount == 4 ? value.unsafeLoadUnaligned(as: UInt32.self).bigEndian : nil
      try body(kind, text, number)
      return true
    }
  }

  func scanIndex(_ body: (IndexEntry?) throws -> Void) throws {
    try scanRows(databases.index, from: []) { key, value in
      if key.byteCount == MemoryLayout<UInt32>.size { return true }
      let key = value.byteCount == 0 ? IndexKey(key) : nil
      try body(key.map { IndexEntry(tag: $0.tag, type: $0.type, position: $0.position) })
      return true
    }
  }

  func scanLatest(_ body: (UInt32?, UInt64?) throws -> Void) throws {
    try scanRows(databases.index, from: []) { key, value in
      guard key.byteCount == MemoryLayout<UInt32>.size else { return true }
      let tag = key.unsafeLoadUnaligned(as: UInt32.self).bigEndian
      let position =
        value.byteCount == 8 ? value.unsafeLoadUnaligned(as: UInt64.self).bigEndian : nil
      try body(tag, position)
      return true
    }
  }

  func scanReceipts(_ body: (RawSpan, CommandReceipt?) throws -> Void) throws {
    try scanRows(databases.commands, from: []) { key, value in
      let id = key.withUnsafeBytes { String(validating: $0, as: UTF8.self) }
      let receipt = id.flatMap { try? CommandReceipt(commandID: $0, decoding: value) }
      try body(key, receipt)
      return true
    }
  }

  func scanNodes(_ body: (MerkleNode?) throws -> Void) throws {
    try scan(databases.tree, from: 0, backward: false) { key, value in
      let node = Digest(value).map { digest in
        MerkleNode(level: Int(key >> 56), index: key & (.max >> 8), digest: digest)
      }
      try body(node)
      return true
    }
  }

  func leafPrefixes(ofBlock block: UInt64) throws -> [UInt8]? {
    if block == unfinishedBlock { return prefixes.isEmpty ? nil : prefixes }
    return try withValue(for: block, in: databases.leaves) { span in
      span.withUnsafeBytes { Array($0) }
    }
  }

  func scanLeafBlocks(_ body: (UInt64) throws -> Void) throws {
    try scan(databases.leaves, from: 0, backward: false) { block, _ in
      try body(block)
      return true
    }
    if !prefixes.isEmpty { try body(unfinishedBlock) }
  }

  /// The block that the next record belongs to.
  private var unfinishedBlock: UInt64 { head.count / LeafPrefixes.blockSize }
}
