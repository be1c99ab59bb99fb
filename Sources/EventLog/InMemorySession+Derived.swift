internal import EventSourcing
internal import Merkle

extension InMemorySession {
  var indexedCount: UInt64 { contents.head.count }

  var nameCount: UInt32 { UInt32(names.texts.count) }

  /// Texts by number, and numbers by text, in the order of first sight.
  private var names: (texts: [Name], numbers: [Name: UInt32]) {
    var texts: [Name] = []
    var numbers: [Name: UInt32] = [:]
    func add(_ kind: NameKind, _ text: String) {
      let name = Name(kind: kind, bytes: Array(text.utf8))
      guard numbers[name] == nil else { return }
      numbers[name] = UInt32(texts.count)
      texts.append(name)
    }
    for (type, tags) in zip(contents.types, contents.tags) {
      add(.type, type.text)
      for tag in tags { add(.tag, tag.text) }
    }
    return (texts, numbers)
  }

  private struct Name: Hashable {
    var kind: NameKind
    var bytes: [UInt8]
  }

  func scanNames(_ body: (NameKind?, RawSpan, UInt32?) throws -> Void) throws {
    for (number, name) in names.texts.enumerated() {
      try body(name.kind, name.bytes.span.bytes, UInt32(number))
    }
  }

  func scanIndex(_ body: (IndexEntry?) throws -> Void) throws {
    let numbers = names.numbers
    var entries: [IndexEntry] = []
    for (position, tags) in contents.tags.enumerated() {
      let type = Name(kind: .type, bytes: Array(contents.types[position].text.utf8))
      for tag in Set(tags) {
        let tag = Name(kind: .tag, bytes: Array(tag.text.utf8))
        guard let tag = numbers[tag], let type = numbers[type] else { continue }
        entries.append(IndexEntry(tag: tag, type: type, position: UInt64(position)))
      }
    }
    entries.sort { ($0.tag, $0.type, $0.position) < ($1.tag, $1.type, $1.position) }
    for entry in entries { try body(entry) }
  }

  func scanLatest(_ body: (UInt32?, UInt64?) throws -> Void) throws {
    let numbers = names.numbers
    for (tag, position) in contents.latest {
      let name = Name(kind: .tag, bytes: Array(tag.text.utf8))
      try body(numbers[name], UInt64(position))
    }
  }

  func scanReceipts(_ body: (RawSpan, CommandReceipt?) throws -> Void) throws {
    for (id, receipt) in contents.receipts { try body(Array(id.utf8).span.bytes, receipt) }
  }

  func scanNodes(_ body: (MerkleNode?) throws -> Void) throws {
    for (level, nodes) in contents.nodes {
      for (index, digest) in nodes {
        try body(MerkleNode(level: level, index: index, digest: digest))
      }
    }
  }

  func leafPrefixes(ofBlock block: UInt64) -> [UInt8]? {
    let width = Int(LeafPrefixes.blockSize) * LeafPrefixes.width
    let start = Int(block) * width
    guard start < contents.leafPrefixes.count else { return nil }
    return Array(contents.leafPrefixes[start...].prefix(width))
  }

  func scanLeafBlocks(_ body: (UInt64) throws -> Void) throws {
    let count = contents.head.count
    for block in 0..<(count + LeafPrefixes.blockSize - 1) / LeafPrefixes.blockSize {
      try body(block)
    }
  }
}
