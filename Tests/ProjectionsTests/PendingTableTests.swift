import Testing

@testable import Projections

@Suite("What waits to be written")
struct PendingTableTests {
  /// A key whose bits all fall onto few slots.
  private struct Crowded: PendingKey {
    var number: Int
    var scattered: UInt64 { UInt64(number % 3) << 40 }

    static func < (a: Self, b: Self) -> Bool { a.number < b.number }
  }

  @Test("adds up by key, and is visited in the order of the keys, as a dictionary sorted by key")
  func sums() {
    var table = PendingTable<CellKey, Int>()
    var expected: [CellKey: Int] = [:]
    var state: UInt64 = 1
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let day = Int32(truncatingIfNeeded: state >> 33) % 50
      let key = CellKey(
        .daily, .team, day: day, other: day % 7, value: UInt32(truncatingIfNeeded: state >> 60))
      table.change(key, from: 0) { $0 += day == 3 ? 2 : 1 }
      expected[key, default: 0] += day == 3 ? 2 : 1
    }
    #expect(table.count == expected.count)
    var visited: [(key: CellKey, value: Int)] = []
    table.forEachSorted { visited.append(($0, $1)) }
    #expect(visited.map(\.key) == expected.keys.sorted())
    #expect(visited.allSatisfy { expected[$0.key] == $0.value })
  }

  @Test("tells keys apart that fall onto one slot")
  func collisions() {
    var table = PendingTable<Crowded, Int>()
    for number in 0..<300 { table.change(Crowded(number: number), from: 0) { $0 = number } }
    for number in 0..<300 { #expect(table[Crowded(number: number)] == number) }
    #expect(table[Crowded(number: 300)] == nil)
  }

  @Test("gives a key one place, and asks for its value only where it is new")
  func places() throws {
    struct Unwanted: Error {}
    var table = PendingTable<CellKey, Int>()
    let keys = (0..<300).map { CellKey(.daily, .total, day: Int32($0), value: 0) }
    for (number, key) in keys.enumerated() {
      #expect(table.place(of: key, adding: number) == (number, true))
    }
    #expect(throws: Unwanted.self) {
      try table.place(of: CellKey(.late, .total, day: 0, value: 0), adding: { throw Unwanted() }())
    }
    for (number, key) in keys.enumerated() {
      #expect(try table.place(of: key, adding: { throw Unwanted() }()) == (number, false))
      #expect(table[number] == number)
    }
    #expect(table.count == 300)
  }

  @Test("holds nothing after it was emptied, and can be filled again")
  func emptying() {
    var table = PendingTable<Crowded, Int>()
    for number in 0..<100 { table.change(Crowded(number: number), from: 0) { $0 = number } }
    table.removeAll()
    #expect(table.count == 0)
    #expect(table[Crowded(number: 5)] == nil)
    table.change(Crowded(number: 5), from: 1) { $0 += 1 }
    #expect(table[Crowded(number: 5)] == 2)
  }
}
