/// A key of a ``PendingTable``.
protocol PendingKey: Comparable {
  /// All bits of the key, mixed.
  var scattered: UInt64 { get }
  /// A number that is never greater than that of a greater key.
  var leading: UInt64 { get }
}

extension PendingKey {
  var leading: UInt64 { 0 }
}

/// What waits to be written: a hash table that is filled, read in the order of the keys, emptied.
///
/// Rebuilding spends most of its time here; `Dictionary`, whose hash resists whoever chooses the
/// keys, took three times as long. Here the worst that chosen keys can do is to make it slow.
struct PendingTable<Key: PendingKey, Value> {
  private var keys: [Key] = []
  private var values: [Value] = []
  /// One more than the index of a key, or 0, and above it the upper half of its scattered bits;
  /// linear probing, at most half full.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)

  var count: Int { keys.count }

  subscript(key: Key) -> Value? {
    let scattered = key.scattered
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: scattered) & mask
    while slots[slot] != 0 {
      if let index = index(in: slots[slot], of: key, scattered) { return values[index] }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The value at a place that ``place(of:adding:)`` returned.
  subscript(place: Int) -> Value {
    get { values[place] }
    set { values[place] = newValue }
  }

  /// Changes the value of `key`, which is `initial` before the first change.
  mutating func change(
    _ key: Key, from initial: @autoclosure () -> Value, _ body: (inout Value) -> Void
  ) {
    let (place, _) = place(of: key, adding: initial())
    body(&values[place])
  }

  /// The place of `key`, which is added with `value` where it is new.
  mutating func place(
    of key: Key, adding value: @autoclosure () throws -> Value
  ) rethrows -> (place: Int, isNew: Bool) {
    let scattered = key.scattered
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: scattered) & mask
    while slots[slot] != 0 {
      if let index = index(in: slots[slot], of: key, scattered) { return (index, false) }
      slot = (slot + 1) & mask
    }
    values.append(try value())
    keys.append(key)
    slots[slot] = Self.slot(keys.count, scattered)
    if keys.count * 2 > slots.count { grow() }
    return (keys.count - 1, true)
  }

  /// Visits all in no particular order.
  func forEach(_ body: (Key, Value) throws -> Void) rethrows {
    let (keys, values) = (keys.span, values.span)
    for index in keys.indices { try body(keys[index], values[index]) }
  }

  /// Visits all in ascending order of the keys.
  func forEachSorted(_ body: (Key, Value) throws -> Void) rethrows {
    let (keys, values) = (keys.span, values.span)
    for index in order { try body(keys[index], values[index]) }
  }

  /// The places of all in ascending order of the keys.
  private var order: [Int] {
    let places = keys.indices.map { (leading: keys[$0].leading, place: $0) }
    return places.sorted { a, b in
      a.leading == b.leading ? keys[a.place] < keys[b.place] : a.leading < b.leading
    }.map(\.place)
  }

  mutating func removeAll() {
    guard !keys.isEmpty else { return }
    keys.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = 0 }
  }

  private func index(in slot: UInt64, of key: Key, _ scattered: UInt64) -> Int? {
    guard (slot ^ scattered) >> 32 == 0 else { return nil }
    let index = Int(UInt32(truncatingIfNeeded: slot)) - 1
    return keys[index] == key ? index : nil
  }

  private static func slot(_ number: Int, _ scattered: UInt64) -> UInt64 {
    scattered & ~0xFFFF_FFFF | UInt64(number)
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, key) in keys.enumerated() {
      let scattered = key.scattered
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
