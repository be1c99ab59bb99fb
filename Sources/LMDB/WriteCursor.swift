internal import CLMDB

/// A walk over one database that stores entries (`MDB_cursor`).
///
/// In the order of the keys it finds the place of each beside the last one, without a search.
@safe public struct WriteCursor: ~Copyable, ~Escapable {
  private let cursor: OpaquePointer

  /// Calls `mdb_cursor_open`.
  @_lifetime(immortal)
  init(_ core: TransactionCore, _ database: DatabaseHandle) throws(LMDBError) {
    let operation = "mdb_cursor_open"
    try core.require(database, "mdb_cursor_open")
    var opened: OpaquePointer?
    try LMDBError.check(
      unsafe mdb_cursor_open(try core.handle(operation), database.number, &opened), operation)
    guard let opened = unsafe opened else {
      throw LMDBError(operation: operation, code: .badTransaction)
    }
    unsafe cursor = unsafe opened
  }

  deinit { unsafe mdb_cursor_close(cursor) }

  /// Stores a value under a key with `mdb_cursor_put`, replacing an earlier one.
  public mutating func put(_ value: RawSpan, for key: RawSpan) throws(LMDBError) {
    try TransactionCore.require(key: key, "mdb_cursor_put")
    let cursor = unsafe cursor
    let result = unsafe key.withUnsafeBytes { keyBytes in
      unsafe value.withUnsafeBytes { valueBytes in
        var (key, value) = unsafe (MDB_val(keyBytes), MDB_val(valueBytes))
        return unsafe mdb_cursor_put(cursor, &key, &value, 0)
      }
    }
    try LMDBError.check(result, "mdb_cursor_put")
  }
}

extension WriteTransaction {
  /// Lends a cursor that stores entries; nothing else can be changed meanwhile.
  public mutating func write(
    to database: Database<[UInt8]>, _ body: (inout WriteCursor) throws -> Void
  ) throws {
    var cursor = try WriteCursor(core, database.handle)
    try body(&cursor)
  }
}
