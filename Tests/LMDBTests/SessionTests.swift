import LMDB
import Testing

/// A class that keeps the transaction of a caller, as other modules do.
private final class Session {
  private var transaction: WriteTransaction?

  init(_ environment: Environment) throws { transaction = try environment.beginWrite() }

  func database(_ name: String) throws -> Database<[UInt8]>? { try transaction?.database(name) }

  func put(_ value: [UInt8], for key: [UInt8], in database: Database<[UInt8]>) throws {
    try transaction?.put(value, for: key, in: database)
  }

  func nested(_ body: (inout WriteTransaction) throws -> Void) throws {
    try transaction?.nested(body)
  }

  func keys(of database: Database<[UInt8]>) throws -> [[UInt8]] {
    try transaction?.keys(of: database) ?? []
  }

  func value(for key: [UInt8], in database: Database<[UInt8]>) throws -> [UInt8]? {
    try transaction?.array(for: key, in: database)
  }

  func commit() throws {
    if let ending = transaction.take() { try ending.commit() }
  }
}

@Suite struct `A session that keeps a write transaction` {
  let folder = Folder()

  @Test func `Reads its own writes and commits them`() throws {
    let environment = try folder.environment()
    let session = try Session(environment)
    let database = try #require(try session.database("a"))
    try session.put([1], for: [7], in: database)
    try session.nested { try $0.put([2], for: [8], in: database) }
    #expect(try session.keys(of: database) == [[7], [8]])
    #expect(try session.value(for: [7], in: database) == [1])
    try session.commit()
    #expect(try environment.read { try $0.count(of: database) } == 2)
  }

  @Test func `Leaves nothing when it is dropped`() throws {
    let environment = try folder.environment()
    let database = try #require(try environment.database("a", create: true))
    var session: Session? = try Session(environment)
    try session?.put([1], for: [7], in: database)
    session = nil
    #expect(try environment.read { try $0.count(of: database) } == 0)
  }
}
