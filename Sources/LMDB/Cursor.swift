internal import CLMDB

/// A walk over one database in the order of its keys (`MDB_cursor`).
///
/// It borrows its transaction: as long as it or a span of it is in use, nothing can be changed.
@safe public struct Cursor<Key: DatabaseKey>: ~Copyable, ~Escapable {
  private let core: TransactionCore
  private let cursor: OpaquePointer
  private var entry = unsafe (key: MDB_val(), value: MDB_val())

  /// Calls `mdb_cursor_open`.
  @_lifetime(immortal)
  init(_ core: TransactionCore, _ database: DatabaseHandle) throws(LMDBError) {
    let operation: StaticString = "mdb_cursor_open"
    try core.require(database, operation)
    var opened: OpaquePointer?
    try LMDBError.check(
      unsafe mdb_cursor_open(try core.handle("mdb_cursor_open"), database.number, &opened),
      "mdb_cursor_open")
    guard let opened = unsafe opened else {
      throw LMDBError(operation: "\(operation)", code: .badTransaction)
    }
    self.core = core
    unsafe cursor = unsafe opened
  }

  deinit { unsafe mdb_cursor_close(cursor) }

  /// Goes to the first entry, and tells whether there is one (`MDB_FIRST`).
  public mutating func first() throws(LMDBError) -> Bool { try move(MDB_FIRST) }

  /// Goes to the last entry, and tells whether there is one (`MDB_LAST`).
  public mutating func last() throws(LMDBError) -> Bool { try move(MDB_LAST) }

  /// Goes to the next entry, from nowhere to the first (`MDB_NEXT`).
  public mutating func next() throws(LMDBError) -> Bool { try move(MDB_NEXT) }

  /// Goes to the entry before, from nowhere to the last (`MDB_PREV`).
  public mutating func previous() throws(LMDBError) -> Bool { try move(MDB_PREV) }

  /// Goes to the first entry whose key is not before `key` (`MDB_SET_RANGE`).
  public mutating func seek(_ key: RawSpan) throws(LMDBError) -> Bool {
    try TransactionCore.require(key: key, "mdb_cursor_get")
    let handle = unsafe cursor
    return try unsafe accept(key.withUnsafeBytes { unsafe get(handle, MDB_SET_RANGE, MDB_val($0)) })
  }

  /// Goes to the last entry whose key is before `key`.
  public mutating func seekBefore(_ key: RawSpan) throws(LMDBError) -> Bool {
    try seek(key) ? try previous() : try last()
  }

  /// The stored bytes of the entry's value, valid as long as the transaction is borrowed.
  public var value: RawSpan {
    @_lifetime(copy self)
    get { unsafe _overrideLifetime(entry.value.bytes.bytes, copying: self) }
  }

  private mutating func move(_ operation: MDB_cursor_op) throws(LMDBError) -> Bool {
    try unsafe accept(get(cursor, operation, MDB_val()))
  }

  private mutating func accept(_ found: CursorResult) throws(LMDBError) -> Bool {
    if unsafe found.code == MDB_SUCCESS {
      unsafe entry = unsafe (found.key, found.value)
      return true
    }
    unsafe entry = unsafe (MDB_val(), MDB_val())
    guard unsafe found.code == MDB_NOTFOUND else {
      throw LMDBError(operation: "mdb_cursor_get", result: unsafe found.code)
    }
    return false
  }
}

private typealias CursorResult = (code: Int32, key: MDB_val, value: MDB_val)

/// Calls `mdb_cursor_get`.
private func get(
  _ cursor: OpaquePointer, _ operation: MDB_cursor_op, _ key: MDB_val
) -> CursorResult {
  var (key, value) = unsafe (key, MDB_val())
  let code = unsafe mdb_cursor_get(cursor, &key, &value, operation)
  return unsafe (code, key, value)
}

extension Cursor where Key == [UInt8] {
  /// The stored bytes of the entry's key, valid as long as the transaction is borrowed.
  public var key: RawSpan {
    @_lifetime(copy self)
    get { unsafe _overrideLifetime(entry.key.bytes.bytes, copying: self) }
  }
}

extension Cursor where Key == UInt64 {
  /// The entry's key; 0 when there is no entry.
  public var key: UInt64 {
    let bytes = unsafe entry.key.bytes
    return bytes.count == 8 ? unsafe bytes.loadUnaligned(as: UInt64.self) : 0
  }

  /// Goes to the first entry whose key is not before `key` (`MDB_SET_RANGE`).
  public mutating func seek(_ key: UInt64) throws(LMDBError) -> Bool {
    try unsafe withUnsafeBytes(of: key) { bytes throws(LMDBError) in
      try unsafe seek(bytes.bytes)
    }
  }

  /// Goes to the last entry whose key is before `key`.
  public mutating func seekBefore(_ key: UInt64) throws(LMDBError) -> Bool {
    try seek(key) ? try previous() : try last()
  }
}
