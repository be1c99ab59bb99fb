/// A key of a ``PendingTable``.
protocol PendingKey: Comparable {
  /// All bits of the key, mixed.
  var scattered: UInt64 { get }
}

/// What waits to be written: a hash table that is filled, read in the order of the keys, emptied.
///
/// Rebuilding spends most of its time here; `Dictionary`, whose hash resists whoever chooses the
/// keys, took three times as long. Here the worst that chosen keys can do is to make it slow.
struct PendingTable<Key: PendingKey, Value> {
  private var entries: [(key: Key, value: Value)] = []
  /// One more than the index of a key, or 0, and above it the upper half of its scattered bits;
  /// linear probing, at most half full.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)

  var count: Int { entries.count }

  subscript(key: Key) -> Value? {
    let scattered = key.scattered
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: scattered) & mask
    while slots[slot] != 0 {
      if let index = index(in: slots[slot], of: key, scattered) { return entries[index].value }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Changes the value of `key`, which is `initial` before the first change.
  mutating func change(
    _ key: Key, from initial: @autoclosure () -> Value, _ body: (inout Value) -> Void
  ) {
    let scattered = key.scattered
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: scattered) & mask
    while slots[slot] != 0 {
      if let index = index(in: slots[slot], of: key, scattered) {
        return body(&entries[index].value)
      }
      slot = (slot + 1) & mask
    }
    var value = initial()
    body(&value)
    entries.append((key, value))
    slots[slot] = Self.slot(entries.count, scattered)
    if entries.count * 2 > slots.count { grow() }
  }

  /// Visits all in no particular order.
  func forEach(_ body: (Key, Value) throws -> Void) rethrows {
    for entry in entries { try body(entry.key, entry.value) }
  }

  /// Visits all in ascending order of the keys.
  func forEachSorted(_ body: (Key, Value) throws -> Void) rethrows {
    for index in entries.indices.sorted(by: { entries[$0].key < entries[$1].key }) {
      try body(entries[index].key, entries[index].value)
    }
  }

  mutating func removeAll() {
    guard !entries.isEmpty else { return }
    entries.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = 0 }
  }

  private func index(in slot: UInt64, of key: Key, _ scattered: UInt64) -> Int? {
    guard (slot ^ scattered) >> 32 == 0 else { return nil }
    let index = Int(UInt32(truncatingIfNeeded: slot)) - 1
    return entries[index].key == key ? index : nil
  }

  private static func slot(_ number: Int, _ scattered: UInt64) -> UInt64 {
    scattered & ~0xFFFF_FFFF | UInt64(number)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, entry) in entries.enumerated() {
      let scattered = entry.key.scattered
      var slot = Int(truncatingIfNeeded: scattered) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = Self.slot(index + 1, scattered)
    }
  }
}

/// Mixes the bits of another word into those of earlier ones.
func mixed(_ bits: UInt64, _ word: UInt64) -> UInt64 {
  let product = (bits ^ word ^ 0x9E37_79B9_7F4A_7C15)
    .multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
  return product.high ^ product.low
}
