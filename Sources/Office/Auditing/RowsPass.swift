internal import EventLog
internal import EventSourcing
internal import Merkle

/// One pass over what is stored beside the records, to be compared with what the records say.
struct RowsPass {
  private(set) var index = BlockSums()
  private(set) var receipts = BlockSums()
  private(set) var damages = DamageList()

  private let reader: any LogReader
  private let start: UInt64
  /// How many records the log had when it was looked at.
  private let end: UInt64
  /// The hash of each numbered text; nil where a number has none.
  private var texts: [UInt64?] = []
  private var isTag: [Bool] = []
  private var isUsed: [Bool] = []

  init(_ reader: any LogReader, from start: UInt64, to end: UInt64) {
    self.reader = reader
    self.start = start
    self.end = end
  }

  mutating func run() throws {
    try readNames()
    try readIndex()
    try readReceipts()
    try readTree()
  }

  private mutating func readNames() throws {
    let count = Int(reader.nameCount)
    texts = Array(repeating: nil, count: count)
    isTag = Array(repeating: false, count: count)
    isUsed = Array(repeating: false, count: count)
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
    let last = reader.head.count
    try reader.scanIndex { entry in
      guard let entry, entry.position < last, let tag = text(entry.tag), let type = text(entry.type)
      else { return damages.add(.indexExtra, at: entry?.position) }
      isUsed[Int(entry.tag)] = true
      guard (start..<end).contains(entry.position) else { return }
      index.add(RunHash.of(tag, type, entry.position), at: entry.position)
    }
    for number in isUsed.indices where isTag[number] && !isUsed[number] {
      damages.add(.names, "№ \(number)")
    }
  }

  private func text(_ number: UInt32) -> UInt64? {
    number < texts.count ? texts[Int(number)] : nil
  }

  private mutating func readReceipts() throws {
    let last = reader.head.count
    try reader.scanReceipts { id, receipt in
      guard let receipt, receipt.position.rawValue < last, receipt.count > 0 else {
        let id = id.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
        return damages.add(.receiptExtra, at: receipt?.position.rawValue, id)
      }
      let position = receipt.position.rawValue
      guard (start..<end).contains(position) else { return }
      let digest = RunHash.of(receipt.digest.span.bytes)
      receipts.add(
        RunHash.of(RunHash.of(id), digest, position, UInt64(receipt.count)), at: position)
    }
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
