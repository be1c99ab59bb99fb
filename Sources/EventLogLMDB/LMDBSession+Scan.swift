internal import EventLog
internal import EventSourcing
internal import LMDB

extension LMDBSession {
  func scan(
    _ query: Query, from position: Position, _ direction: ScanDirection, limit: Int,
    _ body: (Position, RawSpan) throws -> Bool
  ) throws {
    guard limit > 0 else { return }
    if query.items.contains(where: \.tags.isEmpty) {
      return try scanWholeLog(query, from: position, direction, limit: limit, body)
    }
    if direction == .backward, position == .first { return }
    let range =
      direction == .forward ? position.rawValue...UInt64.max : 0...(position.rawValue - 1)
    var positions: [UInt64] = []
    for item in query.items { try collect(item, in: range, into: &positions) }
    if range.upperBound >= indexedCount {
      let tail = try tail()
      for item in query.items { positions += tail.positions(matching: item, in: range) }
    }
    positions.sort()
    if direction == .backward { positions.reverse() }
    var remaining = limit
    var previous: UInt64?
    for found in positions where found != previous {
      previous = found
      guard try withRecord(at: found, { try body(Position(rawValue: found), $0) }) else { return }
      remaining -= 1
      if remaining == 0 { return }
    }
  }

  /// Gathers the positions of one item's matches from the index; eight bytes a match.
  private func collect(
    _ item: Query.Item, in range: ClosedRange<UInt64>, into positions: inout [UInt64]
  ) throws {
    var tags: [UInt32] = []
    for tag in item.tags {
      guard let number = try number(of: tag) else { return }
      tags.append(number)
    }
    var types: [UInt32] = []
    for type in item.types {
      if let number = try number(of: type) { types.append(number) }
    }
    types.sort()
    if types.isEmpty, !item.types.isEmpty { return }
    let others = tags.dropFirst()
    try withIndexCursor { cursor in
      var walk = IndexWalk(tag: tags[0], types: types, positions: range)
      while let key = try walk.next(&cursor) {
        let hasAll = try others.allSatisfy {
          try hasIndexEntry(IndexKey($0, key.type, key.position))
        }
        if hasAll { positions.append(key.position) }
      }
    }
  }

  private func scanWholeLog(
    _ query: Query, from position: Position, _ direction: ScanDirection, limit: Int,
    _ body: (Position, RawSpan) throws -> Bool
  ) throws {
    var remaining = limit
    let isUnfiltered = query == .all
    try scanLog(from: position.rawValue, backward: direction == .backward) { found, record in
      if !isUnfiltered {
        let envelope = try RecordCodec.decode(record)
        guard query.matches(type: envelope.event.type, tags: envelope.event.tags) else {
          return true
        }
      }
      remaining -= 1
      return try body(Position(rawValue: found), record) && remaining > 0
    }
  }
}

/// A walk over the index entries of one tag that jumps over types and positions not wanted.
private struct IndexWalk {
  let tag: UInt32
  /// Ascending; empty for every type.
  let types: [UInt32]
  let positions: ClosedRange<UInt64>
  private var isStarted = false
  private var wanted = 0

  init(tag: UInt32, types: [UInt32], positions: ClosedRange<UInt64>) {
    self.tag = tag
    self.types = types
    self.positions = positions
  }

  /// The next entry wanted; O(log n) for the first of each type, O(1) for the others.
  mutating func next(_ cursor: inout Cursor<[UInt8]>) throws -> IndexKey? {
    var isFound = isStarted ? try cursor.next() : try seek(types.first ?? 0, &cursor)
    isStarted = true
    while isFound, let key = IndexKey(cursor.key), key.tag == tag {
      if let type = nextType(from: key.type) {
        guard type == key.type else {
          isFound = try seek(type, &cursor)
          continue
        }
      } else if !types.isEmpty {
        return nil
      }
      if positions.contains(key.position) { return key }
      if key.position < positions.lowerBound {
        isFound = try seek(key.type, &cursor)
      } else {
        guard key.type < .max else { return nil }
        isFound = try seek(key.type + 1, &cursor)
      }
    }
    return nil
  }

  private mutating func nextType(from type: UInt32) -> UInt32? {
    while wanted < types.count, types[wanted] < type { wanted += 1 }
    return wanted < types.count ? types[wanted] : nil
  }

  private func seek(_ type: UInt32, _ cursor: inout Cursor<[UInt8]>) throws -> Bool {
    let key = IndexKey(tag, type, positions.lowerBound).stored
    return try cursor.seek(key.span.bytes)
  }
}
