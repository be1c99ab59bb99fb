import Testing

@testable import Projections

@Suite("A row's key")
struct RowKeyTests {
  /// Ids around the lengths at which a key is kept in another way.
  private static let ids =
    [
      "", "A", "A\0", "A\0\0", "AB", "B", "客户甲", "客户乙",
    ]
    + [6, 7, 8, 15, 16, 30, 31, 32, 33, 63].flatMap { length in
      let stem = String(repeating: "x", count: length)
      return [stem, stem + "\0", stem + "a", stem + "b", stem + "ab"]
    }

  private static func expected(_ id: String) -> [UInt8] { [RowTable.entities.rawValue] + id.utf8 }

  @Test("keeps its table and its bytes", arguments: ids)
  func bytes(_ id: String) {
    #expect(RowKey(entity: id).bytes == Self.expected(id))
    #expect(RowKey(.entities, Array(id.utf8)).bytes == Self.expected(id))
    #expect(RowKey(.entities, [7], id).bytes == [RowTable.entities.rawValue, 7] + id.utf8)
  }

  @Test("is the same key whether made of a text or of bytes", arguments: ids)
  func equality(_ id: String) {
    let keys = (RowKey(entity: id), RowKey(.entities, Array(id.utf8)))
    #expect(keys.0 == keys.1)
    #expect(keys.0.scattered == keys.1.scattered)
  }

  @Test("is ordered as its bytes are")
  func order() {
    for a in Self.ids {
      for b in Self.ids {
        let isLess = Self.expected(a).lexicographicallyPrecedes(Self.expected(b))
        #expect(
          (RowKey(entity: a) < RowKey(entity: b)) == isLess,
          "\(a.debugDescription) \(b.debugDescription)")
        #expect((RowKey(entity: a) == RowKey(entity: b)) == (a == b))
      }
    }
  }
}
