internal import EventLog
internal import EventSourcing
internal import Projections

/// Saved states of one read model, so that a look into the past need not begin with the first event.
///
/// All are in one view: a directory (0, count → mark) and the rows (1, count, key → value), counts
/// big-endian.
struct SnapshotShelf {
  /// The read model when the log held `count` events.
  struct Snapshot {
    var count: UInt64
    var rows: any ViewStorage
  }

  private static let directory: UInt8 = 0
  private static let rows: UInt8 = 1
  /// How many rows are copied at once.
  private static let chunk = 4096

  private let view: any ViewStorage
  private let reader: any LogReader

  init(_ projector: any Projector.Type, _ reader: any LogReader) throws {
    view = try reader.view(Self.viewName(projector.fingerprint))
    self.reader = reader
  }

  /// The view of the snapshots of one version of a read model.
  static func viewName(_ fingerprint: String) -> String { "snapshots." + fingerprint }

  /// The snapshots of this very log's first events, at most `limit`, in order.
  func snapshots(upTo limit: UInt64 = .max) throws -> [Snapshot] {
    var found: [(count: UInt64, mark: [UInt8])] = []
    try view.scan(from: [Self.directory], to: [Self.rows]) { key, value in
      let key = key.withUnsafeBytes { Array($0) }
      let count = key.dropFirst().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      if count <= limit { found.append((count, value.withUnsafeBytes { Array($0) })) }
      return true
    }
    return try found.filter { try ReadModelMark.bytes(reader, $0.count) == $0.mark }.map {
      Snapshot(count: $0.count, rows: PrefixedView(view, prefix: Self.key(Self.rows, $0.count)))
    }
  }

  /// Copies the rows of `model`, which holds the whole log, unless that was done already.
  func save(_ model: any ViewStorage) throws {
    let count = reader.head.count
    guard count > 0, try view.value(for: Self.key(Self.directory, count)) == nil else { return }
    let prefix = Self.key(Self.rows, count)
    var next: [UInt8]? = []
    while let lower = next {
      var chunk: [(key: [UInt8], value: [UInt8])] = []
      next = nil
      // A scan lends memory that writing would move, so rows are written after each.
      try model.scan(from: lower, to: nil) { key, value in
        let key = key.withUnsafeBytes { Array($0) }
        guard chunk.count < Self.chunk else {
          next = key
          return false
        }
        chunk.append((key, value.withUnsafeBytes { Array($0) }))
        return true
      }
      for row in chunk { try view.put(row.value, for: prefix + row.key) }
    }
    try view.put(try ReadModelMark.bytes(reader, count), for: Self.key(Self.directory, count))
  }

  func removeAll() throws { try view.removeAll() }

  private static func key(_ table: UInt8, _ count: UInt64) -> [UInt8] {
    [table] + withUnsafeBytes(of: count.bigEndian) { Array($0) }
  }
}

/// The rows of a view whose keys begin with a prefix, which is cut off; only for reading.
private final class PrefixedView: ViewStorage {
  private let view: any ViewStorage
  private let prefix: [UInt8]

  init(_ view: any ViewStorage, prefix: [UInt8]) {
    self.view = view
    self.prefix = prefix
  }

  func value(for key: [UInt8]) throws -> [UInt8]? { try view.value(for: prefix + key) }

  func scan(
    from lower: [UInt8], to upper: [UInt8]?, _ body: (RawSpan, RawSpan) throws -> Bool
  ) throws {
    // Keys begin with a table number below 0xFF or are 0xFF alone, the mark.
    try view.scan(from: prefix + lower, to: prefix + (upper ?? [0xFF, 0xFF])) { key, value in
      try body(key.extracting(prefix.count..<key.byteCount), value)
    }
  }

  func put(_ value: [UInt8], for key: [UInt8]) throws { throw StoreFault.writingWhileReading }
  func remove(_ key: [UInt8]) throws { throw StoreFault.writingWhileReading }
  func removeAll() throws { throw StoreFault.writingWhileReading }
}
