internal import CLMDB

extension WriteTransaction {
  /// Stores a value under a key with `mdb_put`, replacing an earlier one.
  public func put(_ value: [UInt8], for key: [UInt8], in database: Database) throws {
    try unsafe core.put(value.span.bytes, for: key, in: database, flags: 0)
  }

  /// Stores the bytes of a span under a key with `mdb_put`, replacing an earlier value.
  public func put(_ value: RawSpan, for key: [UInt8], in database: Database) throws {
    try core.put(value, for: key, in: database, flags: 0)
  }

  /// Stores a value under an integer key with `mdb_put`.
  ///
  /// With `append` (`MDB_APPEND`) the key must be after the last one, else it throws `keyExists`.
  public func put(
    _ value: [UInt8], for key: UInt64, in database: Database, append: Bool = false
  ) throws {
    try unsafe put(value.span.bytes, for: key, in: database, append: append)
  }

  /// Stores the bytes of a span under an integer key with `mdb_put`.
  public func put(
    _ value: RawSpan, for key: UInt64, in database: Database, append: Bool = false
  ) throws {
    try unsafe core.withKey(key, in: database, "mdb_put") {
      try unsafe core.put(value, for: $0, in: database, flags: append ? UInt32(MDB_APPEND) : 0)
    }
  }

  /// Stores a value unless the key exists (`MDB_NOOVERWRITE`), and tells whether it did.
  public func insert(_ value: [UInt8], for key: [UInt8], in database: Database) throws -> Bool {
    do {
      try unsafe core.put(value.span.bytes, for: key, in: database, flags: UInt32(MDB_NOOVERWRITE))
      return true
    } catch let error as LMDBError where error.code == .keyExists {
      return false
    }
  }

  /// Removes a key with `mdb_del`, and tells whether it was there.
  public func remove(_ key: [UInt8], in database: Database) throws -> Bool {
    try unsafe core.withKey(key, in: database, "mdb_del") {
      try unsafe core.remove($0, in: database)
    }
  }

  /// Removes an integer key with `mdb_del`, and tells whether it was there.
  public func remove(_ key: UInt64, in database: Database) throws -> Bool {
    try unsafe core.withKey(key, in: database, "mdb_del") {
      try unsafe core.remove($0, in: database)
    }
  }

  /// Removes all entries and keeps the database (`mdb_drop`).
  public func removeAll(in database: Database) throws {
    try core.require(database, integerKeys: database.integerKeys, "mdb_drop")
    try LMDBError.check(
      unsafe mdb_drop(try core.writable("mdb_drop"), database.handle, 0), "mdb_drop")
  }

  /// The handle of a database, created in this transaction when it is missing (`mdb_dbi_open`).
  ///
  /// Of a transaction that is aborted, the handles it opened are void.
  public func database(
    _ name: String, integerKeys: Bool = false
  ) throws(LMDBError) -> Database {
    try core.database(name, integerKeys: integerKeys, create: true)
  }
}

extension TransactionCore {
  /// Calls `mdb_put` with a byte key.
  func put(
    _ value: RawSpan, for key: [UInt8], in database: Database, flags: UInt32
  ) throws {
    try unsafe withKey(key, in: database, "mdb_put") {
      try unsafe put(value, for: $0, in: database, flags: flags)
    }
  }

  /// Calls `mdb_put`.
  func put(
    _ value: RawSpan, for key: MDB_val, in database: Database, flags: UInt32
  ) throws {
    let handle = try unsafe writable("mdb_put")
    let result = unsafe value.withUnsafeBytes { bytes in
      var (key, value) = unsafe (key, MDB_val(bytes))
      return unsafe mdb_put(handle, database.handle, &key, &value, flags)
    }
    try LMDBError.check(result, "mdb_put")
  }

  /// Calls `mdb_del`, and tells whether the key was there.
  func remove(_ key: MDB_val, in database: Database) throws(LMDBError) -> Bool {
    var key = unsafe key
    let result = unsafe mdb_del(try writable("mdb_del"), database.handle, &key, nil)
    if result == MDB_NOTFOUND { return false }
    try LMDBError.check(result, "mdb_del")
    return true
  }
}
