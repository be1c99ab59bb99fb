package import EventLog
internal import EventSourcing
internal import LMDB
package import Merkle

/// What can still be read of a store's data file, whatever is damaged in it.
///
/// Everything here is a candidate: it may be damaged, or of a transaction that was never committed.
package final class LogRemains {
  /// A state of the log that was written some time.
  package struct Head {
    package var head: LogHead
    package var frontier: MerkleFrontier
    /// Whether the newest header leads to it.
    package var isLive: Bool
  }

  /// Where a record of some position lies; those that the newest header leads to come first.
  private struct Record {
    var position: UInt64
    var place: EntryPlace
  }

  private let file: FileRemains
  private var records: [Record] = []
  /// Heads that fit their own checksum, the live one first, then the longest.
  package private(set) var heads: [Head] = []
  /// Stored nodes of the tree.
  package private(set) var nodes: [MerkleNode] = []
  /// By block, the first bytes of its records' leaf hashes.
  package private(set) var leafPrefixes: [UInt64: Set<[UInt8]>] = [:]
  /// What may be signed notes, by log size.
  package private(set) var notes: [(size: UInt64, bytes: [UInt8])] = []
  /// How many pages of the file cannot be read as a whole.
  package private(set) var unreadPages = 0

  /// Reads the data file of the store in `folder`, or the file of that name.
  ///
  /// - Throws: ``StoreFault`` when it cannot be opened.
  package init(_ path: String) throws {
    file = try translated {
      do throws(LMDBError) { return try FileRemains(file: path + "/data.mdb") } catch {
        guard error.code == .system(errno: 20) else { throw error }
        return try FileRemains(file: path)
      }
    }
    unreadPages = file.scan(keyLengths: [8, LogDatabases.headKey.count]) { key, value, place in
      if key.byteCount == LogDatabases.headKey.count {
        take(head: value, key, place)
      } else {
        take(value, for: key.unsafeLoadUnaligned(as: UInt64.self), place)
      }
    }
    records.sort { a, b in
      a.position != b.position ? a.position < b.position : a.place.isLive && !b.place.isLive
    }
    heads.sort { a, b in a.isLive != b.isLive ? a.isLive : a.head.count > b.head.count }
  }

  /// Whether the newest transaction's head is readable, so that nothing beyond it was ever promised.
  package var isEndCertain: Bool { file.hasSoundHeaders && heads.first?.isLive == true }

  /// One past the last position of which a record is left, and one of the position before it.
  ///
  /// A record alone may be one whose position was damaged.
  package var end: UInt64 {
    for (before, last) in zip(records.dropLast(), records.dropFirst()).reversed()
    where before.position + 1 == last.position {
      return last.position + 1
    }
    return records.first?.position == 0 ? 1 : 0
  }

  /// Visits the positions of which records are left, ascending, each with all that differ.
  package func scan(_ body: (UInt64, [[UInt8]]) throws -> Void) rethrows {
    var start = 0
    while start < records.count {
      let position = records[start].position
      var found: [[UInt8]] = []
      while start < records.count, records[start].position == position {
        if let record = file.value(at: records[start].place), !found.contains(record) {
          found.append(record)
        }
        start += 1
      }
      try body(position, found)
    }
  }

  /// The records left of one position; O(log n).
  package func records(at position: UInt64) -> [[UInt8]] {
    var low = 0
    var high = records.count
    while low < high {
      let middle = (low + high) / 2
      if records[middle].position < position { low = middle + 1 } else { high = middle }
    }
    var found: [[UInt8]] = []
    while low < records.count, records[low].position == position {
      if let record = file.value(at: records[low].place), !found.contains(record) {
        found.append(record)
      }
      low += 1
    }
    return found
  }

  // MARK: Telling what an entry is

  /// The longest log that is thought of; what claims a position beyond is none.
  private static let positionLimit: UInt64 = 1 << 32
  private static let heldHeads = 64

  private func take(head value: RawSpan, _ key: RawSpan, _ place: EntryPlace) {
    guard key.withUnsafeBytes({ $0.elementsEqual(LogDatabases.headKey) }),
      let stored = try? StoredHead.decode(value), stored.head.count <= Self.positionLimit
    else { return }
    heads.append(Head(head: stored.head, frontier: stored.frontier, isLive: place.isLive))
    let block = stored.head.count / LeafPrefixes.blockSize
    if !stored.prefixes.isEmpty { leafPrefixes[block, default: []].insert(stored.prefixes) }
    guard heads.count > 2 * Self.heldHeads else { return }
    heads.sort { a, b in a.isLive != b.isLive ? a.isLive : a.head.count > b.head.count }
    heads.removeLast(heads.count - Self.heldHeads)
  }

  private func take(_ value: RawSpan, for key: UInt64, _ place: EntryPlace) {
    let level = Int(key >> 56)
    if level > 0 {
      guard (MerkleNode.firstStoredLevel..<64).contains(level), let digest = Digest(value) else {
        return
      }
      nodes.append(MerkleNode(level: level, index: key & (.max >> 8), digest: digest))
      return
    }
    guard key < Self.positionLimit else { return }
    if isRecord(value) {
      records.append(Record(position: key, place: place))
    } else if isPrefixes(value) {
      leafPrefixes[key, default: []].insert(value.withUnsafeBytes { Array($0) })
    } else if value.unsafeLoad(as: UInt8.self) != 0, isNote(value) {
      notes.append((key, value.withUnsafeBytes { Array($0) }))
    }
  }

  private func isRecord(_ value: RawSpan) -> Bool {
    guard value.byteCount > 16, value.unsafeLoadUnaligned(as: UInt16.self) == 0x018F else {
      return false
    }
    do {
      try RecordCodec.inspect(value) { _, _, _, _ in
      } tag: { _ in
      }
      return true
    } catch {
      return false
    }
  }

  private func isPrefixes(_ value: RawSpan) -> Bool {
    value.byteCount % LeafPrefixes.width == 0
      && value.byteCount <= Int(LeafPrefixes.blockSize) * LeafPrefixes.width
  }

  /// A note ends with a signature's line break and holds an em dash before each signature.
  private func isNote(_ value: RawSpan) -> Bool {
    value.withUnsafeBytes { bytes in
      bytes.count > 64 && bytes.last == 0x0A
        && String(validating: bytes, as: UTF8.self)?.contains("\n\n\u{2014} ") == true
    }
  }
}
