internal import CLMDB

/// One snapshot of an environment; it ends with `mdb_txn_abort` when it goes out of scope.
///
/// Let no transaction cross an `await`, and keep it short: it holds back the reuse of pages.
public struct ReadTransaction: ~Copyable {
  let core: TransactionCore

  /// Takes over a transaction.
  init(core: TransactionCore) { self.core = core }

  deinit { core.abort() }

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
  /// The stored bytes of a key (`mdb_get`) without a copy, or nil when it is absent.
  @_lifetime(borrow self)
  public func value(for key: [UInt8], in database: Database) throws -> RawSpan? {
    let found = try unsafe core.withKey(key, in: database, "mdb_get") {
      try unsafe core.find($0, in: database)
    }
    guard let found = unsafe found else { return nil }
    return unsafe _overrideLifetime(found.bytes.bytes, borrowing: self)
  }
}
