internal import Checkpoints
internal import EventLog
internal import EventSourcing
internal import Merkle

/// One pass over the records: hashes them into the tree, reads them, and compares both with what
/// is stored beside them.
struct LogPass {
  /// What records say of index and receipts, for comparison.
  private(set) var index = BlockSums()
  private(set) var receipts = BlockSums()
  /// For each tag of a record, the record before it that has the tag.
  private(set) var links = BlockSums()
  private(set) var damages = DamageList()
  /// The root over all records.
  private(set) var root = Digest.emptyTree

  private let reader: any LogReader
  private let start: UInt64
  private let end: UInt64
  private var checkpoints: ArraySlice<ExpectedRoot>
  /// Complete blocks: of subtrees of 256 records and more, the largest first.
  private var blocks: [Digest]
  private var block = MerkleFrontier()
  /// How many records the tree holds so far.
  private var hashed: UInt64
  private var prefixes: [UInt8] = []
  private var lastTime: Timestamp
  private var run: CommandRun?

  /// A root that the log must have at a size.
  struct ExpectedRoot {
    var checkpoint: Checkpoint
    /// What it is when it does not.
    var failure: Damage.Kind
  }

  /// The records of one command, which follow one another.
  private struct CommandRun {
    var id: UInt64
    var digest: UInt64
    var start: UInt64
    var count: UInt64 = 0
    /// Whether it began before the first record that was looked at.
    var isCut = false
  }

  /// - Parameters:
  ///   - reader: The log.
  ///   - start: The first record to look at, a multiple of 256; those before are believed.
  ///   - checkpoints: Expected roots.
  /// - Throws: `StoreFault` when a stored node is missing.
  init(_ reader: any LogReader, from start: UInt64, checkpoints: [ExpectedRoot]) throws {
    self.reader = reader
    self.start = start
    hashed = start
    end = reader.head.count
    self.checkpoints = checkpoints.sorted { $0.checkpoint.size < $1.checkpoint.size }
      .drop { $0.checkpoint.size < start }
    blocks = try reader.tree.frontier(at: start).subtrees
    lastTime = Timestamp(rawValue: .min)
    if start > 0 { try readBefore() }
  }

  /// Takes over log time and command from the last record that is believed.
  private mutating func readBefore() throws {
    let before = Position(rawValue: start - 1)
    var seed: (Timestamp, CommandRun)?
    try reader.scan(.all, from: before, .forward, limit: 1) { _, record in
      try RecordCodec.inspect(record) { _, time, id, digest in
        let run = CommandRun(
          id: RunHash.of(id), digest: RunHash.of(digest), start: start - 1, isCut: true)
        seed = (time, run)
      } tag: { _ in
      }
      return false
    }
    if let seed { (lastTime, run) = seed }
  }

  mutating func run(progress: (UInt64) -> Void) throws {
    checkRoots()
    var next = start
    try reader.scan(.all, from: Position(rawValue: start)) { position, record in
      while next < min(position.rawValue, end) {
        try missing(next)
        next += 1
      }
      guard position.rawValue < end else {
        damages.add(.extraRecord, at: position.rawValue)
        return false
      }
      try add(record, at: next)
      next += 1
      if next & 0xFFF == 0 { progress(next) }
      return true
    }
    while next < end {
      try missing(next)
      next += 1
    }
    if let run { finish(run) }
    try finishLastBlock()
    for expected in checkpoints {
      damages.add(expected.failure.whenShorter, Self.text(of: expected.checkpoint))
    }
    if end > 0, lastTime != reader.head.lastRecordedAt { damages.add(.logTime, at: end - 1) }
    damages.remove(.record, at: damages.positions(.missingRecord))
    let wrong = damages.positions(.record).union(damages.positions(.missingRecord))
    damages.remove(.unreadableRecord, at: wrong)
    damages.remove(.logTime, at: wrong)
  }

  // MARK: Records

  private mutating func add(_ record: RawSpan, at position: UInt64) throws {
    try append(Digest(leaf: record), at: position)
    do {
      try inspect(record, at: position)
    } catch {
      damages.add(.unreadableRecord, at: position, because: error)
      if let run { finish(run) }
      run = nil
    }
  }

  private mutating func missing(_ position: UInt64) throws {
    damages.add(.missingRecord, at: position)
    try append(.emptyTree, at: position)
  }

