import Glibc
import LMDB
import Testing

private struct Refused: Error {}

/// The handle that `body` passes on before it is refused.
private func stale(_ body: ((Database) -> Void) throws -> Void) throws -> Database? {
  var handle: Database?
  do { try body { handle = $0 } } catch is Refused {}
  return handle
}

@Suite struct `A database handle` {
  let folder = Folder()

  @Test func `Of an aborted transaction is refused and never names another database`() throws {
    let environment = try folder.environment()
    let void = try #require(
      try stale { keep in
        try environment.write { transaction in
          keep(try transaction.database("aborted"))
          throw Refused()
        }
      })
    let other = try #require(try environment.database("other", create: true))
    #expect(
      try code { try environment.write { try $0.put([66], for: [1], in: void) } } == .badDatabase)
    #expect(try environment.read { try $0.count(of: other) } == 0)
  }

  @Test func `Of an aborted nested transaction is refused`() throws {
    let environment = try folder.environment()
    try environment.write { transaction in
      let void = try #require(
        try stale { keep in
          try transaction.nested { child in
            keep(try child.database("aborted"))
            throw Refused()
          }
        })
      let other = try transaction.database("other")
      let refusal = try code { try transaction.put([66], for: [1], in: void) }
      #expect(refusal == .badDatabase)
      let count = try transaction.count(of: other)
      #expect(count == 0)
    }
  }

  @Test func `Is not created while bytes are lent, but an existing one is opened`() throws {
    var first: Environment? = try folder.environment()
    _ = try first?.database("existing", create: true)
    first = nil
    let environment = try folder.environment()
    let database = try #require(try environment.database("a", create: true))
    try environment.write { transaction in
      try transaction.put([1], for: [1], in: database)
      let refusal = try transaction.withValue(for: [1], in: database) { _ in
        _ = try transaction.database("existing")
        return try code { _ = try transaction.database("fresh") }
      }
      #expect(refusal == .badTransaction)
      _ = try transaction.database("fresh")
    }
  }

  @Test func `The files have the mode that the options ask for`() throws {
    let mask = umask(0)
    defer { umask(mask) }
    _ = try folder.environment { $0.fileMode = 0o640 }
    for name in ["data.mdb", "lock.mdb"] {
      var status = stat()
      try #require(stat(folder.path + "/" + name, &status) == 0)
      #expect(status.st_mode & 0o777 == 0o640)
    }
  }
}
