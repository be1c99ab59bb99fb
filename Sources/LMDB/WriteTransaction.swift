internal import CLMDB

/// The one write transaction of an environment; it is aborted unless it is committed.
///
/// It must end on the thread that began it, and must not cross an `await`. What it lends borrows
/// it, so that nothing can be changed while stored bytes are looked at.
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

  /// The stored bytes of a key (`mdb_get`) without a copy, or nil when it is absent.
  @_lifetime(borrow self)
  public func value(
    for key: RawSpan, in database: Database<[UInt8]>
  ) throws(LMDBError) -> RawSpan? {
    try TransactionCore.require(key: key, "mdb_get")
    guard let found = unsafe try core.find(key, in: database.handle) else { return nil }
    return unsafe _overrideLifetime(found.bytes.bytes, borrowing: self)
  }

  /// The stored bytes of an integer key (`mdb_get`) without a copy, or nil when it is absent.
  @_lifetime(borrow self)
  public func value(
    for key: UInt64, in database: Database<UInt64>
  ) throws(LMDBError) -> RawSpan? {
    guard let found = unsafe try core.find(key, in: database) else { return nil }
    return unsafe _overrideLifetime(found.bytes.bytes, borrowing: self)
  }

  /// A cursor that stands nowhere yet (`mdb_cursor_open`).
  @_lifetime(borrow self)
  public func cursor<Key>(in database: Database<Key>) throws(LMDBError) -> Cursor<Key> {
    unsafe _overrideLifetime(try Cursor(core, database.handle), borrowing: self)
  }

  /// The number of entries in a database, from `mdb_stat`.
  public func count<Key>(of database: Database<Key>) throws(LMDBError) -> Int {
    try core.count(of: database.handle)
  }

  /// A database that exists (`mdb_dbi_open`), or nil.
  public mutating func existingDatabase(
    _ name: String
  ) throws(LMDBError) -> Database<[UInt8]>? {
    do throws(LMDBError) {
      return try core.database(name, integerKeys: false, create: false)
        .typed([UInt8].self, name: name)
    } catch {
      guard error.code == .notFound else { throw error }
      return nil
    }
  }

  /// A database, created in this transaction when it is missing (`mdb_dbi_open`).
  ///
  /// Of a transaction that is aborted, the handles it opened are void.
  public mutating func database<Key: DatabaseKey>(
    _ name: String, keys: Key.Type = [UInt8].self
  ) throws(LMDBError) -> Database<Key> {
    try core.database(name, integerKeys: Key.isInteger, create: true)
      .typed(Key.self, name: name)
  }
}
