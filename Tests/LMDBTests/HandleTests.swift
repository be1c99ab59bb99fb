import Glibc
import LMDB
import Testing

private struct Refused: Error {}

/// The handle that `body` passes on before it is refused.
private func stale(_ body: ((Database<[UInt8]>) -> Void) throws -> Void) throws -> Database<
  [UInt8]
>? {
  var handle: Database<[UInt8]>?
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
