internal import EventSourcing

/// The rows of another view with changes on them that stay in memory.
final class OverlayView: ViewStorage {
  private let base: any ViewStorage
  /// What was put, and nil where a row was removed.
  private var changes: [[UInt8]: [UInt8]?] = [:]
  private var sortedKeys: [[UInt8]]?
  private var hidesBase = false

  init(over base: any ViewStorage) { self.base = base }

  func value(for key: [UInt8]) throws -> [UInt8]? {
    if let change = changes[key] { return change }
    return hidesBase ? nil : try base.value(for: key)
  }

  func put(_ value: [UInt8], for key: [UInt8]) { set(value, for: key) }

  func remove(_ key: [UInt8]) { set(nil, for: key) }

  private func set(_ value: [UInt8]?, for key: [UInt8]) {
    if changes.updateValue(value, forKey: key) == nil { sortedKeys = nil }
  }

  func removeAll() {
    changes = [:]
    sortedKeys = nil
    hidesBase = true
  }

  func scan(
    from lower: [UInt8], to upper: [UInt8]?, _ body: (RawSpan, RawSpan) throws -> Bool
  ) throws {
    let keys = sortedKeys ?? changes.keys.sorted { $0.lexicographicallyPrecedes($1) }
    sortedKeys = keys
    var next = keys.partitioningIndex { !$0.lexicographicallyPrecedes(lower) }
    var isGoing = true
    /// Visits the changed rows up to `end`, and tells whether `end` itself is among them.
    func visitChanges(upTo end: [UInt8]?) throws -> Bool {
      while isGoing, next < keys.count {
        let key = keys[next]
        if let upper, !key.lexicographicallyPrecedes(upper) { return false }
        if let end, end.lexicographicallyPrecedes(key) { return false }
        next += 1
        if let value = changes[key] ?? nil { isGoing = try body(key.span.bytes, value.span.bytes) }
        if key == end { return true }
      }
      return false
    }
    if !hidesBase {
      try base.scan(from: lower, to: upper) { key, value in
        let isChanged = try visitChanges(upTo: key.withUnsafeBytes { Array($0) })
        if isGoing, !isChanged { isGoing = try body(key, value) }
        return isGoing
      }
    }
    _ = try visitChanges(upTo: nil)
  }
}

extension Array {
  /// The first index from which `isAfter` holds, when it holds for all after it.
  fileprivate func partitioningIndex(where isAfter: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
