internal import CLMDB
internal import Glibc
internal import Synchronization

extension Environment {
  /// Frees the slots of readers whose process has died with `mdb_reader_check`, and counts them.
  @discardableResult
  public func clearStaleReaders() throws(LMDBError) -> Int {
    try requireSameProcess("mdb_reader_check")
    var dead: Int32 = 0
    try LMDBError.check(unsafe mdb_reader_check(handle, &dead), "mdb_reader_check")
    return Int(dead)
  }

  /// The figures of `mdb_env_info`.
  public var info: EnvironmentInfo {
    get throws(LMDBError) {
      try requireSameProcess("mdb_env_info")
      // The lock keeps `growMap` from moving the map meanwhile.
      let result = state.withLock { _ in
        Result { () throws(LMDBError) in try unsafe Self.readInfo(handle) }
      }
      return try result.get()
    }
  }

  /// Writes a compact, durable copy into an existing empty directory with `mdb_env_copy2`.
  public func copy(to path: String) throws(LMDBError) {
    try requireSameProcess("mdb_env_copy2")
    state.withLock { $0.active += 1 }
    defer { state.withLock { $0.active -= 1 } }
    try LMDBError.check(
      unsafe mdb_env_copy2(handle, path, UInt32(MDB_CP_COMPACT)), "mdb_env_copy2 \(path)")
    try FileChecks.synchronize(path + "/data.mdb")
    try FileChecks.synchronize(path)
  }

  /// Raises the map size with `mdb_env_set_mapsize`; no transaction may be active in this process.
  public func growMap(to bytes: Int) throws(LMDBError) {
    let operation = "mdb_env_set_mapsize"
    try requireSameProcess(operation)
    let result = state.withLock { state in
      Result { () throws(LMDBError) in
        guard state.active == 0 else {
          throw LMDBError(operation: operation, code: .badTransaction)
        }
        guard bytes > (try unsafe Self.readInfo(handle)).mapSize else { return }
        try LMDBError.check(unsafe mdb_env_set_mapsize(handle, bytes), operation)
      }
    }
    try result.get()
  }

  /// Takes over a map another process enlarged, and tells whether it could.
  func adoptMapSize() throws(LMDBError) -> Bool {
    let result: Int32? = state.withLock { state in
      state.active == 0 ? unsafe mdb_env_set_mapsize(handle, 0) : nil
    }
    guard let result else { return false }
    try LMDBError.check(result, "mdb_env_set_mapsize")
    return true
  }

  /// A number for the next handle.
  func nextSerial() -> UInt64 {
    state.withLock { state in
      state.opened += 1
      return state.opened
    }
  }

  /// Makes the handles that an aborted transaction opened void for good.
  func void(_ databases: [String: DatabaseHandle]) {
    guard !databases.isEmpty else { return }
    state.withLock { $0.voided.formUnion(databases.values.lazy.map(\.serial)) }
    hasVoided.store(true, ordering: .releasing)
  }

  /// Whether the transaction that opened the handle was aborted.
  func isVoid(_ database: DatabaseHandle) -> Bool {
    hasVoided.load(ordering: .acquiring)
      && state.withLock { $0.voided.contains(database.serial) }
  }

  /// Checks the readers when the last check is at least ten seconds old.
  func clearStaleReadersWhenDue() throws(LMDBError) {
    let now = Self.now()
    let isDue = state.withLock { state in
      guard now - state.readersChecked >= 10 else { return false }
      state.readersChecked = now
      return true
    }
    if isDue { try clearStaleReaders() }
  }
}
