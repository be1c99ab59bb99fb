internal import CLMDB
internal import Glibc
internal import Synchronization

/// The C transaction behind ``ReadTransaction`` and ``WriteTransaction``; of no use by itself.
@safe public final class TransactionCore {
  /// What ends with the transaction.
  enum Kind {
    case read
    case write(thread: pthread_t)
    case nested(parent: TransactionCore)
  }

  /// Keeps the environment open as long as the transaction.
  let environment: Environment
  /// The C handle, until the transaction ends.
  private var open: OpaquePointer?
  var kind: Kind
  /// Whether writers with another lock file are kept out.
  private var isGuarded = false

  /// Takes over a C transaction that `mdb_txn_begin` returned.
  init(environment: Environment, handle: OpaquePointer, kind: Kind) {
    self.environment = environment
    unsafe open = unsafe handle
    self.kind = kind
  }

  deinit { abort() }

  /// The C handle, or `closed` after the end.
  func handle(_ operation: String) throws(LMDBError) -> OpaquePointer {
    guard let handle = unsafe open else { throw LMDBError(operation: operation, code: .closed) }
    return unsafe handle
  }

  /// Keeps writers with another lock file out, until the transaction ends.
  func lockWriters() throws(LMDBError) {
    try environment.lockWriters(unsafe mdb_txn_id(handle("mdb_txn_begin")))
    isGuarded = true
  }

  /// Begins a child transaction with `mdb_txn_begin`.
  func beginNested() throws(LMDBError) -> TransactionCore {
    let parent = try unsafe handle("mdb_txn_begin")
    var child: OpaquePointer?
    try LMDBError.check(
      unsafe mdb_txn_begin(environment.handle, parent, 0, &child), "mdb_txn_begin")
    guard let child = unsafe child else {
      throw LMDBError(operation: "mdb_txn_begin", code: .badTransaction)
    }
    environment.state.withLock { $0.pending.append([:]) }
    return unsafe TransactionCore(
      environment: environment, handle: child, kind: .nested(parent: self))
  }

  /// Ends the transaction with `mdb_txn_commit`.
  ///
  /// Full maps and earlier errors are found before the file changes and are reported as they are;
  /// after any other failure nobody knows whether the changes are stored.
  func commit() throws(LMDBError) {
    let operation = "mdb_txn_commit"
    let handle = try unsafe handle(operation)
    try leave(operation)
    let opened = finish()
    let result = unsafe mdb_txn_commit(handle)
    if result != MDB_SUCCESS { environment.void(opened) }
    release(opened: result == MDB_SUCCESS ? opened : [:])
    switch result {
    case MDB_SUCCESS: return
    case MDB_MAP_FULL, MDB_TXN_FULL, MDB_BAD_TXN:
      throw LMDBError(operation: operation, result: result)
    default:
      throw LMDBError(
        operation: operation, code: .commitOutcomeUnknown(result: result))
    }
  }

  /// Ends the transaction with `mdb_txn_abort`, unless it has ended.
  func abort() {
    guard let handle = unsafe open else { return }
    guard (try? leave("mdb_txn_abort")) != nil else { return }
    environment.void(finish())
    unsafe mdb_txn_abort(handle)
    release(opened: [:])
  }

  /// Makes sure that this process and thread may end the transaction, or gives it up for good.
  private func leave(_ operation: String) throws(LMDBError) {
    unsafe open = nil
    try environment.requireSameProcess(operation)
    if case .write(let thread) = kind, thread != pthread_self() {
      environment.state.withLock { $0.isWriterLost = true }
      throw LMDBError(operation: operation, code: .wrongThread)
    }
  }

  /// Gives up the writer's place before LMDB unlocks it, and returns the handles it opened.
  private func finish() -> [String: DatabaseHandle] {
    environment.state.withLock { state in
      switch kind {
      case .read: return [:]
      case .write: state.writer = nil
      case .nested: break
      }
      return state.pending.popLast() ?? [:]
    }
  }

  /// Keeps the handles of a committed transaction and counts its end.
  private func release(opened: [String: DatabaseHandle]) {
    if isGuarded { environment.unlockWriters() }
    isGuarded = false
    environment.state.withLock { state in
      if case .nested = kind {
        guard let level = state.pending.indices.last else { return }
        state.pending[level].merge(opened) { _, new in new }
      } else {
        state.databases.merge(opened) { _, new in new }
        state.active -= 1
      }
    }
  }

  /// The cached handle of a name, or one opened in this write transaction.
  func database(
    _ name: String, integerKeys: Bool, create: Bool
  ) throws(LMDBError) -> DatabaseHandle {
    let known = environment.state.withLock { state in
      state.databases[name] ?? state.pending.lazy.compactMap { $0[name] }.first
    }
    if let known { return known }
    let flags =
      UInt32(create ? MDB_CREATE : 0) | UInt32(create && integerKeys ? MDB_INTEGERKEY : 0)
    let database = try openDatabase(name, flags: flags)
    environment.state.withLock { state in
      guard let level = state.pending.indices.last else { return }
      state.pending[level][name] = database
    }
    return database
  }

  /// Calls `mdb_dbi_open` and reads the stored kind of key.
  func openDatabase(_ name: String, flags: UInt32) throws(LMDBError) -> DatabaseHandle {
    let operation = "mdb_dbi_open \(name)"
    let handle = try unsafe handle(operation)
    var database: UInt32 = 0
    try LMDBError.check(unsafe mdb_dbi_open(handle, name, flags, &database), operation)
    var stored: UInt32 = 0
    try LMDBError.check(unsafe mdb_dbi_flags(handle, database, &stored), "mdb_dbi_flags \(name)")
    return DatabaseHandle(
      number: database, owner: environment.number, serial: environment.nextSerial(),
      integerKeys: stored & UInt32(MDB_INTEGERKEY) != 0)
  }
}
