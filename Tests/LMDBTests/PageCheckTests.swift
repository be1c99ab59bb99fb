import Foundation
@testable import LMDB
import Testing

/// Damaged pages are seen before LMDB follows them.
struct PageCheckTests {
  private let folder = NSTemporaryDirectory() + "pages-" + UUID().uuidString

  private func withStore(_ body: () throws -> Void) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body()
  }

  /// Many transactions with long values, removals and databases of both kinds of keys.
  private func fill() throws {
    let environment = try Environment(path: folder)
    for round in 0..<40 as Range<UInt64> {
      try environment.write { transaction in
        let numbers = try transaction.database("numbers", keys: UInt64.self)
        let texts = try transaction.database("texts")
        for key in round * 30..<round * 30 + 40 {
          let value = [UInt8](repeating: 7, count: Int(key * 37 % (round % 7 == 0 ? 9000 : 300)))
          try transaction.put(value.span.bytes, for: key, in: numbers)
          let text = Array("key \(key * 7919 % 1009)".utf8)
          try transaction.put(value.span.bytes, for: text.span.bytes, in: texts)
        }
        for key in round * 20..<round * 20 + 15 { _ = try transaction.remove(key, in: numbers) }
        if round == 20 { try transaction.removeAll(in: texts) }
      }
      let found = try environment.damagedPages()
      #expect(found.isEmpty, "after \(round)")
    }
  }

  private func damages() throws -> [PageDamage] { try Environment(path: folder).damagedPages() }

  /// Changes the file's bytes and puts them back.
  private func change(at offset: Int, _ bit: UInt8, _ body: () throws -> Void) throws {
    let file = try FileHandle(forUpdating: URL(filePath: folder + "/data.mdb"))
    for _ in 0..<2 {
      try file.seek(toOffset: UInt64(offset))
      let byte = try #require(try file.read(upToCount: 1)?.first)
      try file.seek(toOffset: UInt64(offset))
      try file.write(contentsOf: Data([byte ^ bit]))
      try body()
    }
  }

  @Test func `Whole files have no damaged page, after every transaction`() throws {
    try withStore { try fill() }
  }

  @Test func `An environment in which nothing was stored has no damaged page`() throws {
    try withStore { try #expect(damages().isEmpty) }
  }

  @Test func `A flipped bit in a header that would bring back an older state is refused`() throws {
    try withStore {
      try fill()
      for page in 0...1 {
        for bit in 0..<16 {
          var isFlipped = true
          try change(at: page * 4096 + 144 + bit / 8, 1 << UInt8(bit % 8)) {
            if isFlipped {
              let error = #expect(throws: LMDBError.self) { try Environment(path: folder) }
              #expect(error?.code == .corrupted)
            }
            isFlipped = false
          }
        }
      }
      try #expect(damages().isEmpty)
    }
  }

  @Test func `A flipped bit in any page's own fields is seen`() throws {
    try withStore {
      try fill()
      let whole = try Data(contentsOf: URL(filePath: folder + "/data.mdb"))
      var seen = 0
      for page in 2..<whole.count / 4096 {
        let kind = whole[page * 4096 + 10]
        guard kind == 1 || kind == 2, whole[page * 4096] == UInt8(page & 255) else { continue }
        var isFlipped = true
        try change(at: page * 4096 + 13, 0x40) {
          if isFlipped, try damages().contains(where: { $0.page == UInt64(page) }) { seen += 1 }
          isFlipped = false
        }
      }
      #expect(seen > 10)
      try #expect(damages().isEmpty)
    }
  }

  @Test func `A header that promises pages beyond the file's end is damage and costs no memory`()
    throws
  {
    try withStore {
      try fill()
      let file = try FileHandle(forReadingFrom: URL(filePath: folder + "/data.mdb"))
      var meta = try #require(MetaPage.both(of: file.fileDescriptor)?.last)
      let beyond: [UInt64] = [1 << 36 - 1, .max, try file.seekToEnd() / 4096]
      for lastPage in beyond {
        meta.lastPage = lastPage
        var check = PageCheck(descriptor: file.fileDescriptor, meta: meta)
        check.run()
        #expect(check.damages.map(\.reason) == [.lastPage])
      }
    }
  }
}