  private mutating func inspect(_ record: RawSpan, at position: UInt64) throws {
    var type: UInt64 = 0
    var tags: [UInt64] = []
    try RecordCodec.inspect(record) { name, time, id, digest in
      type = RunHash.of(name, kind: NameKind.type.rawValue)
      if time < lastTime { damages.add(.logTime, at: position) }
      lastTime = time
      extend(id: RunHash.of(id), digest: RunHash.of(digest), at: position)
    } tag: { text in
      let tag = RunHash.of(text, kind: NameKind.tag.rawValue)
      tags.append(tag)
      index.add(RunHash.of(tag, type, position), at: position)
    } backlink: { distance in
      links.add(RunHash.of(tags.removeFirst(), position, distance), at: position)
    }
  }

  private mutating func extend(id: UInt64, digest: UInt64, at position: UInt64) {
    if let run, run.id != id || run.digest != digest {
      finish(run)
      self.run = nil
    }
    var extended = run ?? CommandRun(id: id, digest: digest, start: position)
    extended.count += 1
    run = extended
  }

  private mutating func finish(_ run: CommandRun) {
    guard !run.isCut else { return }
    receipts.add(RunHash.of(run.id, run.digest, run.start, run.count), at: run.start)
  }

  // MARK: Tree

  private mutating func append(_ leaf: Digest, at position: UInt64) throws {
    block.append(leaf: leaf) { _ in }
    hashed += 1
    prefixes.append(prefixOf: leaf)
    if block.size == LeafPrefixes.blockSize {
      try finishBlock(position / LeafPrefixes.blockSize)
    }
    checkRoots()
  }

  /// Compares a complete block with its stored node, and adds it to the tree above.
  private mutating func finishBlock(_ number: UInt64) throws {
    var digest = block.root
    let level = MerkleNode.firstStoredLevel
    let stored = try reader.node(level: level, index: number)
    let isRight = stored == digest
    if try !comparePrefixes(ofBlock: number, isProven: isRight), !isRight {
      damages.add(.treeNode, "\(level)/\(number)")
    } else if let stored {
      digest = stored
    }
    block = MerkleFrontier()
    prefixes.removeAll(keepingCapacity: true)
    try climb(digest, from: level, number)
  }

  private mutating func climb(_ digest: Digest, from level: Int, _ number: UInt64) throws {
    var (digest, level, number) = (digest, level, number)
    while number & 1 == 1, let left = blocks.popLast() {
      digest = Digest(left: left, right: digest)
      level += 1
      number >>= 1
      if try reader.node(level: level, index: number) != digest {
        damages.add(.treeNode, "\(level)/\(number)")
      }
    }
    blocks.append(digest)
  }

  private mutating func finishLastBlock() throws {
    let edge = blocks + block.subtrees
    root = Digest(rootOf: edge)
    let isRight = edge == reader.frontier.subtrees
    guard !prefixes.isEmpty else {
      if !isRight { damages.add(.treeEdge) }
      return
    }
    if try !comparePrefixes(ofBlock: end / LeafPrefixes.blockSize, isProven: isRight), !isRight {
      damages.add(.treeEdge)
    }
  }

  /// Compares the prefixes of a block's leaf hashes with the stored ones.
  ///
  /// Where the block is proven by its node, the stored prefixes are wrong, else the records.
  ///
  /// - Returns: Whether records were found to be damaged.
  private mutating func comparePrefixes(ofBlock number: UInt64, isProven: Bool) throws -> Bool {
    let stored = try reader.leafPrefixes(ofBlock: number)
    if stored == prefixes { return false }
    let first = number * LeafPrefixes.blockSize
    guard !isProven else {
      damages.add(.leafPrefixes, at: first)
      return false
    }
    for offset in 0..<prefixes.count / LeafPrefixes.width {
      let place = offset * LeafPrefixes.width..<(offset + 1) * LeafPrefixes.width
      guard let stored, stored.count == prefixes.count, stored[place] == prefixes[place] else {
        damages.add(.record, at: first + UInt64(offset))
        continue
      }
    }
    return true
  }

  // MARK: Checkpoints

  private mutating func checkRoots() {
    while let expected = checkpoints.first, expected.checkpoint.size == hashed {
      checkpoints.removeFirst()
      let root = Digest(rootOf: blocks + block.subtrees)
      guard root != expected.checkpoint.root else { continue }
      damages.add(expected.failure, Self.text(of: expected.checkpoint))
    }
  }

  private static func text(of checkpoint: Checkpoint) -> String {
    "\(checkpoint.origin) \(checkpoint.size) \(Base64.encode(checkpoint.root.bytes))"
  }
}

extension Damage.Kind {
  /// What a checkpoint beyond the end of the log shows.
  fileprivate var whenShorter: Damage.Kind {
    self == .rewrittenSinceCheckpoint ? .shorterThanCheckpoint : self
  }
}
