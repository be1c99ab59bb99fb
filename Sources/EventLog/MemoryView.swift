internal import EventSourcing

/// A read model's rows in memory, for tests, comparisons and looks into the past.
package final class MemoryView: ViewStorage {
  private var rows: [[UInt8]: [UInt8]] = [:]
  private var sortedKeys: [[UInt8]]?
  private let isReadOnly: Bool

  package init() { isReadOnly = false }

  /// Takes over the rows of `other`, if there is one.
  init(copying other: MemoryView?, isReadOnly: Bool) {
    rows = other?.rows ?? [:]
    self.isReadOnly = isReadOnly
  }

  package func value(for key: [UInt8]) -> [UInt8]? { rows[key] }

  /// How many rows there are.
  package var count: Int { rows.count }

  /// Whether the value of `key` is `value`.
  package func holds(_ value: RawSpan, for key: [UInt8]) -> Bool {
    guard let row = rows[key], row.count == value.byteCount else { return false }
    return value.withUnsafeBytes { $0.elementsEqual(row) }
  }

  package func put(_ value: [UInt8], for key: [UInt8]) throws {
    try requireWritable()
    if rows.updateValue(value, forKey: key) == nil { sortedKeys = nil }
  }

  package func remove(_ key: [UInt8]) throws {
    try requireWritable()
    if rows.removeValue(forKey: key) != nil { sortedKeys = nil }
  }

  package func removeAll() throws {
    try requireWritable()
    rows = [:]
    sortedKeys = nil
  }

  package func scan(
    from lower: [UInt8], to upper: [UInt8]?, _ body: (RawSpan, RawSpan) throws -> Bool
  ) throws {
    let keys = sortedKeys ?? rows.keys.sorted { $0.lexicographicallyPrecedes($1) }
    sortedKeys = keys
    var index = keys.firstIndex(notBelow: lower)
    while index < keys.count {
      let key = keys[index]
      if let upper, !key.lexicographicallyPrecedes(upper) { return }
      if let value = rows[key], try !body(key.span.bytes, value.span.bytes) { return }
      index += 1
    }
  }

  private func requireWritable() throws {
    if isReadOnly { throw StoreFault.writingWhileReading }
  }
}

extension [[UInt8]] {
  fileprivate func firstIndex(notBelow key: [UInt8]) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
