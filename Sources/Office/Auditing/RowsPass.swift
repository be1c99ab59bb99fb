internal import EventLog
internal import EventSourcing
internal import Merkle

/// One pass over what is stored beside the records, to be compared with what the records say.
struct RowsPass {
  private(set) var index = BlockSums()
  private(set) var receipts = BlockSums()
  /// For each tag of a record, the record before it that has the tag.
  private(set) var links = BlockSums()
  private(set) var damages = DamageList()

  private let reader: any LogReader
  private let start: UInt64
  /// How many records the log had when it was looked at.
  private let end: UInt64
  /// The hash of each numbered text; nil where a number has none.
  private var texts: [UInt64?] = []
  private var isTag: [Bool] = []
  private var isUsed: [Bool] = []
  /// The last position of each tag, by the index.
  private var latest: [UInt64?] = []

  init(_ reader: any LogReader, from start: UInt64, to end: UInt64) {
    self.reader = reader
    self.start = start
    self.end = end
  }

  mutating func run() throws {
    try readNames()
    try readIndex()
    try readLatest()
    try readReceipts()
    try readTail()
    try readTree()
  }

  private mutating func readNames() throws {
    let count = Int(reader.nameCount)
    texts = Array(repeating: nil, count: count)
    isTag = Array(repeating: false, count: count)
    isUsed = Array(repeating: false, count: count)
    latest = Array(repeating: nil, count: count)
    try reader.scanNames { kind, text, number in
      guard let kind, let number, number < count, texts[Int(number)] == nil else {
        let text = text.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        return damages.add(.names, text)
      }
      texts[Int(number)] = RunHash.of(text, kind: kind.rawValue)
      isTag[Int(number)] = kind == .tag
    }
    for number in texts.indices where texts[number] == nil { damages.add(.names, "№ \(number)") }
  }

  private mutating func readIndex() throws {
    let last = reader.indexedCount
    var ofOneTag: (tag: UInt32, positions: [UInt64]) = (0, [])
    try reader.scanIndex { entry in
      guard let entry, entry.position < last, let tag = text(entry.tag), let type = text(entry.type)
      else { return damages.add(.indexExtra, at: entry?.position) }
      isUsed[Int(entry.tag)] = true
      if entry.tag != ofOneTag.tag {
        link(ofOneTag.tag, &ofOneTag.positions)
        ofOneTag.tag = entry.tag
      }
      ofOneTag.positions.append(entry.position)
      guard (start..<end).contains(entry.position) else { return }
      index.add(RunHash.of(tag, type, entry.position), at: entry.position)
    }
    link(ofOneTag.tag, &ofOneTag.positions)
    for number in isUsed.indices where isTag[number] && !isUsed[number] {
      damages.add(.names, "№ \(number)")
    }
  }

  /// Adds the links between the records of one tag, whose positions come type by type.
  private mutating func link(_ number: UInt32, _ positions: inout [UInt64]) {
    positions.sort()
    guard let last = positions.last, let tag = text(number) else { return }
    latest[Int(number)] = last
    var previous: UInt64?
    for position in positions {
      if (start..<end).contains(position) {
        let distance = previous.map { position - $0 } ?? 0
        links.add(RunHash.of(tag, position, distance), at: position)
      }
      previous = position
    }
    positions.removeAll(keepingCapacity: true)
  }

  /// Compares the last position of each tag with the index.
  private mutating func readLatest() throws {
    var expected = latest
    try reader.scanLatest { tag, position in
      guard let tag, tag < expected.count, let position, expected[Int(tag)] == position else {
        return damages.add(.latest, at: position)
      }
      expected[Int(tag)] = nil
    }
    for position in expected { if let position { damages.add(.latest, at: position) } }
  }

  private func text(_ number: UInt32) -> UInt64? {
    number < texts.count ? texts[Int(number)] : nil
  }

  private mutating func readReceipts() throws {
    let last = reader.indexedCount
    try reader.scanReceipts { id, receipt in
      guard let receipt, receipt.position.rawValue < last, receipt.count > 0 else {
        let id = id.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        return damages.add(.receiptExtra, at: receipt?.position.rawValue, id)
      }
      add(receipt)
    }
  }

  private mutating func add(_ receipt: CommandReceipt) {
    let position = receipt.position.rawValue
    guard (start..<end).contains(position) else { return }
    let id = RunHash.of(Array(receipt.commandID.utf8).span.bytes)
    let digest = RunHash.of(receipt.digest.span.bytes)
    receipts.add(RunHash.of(id, digest, position, UInt64(receipt.count)), at: position)
  }

  /// Adds what the records without rows say themselves, and the links that they must have.
  private mutating func readTail() throws {
    let first = Position(rawValue: reader.indexedCount)
    var records: [(position: UInt64, envelope: RecordEnvelope, tags: [UInt64])] = []
    try reader.scan(.all, from: first) { position, record in
      guard position.rawValue < end else { return false }
      // The pass over the records names those that cannot be read.
      if let envelope = try? RecordCodec.decode(record) {
        let tags = envelope.event.tags.map { Self.hash($0.text, .tag) }
        records.append((position.rawValue, envelope, tags))
      }
      return true
    }
    let wanted = Set(records.flatMap(\.tags))
    var previous: [UInt64: UInt64] = [:]
    for number in texts.indices where isTag[number] {
      if let tag = texts[number], wanted.contains(tag) { previous[tag] = latest[number] }
    }
    for (position, envelope, tags) in records {
      let type = Self.hash(envelope.event.type.text, .type)
      for tag in tags where position >= start {
        index.add(RunHash.of(tag, type, position), at: position)
        let distance = previous[tag].map { position - $0 } ?? 0
        links.add(RunHash.of(tag, position, distance), at: position)
      }
      for tag in tags { previous[tag] = position }
    }
    let events = records.map(\.envelope.event)
    for receipt in CommandReceipt.receipts(of: events, from: first) { add(receipt) }
  }

  private static func hash(_ text: String, _ kind: NameKind) -> UInt64 {
    let bytes = Array(text.utf8)
    return RunHash.of(bytes.span.bytes, kind: kind.rawValue)
  }

  private mutating func readTree() throws {
    let last = reader.head.count
    try reader.scanNodes { node in
      guard let node, node.level >= MerkleNode.firstStoredLevel, node.level < 64,
        node.index < last >> UInt64(node.level)
      else { return damages.add(.treeNode, node.map { "\($0.level)/\($0.index)" }) }
    }
    try reader.scanLeafBlocks { block in
      guard block < (last + LeafPrefixes.blockSize - 1) / LeafPrefixes.blockSize else {
        return damages.add(.leafPrefixes, "№ \(block)")
      }
    }
  }
}
