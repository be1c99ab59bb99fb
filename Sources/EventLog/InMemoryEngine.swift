package import EventSourcing
internal import Glibc
internal import Merkle
internal import Synchronization

/// A log in memory, gone with the process: the reference by which other engines are judged.
///
/// Unchecked: every access to `contents` happens under `lock`.
package final class InMemoryEngine: LogEngine, @unchecked Sendable {
  /// Held by the one writer, while readers see what was before.
  private let writing = Mutex(())
  private let lock = Mutex(())
  private var contents: InMemoryContents

  package init(origin: String = "memory", zone: BusinessZone = .shanghai) {
    contents = InMemoryContents(head: LogHead(origin: origin, zone: zone))
  }

  package func read<Result>(_ body: (any LogReader) throws -> Result) throws -> Result {
    try body(InMemorySession(lock.withLock { _ in contents }, isReadOnly: true))
  }

  package func write<Result>(_ body: (any LogWriter) throws -> Result) throws -> Result {
    var outcome: Swift.Result<Result, any Error>?
    writing.withLock { _ in
      let session = InMemorySession(lock.withLock { _ in contents }, isReadOnly: false)
      outcome = Swift.Result { try body(session) }
      if case .success = outcome { lock.withLock { _ in contents = session.finished() } }
    }
    guard let outcome else {
      throw StoreFault.defect(
        Localized(zh: "事务没有运行", en: "The transaction did not run"))
    }
    return try outcome.get()
  }

  package func waitForEvents(beyond count: UInt64, milliseconds: Int) -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + .milliseconds(milliseconds)
    while lock.withLock({ _ in contents.head.count }) <= count {
      if clock.now >= end { return false }
      usleep(1000)
    }
    return true
  }
}

struct InMemoryContents {
  var head: LogHead
  var records: [[UInt8]] = []
  var types: [EventType] = []
  var tags: [[Tag]] = []
  /// The position of each tag's last record.
  var latest: [Tag: Int] = [:]
  var receipts: [String: CommandReceipt] = [:]
  var views: [String: MemoryView] = [:]
  var frontier = MerkleFrontier()
  var nodes: [Int: [UInt64: Digest]] = [:]
  var leafPrefixes: [UInt8] = []
  var checkpoints: [(size: UInt64, note: [UInt8])] = []
}

/// One transaction: works on a copy, whose views are copied when first touched.
final class InMemorySession: LogWriter {
  private(set) var contents: InMemoryContents
  private var views: [String: MemoryView] = [:]
  private let isReadOnly: Bool

  init(_ contents: InMemoryContents, isReadOnly: Bool) {
    self.contents = contents
    self.isReadOnly = isReadOnly
  }

  var head: LogHead { contents.head }

  func finished() -> InMemoryContents {
    contents.views.merge(views) { $1 }
    return contents
  }

  func scan(
    _ query: Query, from position: Position, _ direction: ScanDirection, limit: Int,
    _ body: (Position, RawSpan) throws -> Bool
  ) throws {
    let start = Int(min(position.rawValue, contents.head.count))
    let indices =
      direction == .forward
      ? Array(start..<contents.records.count) : Array((0..<start).reversed())
    var remaining = limit
    for index in indices
    where query.matches(type: contents.types[index], tags: contents.tags[index]) {
      guard remaining > 0 else { return }
      remaining -= 1
      let record = contents.records[index]
      guard try body(Position(rawValue: UInt64(index)), record.span.bytes) else { return }
    }
  }

  func receipt(of commandID: String) -> CommandReceipt? { contents.receipts[commandID] }

  var frontier: MerkleFrontier { contents.frontier }

  func node(level: Int, index: UInt64) -> Digest? { contents.nodes[level]?[index] }

  func scanCheckpoints(
    from size: UInt64, _ direction: ScanDirection, _ body: (UInt64, RawSpan) throws -> Bool
  ) throws {
    let checkpoints =
      direction == .forward
      ? contents.checkpoints.filter { $0.size >= size }
      : contents.checkpoints.filter { $0.size <= size }.reversed()
    for checkpoint in checkpoints {
      guard try body(checkpoint.size, checkpoint.note.span.bytes) else { return }
    }
  }

  func store(checkpoint note: [UInt8], size: UInt64) {
    contents.checkpoints.removeAll { $0.size == size }
    contents.checkpoints.append((size, note))
    contents.checkpoints.sort { $0.size < $1.size }
  }

  func view(_ name: String) -> any ViewStorage {
    if let view = views[name] { return view }
    let view = MemoryView(copying: contents.views[name], isReadOnly: isReadOnly)
    views[name] = view
    return view
  }

  func dropView(_ name: String) {
    views[name] = nil
    contents.views[name] = nil
  }

  func append(
    _ events: [NewEvent], recordedAt: Timestamp, condition: AppendCondition?
  ) throws -> Range<Position> {
    if let condition {
      try scan(condition.query, from: condition.position) { position, _ in
        throw AppendConflict(position: position)
      }
    }
    let start = contents.head.nextPosition
    for receipt in CommandReceipt.receipts(of: events, from: start) {
      guard contents.receipts.updateValue(receipt, forKey: receipt.commandID) == nil else {
        throw CommandReceipt.alreadyStored(receipt.commandID)
      }
    }
    let time = max(recordedAt, contents.head.lastRecordedAt)
    for event in events {
      let position = contents.records.count
      let backlinks = event.tags.map { tag in
        contents.latest[tag].map { UInt64(position - $0) } ?? 0
      }
      for tag in event.tags { contents.latest[tag] = position }
      let record = RecordCodec.encode(event, recordedAt: time, backlinks: backlinks)
      var nodes: [MerkleNode] = []
      let leaf = Digest(leaf: record.span.bytes)
      contents.frontier.append(leaf: leaf) { nodes.append($0) }
      contents.leafPrefixes.append(prefixOf: leaf)
      for node in nodes { contents.nodes[node.level, default: [:]][node.index] = node.digest }
      contents.records.append(record)
      contents.types.append(event.type)
      contents.tags.append(event.tags)
    }
    contents.head.count += UInt64(events.count)
    contents.head.lastRecordedAt = time
    return start..<contents.head.nextPosition
  }
}
