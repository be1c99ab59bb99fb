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
  /// Refuses a handle of another environment or of an aborted transaction.
  func require(_ database: DatabaseHandle, _ operation: StaticString) throws(LMDBError) {
    guard database.owner == environment.number, !environment.isVoid(database) else {
      throw LMDBError(operation: "\(operation)", code: .badDatabase)
    }
  }

  /// Refuses a key whose length LMDB does not support.
  static func require(key: RawSpan, _ operation: StaticString) throws(LMDBError) {
    guard (1...511).contains(key.byteCount) else {
      throw LMDBError(operation: "\(operation)", code: .keyLength)
    }
  }

  /// The stored bytes of a key (`mdb_get`), valid until the transaction ends or changes something.
  func find(_ key: RawSpan, in database: DatabaseHandle) throws(LMDBError) -> MDB_val? {
    try require(database, "mdb_get")
    let handle = try unsafe handle("mdb_get")
    var value = unsafe MDB_val()
    let result = unsafe key.withUnsafeBytes { bytes in
      var key = unsafe MDB_val(bytes)
      return unsafe mdb_get(handle, database.number, &key, &value)
    }
    if result == MDB_NOTFOUND { return nil }
    try LMDBError.check(result, "mdb_get")
    return unsafe value
  }

  /// Calls `mdb_put`.
  func put(
    _ value: RawSpan, for key: RawSpan, in database: DatabaseHandle, flags: Int32
  ) throws(LMDBError) {
    try require(database, "mdb_put")
    let handle = try unsafe handle("mdb_put")
    let result = unsafe key.withUnsafeBytes { keyBytes in
      unsafe value.withUnsafeBytes { valueBytes in
        var (key, value) = unsafe (MDB_val(keyBytes), MDB_val(valueBytes))
        return unsafe mdb_put(handle, database.number, &key, &value, UInt32(flags))
      }
    }
    try LMDBError.check(result, "mdb_put")
  }

  /// Calls `mdb_del`, and tells whether the key was there.
  func remove(_ key: RawSpan, in database: DatabaseHandle) throws(LMDBError) -> Bool {
    try require(database, "mdb_del")
    let handle = try unsafe handle("mdb_del")
    let result = unsafe key.withUnsafeBytes { bytes in
      var key = unsafe MDB_val(bytes)
      return unsafe mdb_del(handle, database.number, &key, nil)
    }
    if result == MDB_NOTFOUND { return false }
    try LMDBError.check(result, "mdb_del")
    return true
  }

  /// The number of entries, from `mdb_stat`.
  func count(of database: DatabaseHandle) throws(LMDBError) -> Int {
    try require(database, "mdb_stat")
    var figures = MDB_stat()
    try LMDBError.check(
      unsafe mdb_stat(try handle("mdb_stat"), database.number, &figures), "mdb_stat")
    return figures.ms_entries
  }
}

extension TransactionCore {
  /// The stored bytes of an integer key (`mdb_get`).
  func find(_ key: UInt64, in database: Database<UInt64>) throws(LMDBError) -> MDB_val? {
    try unsafe withUnsafeBytes(of: key) { bytes throws(LMDBError) in
      try unsafe find(bytes.bytes, in: database.handle)
    }
  }
}

extension TransactionCore {
  /// The unnamed database, where LMDB keeps the names of all others (`mdb_dbi_open`).
  func root() throws(LMDBError) -> DatabaseHandle {
    var number: UInt32 = 0
    try LMDBError.check(
      unsafe mdb_dbi_open(try handle("mdb_dbi_open"), nil, 0, &number), "mdb_dbi_open")
    return DatabaseHandle(
      number: number, owner: environment.number, serial: 0, integerKeys: false)
  }
}
