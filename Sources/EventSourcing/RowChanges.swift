/// Changes of rows that are written together, each row's at most once, in one piece of memory.
///
/// They are cheapest to write in ascending order of their keys.
package struct RowChanges {
  private var bytes: [UInt8] = []
  /// Where each key and its value end; the value of a row that is removed ends before its key.
  private var ends: [(key: Int, value: Int)] = []

  package init() {}

  package var byteCount: Int { bytes.count }

  /// Adds that `value` is stored under the key that `appendKey` appends.
  package mutating func put(_ value: [UInt8], for appendKey: (inout [UInt8]) -> Void) {
    appendKey(&bytes)
    let keyEnd = bytes.count
    bytes.append(contentsOf: value)
    ends.append((keyEnd, bytes.count))
  }

  /// Adds that the row is removed whose key `appendKey` appends.
  package mutating func remove(_ appendKey: (inout [UInt8]) -> Void) {
    appendKey(&bytes)
    ends.append((bytes.count, -1))
  }

  /// Forgets all changes and keeps the memory.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  package func forEachPut(_ body: (_ key: RawSpan, _ value: RawSpan) throws -> Void) rethrows {
    try forEach { key, value in
      if let value {
        try body(bytes.span.bytes.extracting(key), bytes.span.bytes.extracting(value))
      }
    }
  }

  package func forEachRemoval(_ body: (_ key: RawSpan) throws -> Void) rethrows {
    try forEach { key, value in
      if value == nil { try body(bytes.span.bytes.extracting(key)) }
    }
  }

  private func forEach(_ body: (Range<Int>, Range<Int>?) throws -> Void) rethrows {
    var start = 0
    for end in ends {
      try body(start..<end.key, end.value < 0 ? nil : end.key..<end.value)
      start = max(end.key, end.value)
    }
  }
}

extension ViewStorage {
  package func apply(_ changes: RowChanges) throws {
    try changes.forEachPut { key, value in
      try put(value.withUnsafeBytes { Array($0) }, for: key.withUnsafeBytes { Array($0) })
    }
    try changes.forEachRemoval { key in try remove(key.withUnsafeBytes { Array($0) }) }
  }
}
