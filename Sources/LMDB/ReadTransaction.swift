/// One snapshot of an environment; it ends with `mdb_txn_abort` when it goes out of scope.
///
/// Let no transaction cross an `await`, and keep it short: it holds back the reuse of pages.
public struct ReadTransaction: ~Copyable {
  let core: TransactionCore

  /// Takes over a transaction.
  init(core: TransactionCore) { self.core = core }

  deinit { core.abort() }

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

  /// The keys of the unnamed database (`mdb_dbi_open` without a name): the names of all others, and
  /// whatever else a program stored there.
  public func rootKeys() throws(LMDBError) -> [[UInt8]] {
    var cursor = try cursor(in: Database<[UInt8]>(handle: core.root()))
    var keys: [[UInt8]] = []
    while try cursor.next() { unsafe keys.append(cursor.key.withUnsafeBytes { unsafe Array($0) }) }
    return keys
  }

  /// The number of entries in a database, from `mdb_stat`.
  public func count<Key>(of database: Database<Key>) throws(LMDBError) -> Int {
    try core.count(of: database.handle)
  }
}
