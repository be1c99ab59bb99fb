internal import CLMDB
internal import Glibc
internal import Synchronization

extension Environment {
  /// Runs `body` on one snapshot (`mdb_txn_begin` with `MDB_RDONLY`).
  public func read<R>(_ body: (borrowing ReadTransaction) throws -> R) throws -> R {
    let transaction = try beginRead()
    return try body(transaction)
  }

  /// Runs `body` in a write transaction, committed at its end and aborted when it throws.
  @available(*, noasync)
  public func write<R>(_ body: (inout WriteTransaction) throws -> R) throws -> R {
    var transaction = try beginWrite()
    let result = try body(&transaction)
    try transaction.commit()
    return result
  }

  /// Begins a snapshot with `mdb_txn_begin`; keep it short, since it holds back reuse of pages.
  public func beginRead() throws(LMDBError) -> ReadTransaction {
    ReadTransaction(core: try begin(flags: UInt32(MDB_RDONLY)))
  }

  /// Begins the one write transaction with `mdb_txn_begin`, waiting for other threads' and
  /// processes' to end.
  ///
  /// It must end on the thread that began it. Ended elsewhere, it throws `wrongThread` and keeps
  /// the write lock until this process ends.
  @available(*, noasync)
  public func beginWrite() throws(LMDBError) -> WriteTransaction {
    WriteTransaction(core: try beginWriteCore())
  }

  /// Begins a write transaction, refusing what would otherwise wait for itself for ever.
  func beginWriteCore() throws(LMDBError) -> TransactionCore {
    let operation = "mdb_txn_begin"
    guard !isReadOnly else { throw LMDBError(operation: operation, code: .system(errno: EACCES)) }
    let thread = pthread_self()
    let refusal: LMDBError.Code? = state.withLock { state in
      if state.isWriterLost { return .wrongThread }
      return state.writer == thread ? .nestedWrite : nil
    }
    if let refusal { throw LMDBError(operation: operation, code: refusal) }
    let core = try begin(flags: 0)
    state.withLock { state in
      state.writer = thread
      state.pending = [[:]]
    }
    core.kind = .write(thread: thread)
    try core.lockWriters()
    try clearStaleReadersWhenDue()
    return core
  }

  /// Calls `mdb_txn_begin`, curing full reader slots once and a map resized elsewhere.
  private func begin(flags: UInt32) throws(LMDBError) -> TransactionCore {
    let operation = "mdb_txn_begin"
    try requireSameProcess(operation)
    var mayClearReaders = true
    var resizeAttempts = 20
    while true {
      state.withLock { $0.active += 1 }
      var transaction: OpaquePointer?
      let result = unsafe mdb_txn_begin(handle, nil, flags, &transaction)
      if result == MDB_SUCCESS, let transaction = unsafe transaction {
        let core = unsafe TransactionCore(environment: self, handle: transaction, kind: .read)
        if flags != 0 { try requireLockFile(operation) }
        return core
      }
      state.withLock { $0.active -= 1 }
      if result == MDB_READERS_FULL, mayClearReaders {
        mayClearReaders = false
        try clearStaleReaders()
      } else if result == MDB_MAP_RESIZED, resizeAttempts > 0 {
        resizeAttempts -= 1
        if !(try adoptMapSize()) { usleep(1000) }
      } else {
        throw LMDBError(operation: operation, result: result)
      }
    }
  }

  /// A named database (`mdb_dbi_open`), opened once in a short transaction of its own; nil when it
  /// does not exist and `create` is false.
  ///
  /// The first call for a name waits for a write transaction in progress and throws `nestedWrite`
  /// on the thread that has it: call it before, or use ``WriteTransaction/database(_:keys:)``.
  public func database<Key: DatabaseKey>(
    _ name: String, keys: Key.Type = [UInt8].self, create: Bool
  ) throws(LMDBError) -> Database<Key>? {
    try database(name, integerKeys: Key.isInteger, create: create)?.typed(Key.self, name: name)
  }

  private func database(
    _ name: String, integerKeys: Bool, create: Bool
  ) throws(LMDBError) -> DatabaseHandle? {
    try requireSameProcess("mdb_dbi_open \(name)")
    if let known = state.withLock({ $0.databases[name] }) { return known }
    if isReadOnly { return try readOnlyDatabase(name) }
    // LMDB lets no two transactions that open handles overlap: the write lock keeps them apart,
    // and committing a write transaction without changes touches no file.
    let core = try beginWriteCore()
    do throws(LMDBError) {
      let database = try core.database(name, integerKeys: integerKeys, create: create)
      try core.commit()
      return database
    } catch {
      core.abort()
      guard error.code == .notFound, !create else { throw error }
      return nil
    }
  }

  /// Opens a handle in a read transaction of its own, one at a time.
  private func readOnlyDatabase(_ name: String) throws(LMDBError) -> DatabaseHandle? {
    let result = opening.withLock { _ in
      Result { () throws(LMDBError) -> DatabaseHandle? in
        if let known = state.withLock({ $0.databases[name] }) { return known }
        let core = try begin(flags: UInt32(MDB_RDONLY))
        do throws(LMDBError) {
          let database = try core.openDatabase(name, flags: 0)
          try core.commit()
          state.withLock { $0.databases[name] = database }
          return database
        } catch {
          guard error.code == .notFound else { throw error }
          return nil
        }
      }
    }
    return try result.get()
  }
}
