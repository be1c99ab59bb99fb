internal import CLMDB

extension WriteTransaction {
  /// Stores a value under a key with `mdb_put`, replacing an earlier one.
  public mutating func put(
    _ value: RawSpan, for key: RawSpan, in database: Database<[UInt8]>
  ) throws(LMDBError) {
    try TransactionCore.require(key: key, "mdb_put")
    try core.put(value, for: key, in: database.handle, flags: 0)
  }

  /// Stores a value under an integer key with `mdb_put`.
  ///
  /// With `append` (`MDB_APPEND`) the key must be after the last one, else it throws `keyExists`.
  public mutating func put(
    _ value: RawSpan, for key: UInt64, in database: Database<UInt64>, append: Bool = false
  ) throws(LMDBError) {
    try unsafe withUnsafeBytes(of: key) { bytes throws(LMDBError) in
      try unsafe core.put(
        value, for: bytes.bytes, in: database.handle, flags: append ? MDB_APPEND : 0)
    }
  }

  /// Stores a value unless the key exists (`MDB_NOOVERWRITE`), and tells whether it did.
  public mutating func insert(
    _ value: RawSpan, for key: RawSpan, in database: Database<[UInt8]>
  ) throws(LMDBError) -> Bool {
    try TransactionCore.require(key: key, "mdb_put")
    do throws(LMDBError) {
      try core.put(value, for: key, in: database.handle, flags: MDB_NOOVERWRITE)
      return true
    } catch {
      guard error.code == .keyExists else { throw error }
      return false
    }
  }

  /// Removes a key with `mdb_del`, and tells whether it was there.
  public mutating func remove(
    _ key: RawSpan, in database: Database<[UInt8]>
  ) throws(LMDBError) -> Bool {
    try TransactionCore.require(key: key, "mdb_del")
    return try core.remove(key, in: database.handle)
  }

  /// Removes an integer key with `mdb_del`, and tells whether it was there.
  public mutating func remove(
    _ key: UInt64, in database: Database<UInt64>
  ) throws(LMDBError) -> Bool {
    try unsafe withUnsafeBytes(of: key) { bytes throws(LMDBError) in
      try unsafe core.remove(bytes.bytes, in: database.handle)
    }
  }

  /// Removes all entries and keeps the database (`mdb_drop`).
  public mutating func removeAll<Key>(in database: Database<Key>) throws(LMDBError) {
    try core.require(database.handle, "mdb_drop")
    try LMDBError.check(
      unsafe mdb_drop(try core.handle("mdb_drop"), database.handle.number, 0), "mdb_drop")
  }
}
