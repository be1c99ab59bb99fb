import EventLog
import EventSourcing
import Merkle

/// A transaction of another engine, handed on; what deceives overrides what it deceives about.
class ForwardedSession: LogWriter {
  let reader: any LogReader
  private let writer: (any LogWriter)?

  init(_ reader: any LogReader) {
    self.reader = reader
    writer = reader as? any LogWriter
  }

  /// Is told of every operation before it is handed on.
  func operate() throws {}

  private func requireWriter() throws -> any LogWriter {
    try operate()
    guard let writer else { throw StoreFault.writingWhileReading }
    return writer
  }

  var head: LogHead { reader.head }
  var frontier: MerkleFrontier { reader.frontier }
  var indexedCount: UInt64 { reader.indexedCount }
  var nameCount: UInt32 { reader.nameCount }

  func scan(
    _ query: Query, from position: Position, _ direction: ScanDirection, limit: Int,
    _ body: (Position, RawSpan) throws -> Bool
  ) throws {
    try operate()
    try reader.scan(query, from: position, direction, limit: limit, body)
  }

  func receipt(of commandID: String) throws -> CommandReceipt? {
    try operate()
    return try reader.receipt(of: commandID)
  }

  func node(level: Int, index: UInt64) throws -> Digest? {
    try operate()
    return try reader.node(level: level, index: index)
  }

  func scanCheckpoints(
    from size: UInt64, _ direction: ScanDirection, _ body: (UInt64, RawSpan) throws -> Bool
  ) throws {
    try operate()
    try reader.scanCheckpoints(from: size, direction, body)
  }

  func view(_ name: String) throws -> any ViewStorage {
    try operate()
    return ForwardedView(try reader.view(name)) { [unowned self] in try operate() }
  }

  func append(
    _ events: [NewEvent], recordedAt: Timestamp, condition: AppendCondition?
  ) throws -> Range<Position> {
    try requireWriter().append(events, recordedAt: recordedAt, condition: condition)
  }

  func dropView(_ name: String) throws { try requireWriter().dropView(name) }

  func store(checkpoint note: [UInt8], size: UInt64) throws {
    try requireWriter().store(checkpoint: note, size: size)
  }

  func scanNames(_ body: (NameKind?, RawSpan, UInt32?) throws -> Void) throws {
    try reader.scanNames(body)
  }

  func scanIndex(_ body: (IndexEntry?) throws -> Void) throws { try reader.scanIndex(body) }

  func scanLatest(_ body: (UInt32?, UInt64?) throws -> Void) throws {
    try reader.scanLatest(body)
  }

  func scanReceipts(_ body: (RawSpan, CommandReceipt?) throws -> Void) throws {
    try reader.scanReceipts(body)
  }

  func scanNodes(_ body: (MerkleNode?) throws -> Void) throws { try reader.scanNodes(body) }

  func leafPrefixes(ofBlock block: UInt64) throws -> [UInt8]? {
    try reader.leafPrefixes(ofBlock: block)
  }

  func scanLeafBlocks(_ body: (UInt64) throws -> Void) throws { try reader.scanLeafBlocks(body) }
}

/// The rows of a forwarded session.
private final class ForwardedView: ViewStorage {
  private let view: any ViewStorage
  private let operate: () throws -> Void

  init(_ view: any ViewStorage, _ operate: @escaping () throws -> Void) {
    self.view = view
    self.operate = operate
  }

  func value(for key: [UInt8]) throws -> [UInt8]? {
    try operate()
    return try view.value(for: key)
  }

  func put(_ value: [UInt8], for key: [UInt8]) throws {
    try operate()
    try view.put(value, for: key)
  }

  func remove(_ key: [UInt8]) throws {
    try operate()
    try view.remove(key)
  }

  func removeAll() throws {
    try operate()
    try view.removeAll()
  }

  func scan(
    from lower: [UInt8], to upper: [UInt8]?, _ body: (RawSpan, RawSpan) throws -> Bool
  ) throws {
    try operate()
    try view.scan(from: lower, to: upper, body)
  }
}
