/// What can be read in a transaction, whether it writes or not.
public protocol Transaction: ~Copyable {
  /// What stands behind the transaction.
  var core: TransactionCore { get }
}

extension Transaction where Self: ~Copyable {
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
}
