/// The one write transaction of an environment; it is aborted unless it is committed.
///
/// It must end on the thread that began it, and must not cross an `await`. Nothing can be written
/// while a body of its own `withValue` or `scan` runs: that throws `badTransaction`, since a
/// change would pull the stored bytes from under the body.
public struct WriteTransaction: ~Copyable {
  let core: TransactionCore

  /// Takes over a transaction.
  init(core: TransactionCore) { self.core = core }

  deinit { core.abort() }

  /// Makes the changes permanent with `mdb_txn_commit`.
  public consuming func commit() throws(LMDBError) { try core.commit() }

  /// Runs `body` in a child transaction, which alone is undone when it throws (`mdb_txn_begin`).
  public mutating func nested<R>(_ body: (inout WriteTransaction) throws -> R) throws -> R {
    var child = WriteTransaction(core: try core.beginNested())
    let result = try body(&child)
    try child.commit()
    return result
  }

  /// Lends the stored bytes of a key to `body` (`mdb_get`), or returns nil when it is absent.
  public func withValue<R>(
    for key: [UInt8], in database: Database, _ body: (RawSpan) throws -> R
  ) throws -> R? {
    try unsafe core.withKey(key, in: database, "mdb_get") {
      try unsafe core.lend(core.find($0, in: database), to: body)
    }
  }

  /// Lends the stored bytes of an integer key to `body` (`mdb_get`), or returns nil.
  public func withValue<R>(
    for key: UInt64, in database: Database, _ body: (RawSpan) throws -> R
  ) throws -> R? {
    try unsafe core.withKey(key, in: database, "mdb_get") {
      try unsafe core.lend(core.find($0, in: database), to: body)
    }
  }

  /// Walks byte keys with `mdb_cursor_get` until `body` returns false.
  ///
  /// Forward it starts at the first key not before `key`, backward at the last key before it;
  /// without a key, at the respective end.
  public func scan(
    _ database: Database, from key: [UInt8]?, backward: Bool = false,
    _ body: (RawSpan, RawSpan) throws -> Bool
  ) throws {
    try core.scan(database, from: key, backward: backward, body)
  }

  /// Walks integer keys with `mdb_cursor_get` until `body` returns false.
  ///
  /// Forward it starts at the first key not before `key`, backward at the last key before it.
  public func scan(
    _ database: Database, from key: UInt64, backward: Bool = false,
    _ body: (UInt64, RawSpan) throws -> Bool
  ) throws {
    try core.scan(database, from: key, backward: backward, body)
  }

  /// The number of entries in a database, from `mdb_stat`.
  public func count(of database: Database) throws -> Int { try core.count(of: database) }
}
