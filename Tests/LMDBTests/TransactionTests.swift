import Glibc
import LMDB
import Testing

private struct Refused: Error {}

/// A write transaction that a test hands to another thread although its type forbids it.
private final class HandedTransaction: @unchecked Sendable {
  private var transaction: WriteTransaction?

  init(_ transaction: consuming WriteTransaction) { self.transaction = consume transaction }

  func take() -> WriteTransaction? { transaction.take() }
}

@Suite struct `A transaction` {
  let folder = Folder()
  let environment: Environment
  let database: Database<[UInt8]>

  init() throws {
    environment = try folder.environment { $0.maxReaders = 2 }
    database = try #require(try environment.database("a", create: true))
  }

  @Test func `Leaves nothing when its body throws, not even a database`() throws {
    #expect(throws: Refused.self) {
      try environment.write { transaction in
        let created = try transaction.database("new")
        try transaction.put([1], for: [1], in: created)
        throw Refused()
      }
    }
    let absent: Database<[UInt8]>? = try environment.database("new", create: false)
    #expect(absent == nil)
    try environment.write { transaction in
      let created = try transaction.database("new")
      #expect(try transaction.count(of: created) == 0)
      try transaction.put([1], for: [1], in: created)
    }
    let present: Database<[UInt8]>? = try environment.database("new", create: false)
    #expect(present != nil)
  }

  @Test func `Entries put through a cursor replace earlier ones, in whatever order`() throws {
    try environment.write { transaction in
      for key in UInt8(0)..<200 where key % 3 == 0 {
        try transaction.put([0], for: [key], in: database)
      }
      try transaction.write(to: database) { cursor in
        for key in (UInt8(0)..<200).reversed() where key % 2 == 0 {
          try cursor.put([key, key].span.bytes, for: [key].span.bytes)
        }
        #expect(throws: LMDBError.self) {
          try cursor.put([1].span.bytes, for: [UInt8]().span.bytes)
        }
      }
      for key in UInt8(0)..<200 {
        let expected: [UInt8]? = key % 2 == 0 ? [key, key] : key % 3 == 0 ? [0] : nil
        #expect(try transaction.array(for: [key], in: database) == expected)
      }
    }
  }

  @Test func `A nested one is undone alone or kept with its parent`() throws {
    try environment.write { transaction in
      try transaction.put([1], for: [1], in: database)
      #expect(throws: Refused.self) {
        try transaction.nested { child in
          try child.put([2], for: [2], in: database)
          let _: Database = try child.database("child")
          throw Refused()
        }
      }
      let kept = try transaction.nested { child in
        try child.put([3], for: [3], in: database)
        return try child.database("child")
      }
      try transaction.put([4], for: [4], in: kept)
    }
    #expect(try keys() == [[1], [3]])
    let child = try #require(try environment.database("child", create: false))
    #expect(try environment.read { try $0.count(of: child) } == 1)
  }

  @Test func `A second write on the same thread is refused instead of waiting for ever`() throws {
    try environment.write { _ in
      let second = try code { try environment.write { _ in } }
      #expect(second == .nestedWrite)
      let creation = try code {
        let _: Database? = try environment.database("other", create: true)
      }
      #expect(creation == .nestedWrite)
      let known = try environment.database("a", create: false)
      #expect(known == database)
    }
    try environment.write { _ in }
  }

  @Test func `A commit on another thread is refused and no later write hangs`() throws {
    let handed = HandedTransaction(try environment.beginWrite())
    let outcome = Handed<LMDBError.Code?>(nil)
    onAnotherThread {
      outcome.value = try? code { if let ending = handed.take() { try ending.commit() } }
    }
    #expect(outcome.value == .wrongThread)
    #expect(try code { try environment.write { _ in } } == .wrongThread)
    #expect(try keys() == [])
  }

  @Test func `Full reader slots are an error that ends with a reader`() throws {
    var first: ReadTransaction? = try environment.beginRead()
    let second = try environment.beginRead()
    #expect(try code { _ = try environment.beginRead() } == .readersFull)
    if let ending = first.take() { _ = consume ending }
    _ = try environment.beginRead()
    #expect(try second.count(of: database) == 0)
    #expect(try environment.clearStaleReaders() == 0)
  }

  @Test func `A handle of another environment is refused`() throws {
    let other = Folder()
    let foreign = try #require(try other.environment().database("a", create: true))
    #expect(
      try code { _ = try environment.read { try $0.count(of: foreign) } } == .badDatabase)
  }

  @Test func `A full map is an error and growing it keeps everything`() throws {
    let small = Folder()
    let environment = try small.environment { $0.mapSize = 1 << 18 }
    let database = try #require(try environment.database("a", create: true))
    let value = [UInt8](repeating: 7, count: 3000)
    try environment.write { try $0.put(value, for: [0], in: database) }
    let fill = {
      try environment.write { transaction in
        for key in 1...100 as ClosedRange<UInt8> {
          try transaction.put(value, for: [key], in: database)
        }
      }
    }
    #expect(try code(fill) == .mapFull)
    try environment.read { snapshot in
      let count = try snapshot.count(of: database)
      #expect(count == 1)
      let growth = try code { try environment.growMap(to: 1 << 22) }
      #expect(growth == .badTransaction)
    }
    try environment.growMap(to: 1 << 22)
    #expect(try environment.info.mapSize == 1 << 22)
    try fill()
    #expect(try environment.read { try $0.count(of: database) } == 101)
  }

  /// The keys stored in the suite's database.
  private func keys() throws -> [[UInt8]] {
    try environment.read { try $0.keys(of: database) }
  }
}
