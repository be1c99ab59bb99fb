/// What is to be added to cells: a hash table from key to counters, for many additions to few cells.
///
/// Rebuilding spends most of its time here; `Dictionary` took three times as long for such keys.
struct CellDeltas {
  private var keys: [CellKey] = []
  private var deltas: [Counters] = []
  /// One more than the index of a key, or 0; linear probing, at most half full.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)

  var count: Int { keys.count }

  mutating func add(_ delta: Counters, to key: CellKey) {
    let mask = slots.count - 1
    var slot = key.scattered & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if keys[index] == key {
        deltas[index] &+= delta
        return
      }
      slot = (slot + 1) & mask
    }
    keys.append(key)
    deltas.append(delta)
    slots[slot] = UInt32(keys.count)
    if keys.count * 2 > slots.count { grow() }
  }

  /// The keys in ascending order with what is to be added.
  func sorted() -> [(key: CellKey, delta: Counters)] {
    zip(keys, deltas).map { ($0, $1) }.sorted { $0.key < $1.key }
  }

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    deltas.removeAll(keepingCapacity: true)
    for index in slots.indices { slots[index] = 0 }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, key) in keys.enumerated() {
      var slot = key.scattered & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}
