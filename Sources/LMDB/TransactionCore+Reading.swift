internal import CLMDB

extension MDB_val {
  /// Lends bytes to a C function, which only reads them.
  init(_ bytes: UnsafeRawBufferPointer) {
    unsafe self.init(
      mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
  }

  /// The bytes a C function returned.
  var bytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: mv_data, count: mv_size)
  }
}

extension TransactionCore {
  /// Refuses a handle of another environment or with the other kind of key.
  func require(
    _ database: Database, integerKeys: Bool, _ operation: String
  ) throws(LMDBError) {
    guard database.owner == environment.number, !environment.isVoid(database) else {
      throw LMDBError(operation: operation, code: .badDatabase)
    }
    guard database.integerKeys == integerKeys else {
      throw LMDBError(operation: operation, code: .incompatible)
    }
  }

  /// Runs `body` with a key that has a length LMDB supports.
  func withKey<R>(
    _ key: [UInt8], in database: Database, _ operation: String, _ body: (MDB_val) throws -> R
  ) throws -> R {
    try require(database, integerKeys: false, operation)
    guard (1...511).contains(key.count) else {
      throw LMDBError(operation: operation, code: .keyLength)
    }
    return try unsafe key.withUnsafeBytes { try unsafe body(MDB_val($0)) }
  }

  /// Runs `body` with an integer key.
  func withKey<R>(
    _ key: UInt64, in database: Database, _ operation: String, _ body: (MDB_val) throws -> R
  ) throws -> R {
    try require(database, integerKeys: true, operation)
    return try unsafe withUnsafeBytes(of: key) { try unsafe body(MDB_val($0)) }
  }

  /// The stored bytes of a key (`mdb_get`), valid until the transaction ends or changes something.
  func find(_ key: MDB_val, in database: Database) throws(LMDBError) -> MDB_val? {
    var (key, value) = unsafe (key, MDB_val())
    let result = unsafe mdb_get(try handle("mdb_get"), database.handle, &key, &value)
    if result == MDB_NOTFOUND { return nil }
    try LMDBError.check(result, "mdb_get")
    return unsafe value
  }

  /// Lends a found value to `body`.
  func lend<R>(_ value: MDB_val?, to body: (RawSpan) throws -> R) throws -> R? {
    guard let value = unsafe value else { return nil }
    lent += 1
    defer { lent -= 1 }
    return try body(unsafe value.bytes.bytes)
  }

  /// Walks a database with a cursor (`mdb_cursor_get`) until `body` returns false.
  ///
  /// Forward it starts at the first key not before `start`, backward at the last key before it.
  func scan(
    _ database: Database, from start: MDB_val?, backward: Bool,
    _ body: (MDB_val, MDB_val) throws -> Bool
  ) throws {
    let operation = "mdb_cursor_get"
    var opened: OpaquePointer?
    try LMDBError.check(
      unsafe mdb_cursor_open(try handle("mdb_cursor_open"), database.handle, &opened),
      "mdb_cursor_open")
    guard let cursor = unsafe opened else {
      throw LMDBError(operation: "mdb_cursor_open", code: .badTransaction)
    }
    defer { unsafe mdb_cursor_close(cursor) }
    lent += 1
    defer { lent -= 1 }
    var (key, value) = unsafe (start ?? MDB_val(), MDB_val())
    let isBounded = unsafe start != nil
    var result = unsafe mdb_cursor_get(
      cursor, &key, &value, isBounded ? MDB_SET_RANGE : backward ? MDB_LAST : MDB_FIRST)
    if backward, isBounded {
      if result == MDB_SUCCESS {
        result = unsafe mdb_cursor_get(cursor, &key, &value, MDB_PREV)
      } else if result == MDB_NOTFOUND {
        result = unsafe mdb_cursor_get(cursor, &key, &value, MDB_LAST)
      }
    }
    while result == MDB_SUCCESS {
      guard try unsafe body(key, value) else { return }
      result = unsafe mdb_cursor_get(cursor, &key, &value, backward ? MDB_PREV : MDB_NEXT)
    }
    if result != MDB_NOTFOUND { try LMDBError.check(result, operation) }
  }

  /// Walks a database of byte keys.
  func scan(
    _ database: Database, from start: [UInt8]?, backward: Bool,
    _ body: (RawSpan, RawSpan) throws -> Bool
  ) throws {
    func visit(key: MDB_val, value: MDB_val) throws -> Bool {
      try body(unsafe key.bytes.bytes, unsafe value.bytes.bytes)
    }
    guard let start else {
      try require(database, integerKeys: false, "mdb_cursor_get")
      return try unsafe scan(database, from: nil as MDB_val?, backward: backward, visit)
    }
    try unsafe withKey(start, in: database, "mdb_cursor_get") {
      try unsafe scan(database, from: $0, backward: backward, visit)
    }
  }

  /// Walks a database of integer keys.
  func scan(
    _ database: Database, from start: UInt64, backward: Bool,
    _ body: (UInt64, RawSpan) throws -> Bool
  ) throws {
    try unsafe withKey(start, in: database, "mdb_cursor_get") { start in
      try unsafe scan(database, from: start, backward: backward) { key, value in
        guard unsafe key.mv_size == MemoryLayout<UInt64>.size else {
          throw LMDBError(operation: "mdb_cursor_get", code: .corrupted)
        }
        return try body(
          unsafe key.bytes.loadUnaligned(as: UInt64.self), unsafe value.bytes.bytes)
      }
    }
  }

  /// The number of entries, from `mdb_stat`.
  func count(of database: Database) throws(LMDBError) -> Int {
    try require(database, integerKeys: database.integerKeys, "mdb_stat")
    var figures = MDB_stat()
    try LMDBError.check(
      unsafe mdb_stat(try handle("mdb_stat"), database.handle, &figures), "mdb_stat")
    return figures.ms_entries
  }
}
