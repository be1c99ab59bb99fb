internal import EventLog
internal import EventSourcing

extension LMDBSession {
  func scan(
    _ query: Query, from position: Position, _ direction: ScanDirection, limit: Int,
    _ body: (Position, RawSpan) throws -> Bool
  ) throws {
    guard limit > 0 else { return }
    if query.items.contains(where: \.tags.isEmpty) {
      return try scanWholeLog(query, from: position, direction, limit: limit, body)
    }
    var positions: [UInt64] = []
    for item in query.items {
      try collect(item, from: position.rawValue, direction, into: &positions)
    }
    if query.items.count > 1 || query.items.contains(where: { $0.types.count > 1 }) {
      positions = Array(Set(positions))
    }
    positions.sort()
    if direction == .backward { positions.reverse() }
    for found in positions.prefix(limit) {
      let goesOn = try withRecord(at: found) { try body(Position(rawValue: found), $0) }
      guard goesOn else { return }
    }
  }

  /// Gathers the positions of one item's matches from the index; eight bytes a match.
  private func collect(
    _ item: Query.Item, from position: UInt64, _ direction: ScanDirection,
    into positions: inout [UInt64]
  ) throws {
    var tags: [UInt32] = []
    for tag in item.tags {
      guard let number = try number(of: Self.key(of: tag)) else { return }
      tags.append(number)
    }
    let range = direction == .forward ? position...UInt64.max : 0...(max(position, 1) - 1)
    if direction == .backward, position == 0 { return }
    for type in try typeNumbers(of: item.types) {
      let lower = IndexKey.bytes(tags[0], type ?? 0, type == nil ? 0 : range.lowerBound)
      try scanRows(databases.index, from: lower) { key, _ in
        guard IndexKey.tag(key) == tags[0] else { return false }
        let found = IndexKey.position(key)
        if let type {
          guard IndexKey.type(key) == type, found <= range.upperBound else { return false }
        } else if !range.contains(found) {
          return true
        }
        let hasAll = try tags.dropFirst().allSatisfy {
          try hasIndexEntry($0, IndexKey.type(key), found)
        }
        if hasAll { positions.append(found) }
        return true
      }
    }
  }

  /// The numbers of `types`, those never seen left out; one nil stands for every type.
  private func typeNumbers(of types: [EventType]) throws -> [UInt32?] {
    if types.isEmpty { return [nil] }
    var numbers: [UInt32?] = []
    for type in types {
      if let number = try number(of: Self.key(of: type)) { numbers.append(number) }
    }
    return numbers
  }

  private func hasIndexEntry(_ tag: UInt32, _ type: UInt32, _ position: UInt64) throws -> Bool {
    try withValue(for: IndexKey.bytes(tag, type, position), in: databases.index) { _ in true }
      ?? false
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
