internal import CLMDB
internal import Glibc
internal import Synchronization

/// An LMDB environment (`MDB_env`): one directory with `data.mdb` and `lock.mdb`.
///
/// One process opens a directory once and shares the object. Keep it off network file systems, do
/// not use it in a forked child, and do not open or copy its files by other means.
@safe public final class Environment: Sendable {
  /// What changes while the environment is open.
  struct State: Sendable {
    /// The handles opened so far in committed transactions.
    var databases: [String: DatabaseHandle] = [:]
    /// The handles opened in the write transaction in progress, one level for each nesting.
    var pending: [[String: DatabaseHandle]] = []
    /// The transactions that are active or about to begin.
    var active = 0
    /// How many handles were opened so far.
    var opened: UInt64 = 0
    /// The serials of handles whose transaction was aborted; LMDB gives their numbers out again.
    var voided: Set<UInt64> = []
    /// The thread with the write transaction.
    var writer: pthread_t?
    /// Whether a write transaction was given up on a thread that cannot unlock it.
    var isWriterLost = false
    /// When the readers were last checked, in monotonic seconds.
    var readersChecked = 0
  }

  /// The path given at opening.
  public let path: String
  /// The C handle.
  ///
  /// Unsafe to the compiler only: LMDB lets all threads of the process share it (`mdb_env_open`).
  nonisolated(unsafe) let handle: OpaquePointer
  let state: Mutex<State>
  /// Tells this environment from all others of the process, closed ones included.
  let number = Environment.count.wrappingAdd(1, ordering: .relaxed).newValue
  /// Whether any handle is void, so that the rare case alone costs a lock.
  let hasVoided = Atomic(false)
  private static let count = Atomic<UInt64>(0)
  /// Held while a read-only environment opens a handle.
  let opening = Mutex(())
  let isReadOnly: Bool
  /// How many readers' slots opening freed, since their process had died.
  public let clearedReaders: Int
  private let identity: FileIdentity
  private let lockGuard: LockGuard
  private let processID: pid_t

  /// Opens an existing directory with `mdb_env_open`, creating the files when they are missing.
  public init(path: String, options: EnvironmentOptions = .init()) throws(LMDBError) {
    try FileChecks.requireLocal(path)
    try FileChecks.requireOwnFiles(path)
    let identity = try FileIdentity(directory: path)
    try OpenEnvironments.claim(identity, path: path)
    do throws(LMDBError) {
      (unsafe handle, clearedReaders) = try unsafe Self.open(path: path, options: options)
      do throws(LMDBError) {
        lockGuard = try LockGuard(identity, path: path)
      } catch {
        unsafe mdb_env_close(handle)
        throw error
      }
    } catch {
      OpenEnvironments.release(identity)
      throw error
    }
    self.path = path
    self.identity = identity
    processID = getpid()
    isReadOnly = options.readOnly
    state = Mutex(State(readersChecked: Self.now()))
  }

  deinit {
    // A child process or a lost write lock would damage what others still use.
    guard getpid() == processID, !state.withLock({ $0.isWriterLost }) else { return }
    unsafe mdb_env_close(handle)
    OpenEnvironments.release(identity)
  }

  /// Creates, sets up, opens and checks a C environment, closing it again on failure.
  private static func open(
    path: String, options: EnvironmentOptions
  ) throws(LMDBError) -> (OpaquePointer, clearedReaders: Int) {
    try requireHeaders(path: path)
    var created: OpaquePointer?
    try LMDBError.check(unsafe mdb_env_create(&created), "mdb_env_create")
    guard let handle = unsafe created else {
      throw LMDBError(operation: "mdb_env_create", code: .system(errno: ENOMEM))
    }
    var dead: Int32 = 0
    do {
      try LMDBError.check(
        unsafe mdb_env_set_mapsize(handle, max(0, options.mapSize)), "mdb_env_set_mapsize")
      try LMDBError.check(
        unsafe mdb_env_set_maxreaders(handle, UInt32(clamping: options.maxReaders)),
        "mdb_env_set_maxreaders")
      try LMDBError.check(
        unsafe mdb_env_set_maxdbs(handle, UInt32(clamping: options.maxDatabases)),
        "mdb_env_set_maxdbs")
      var flags = UInt32(MDB_NOTLS)
      if options.readOnly { flags |= UInt32(MDB_RDONLY) }
      if options.durability == .none { flags |= UInt32(MDB_NOSYNC) }
      try LMDBError.check(
        unsafe mdb_env_open(handle, path, flags, mode_t(options.fileMode)), "mdb_env_open \(path)")
      try LMDBError.check(unsafe mdb_reader_check(handle, &dead), "mdb_reader_check")
      try unsafe requireWhole(handle, path: path)
    } catch {
      unsafe mdb_env_close(handle)
      throw error
    }
    return unsafe (handle, Int(dead))
  }

  /// Refuses a data file that ends before its last page, which would end the process with SIGBUS.
  private static func requireWhole(_ handle: OpaquePointer, path: String) throws(LMDBError) {
    let info = try unsafe readInfo(handle)
    var figures = MDB_stat()
    try LMDBError.check(unsafe mdb_env_stat(handle, &figures), "mdb_env_stat")
    let pageSize = Int(figures.ms_psize)
    let (present, needed) = (info.fileBytes / pageSize, info.lastPage + 1)
    guard present < needed else { return }
    var descriptor: Int32 = -1
    try LMDBError.check(unsafe mdb_env_get_fd(handle, &descriptor), "mdb_env_get_fd")
    guard let free = FreePages(of: descriptor, pageSize: pageSize),
      free.contains(UInt64(present)..<UInt64(needed))
    else { throw LMDBError(operation: "mdb_env_open \(path)", code: .truncated) }
  }

  /// Calls `mdb_env_info` and measures the data file.
  static func readInfo(_ handle: OpaquePointer) throws(LMDBError) -> EnvironmentInfo {
    var info = unsafe MDB_envinfo()
    try LMDBError.check(unsafe mdb_env_info(handle, &info), "mdb_env_info")
    var descriptor: Int32 = -1
    try LMDBError.check(unsafe mdb_env_get_fd(handle, &descriptor), "mdb_env_get_fd")
    var figures = MDB_stat()
    try LMDBError.check(unsafe mdb_env_stat(handle, &figures), "mdb_env_stat")
    return EnvironmentInfo(
      pageBytes: Int(figures.ms_psize), mapSize: unsafe info.me_mapsize,
      lastTransactionID: unsafe info.me_last_txnid,
      lastPage: unsafe info.me_last_pgno, readers: Int(unsafe info.me_numreaders),
      fileBytes: try FileChecks.size(of: descriptor),
      fileSystemType: FileChecks.fileSystemType(of: descriptor))
  }

  /// Reports `forked` in a child process.
  func requireSameProcess(_ operation: String) throws(LMDBError) {
    guard isSameProcess else { throw LMDBError(operation: operation, code: .forked) }
  }

  /// Reports `lockFileReplaced` once the lock file is another one.
  func requireLockFile(_ operation: String) throws(LMDBError) {
    guard lockGuard.isInPlace(identity) else {
      throw LMDBError(operation: operation, code: .lockFileReplaced)
    }
  }

  /// Keeps writers out that have another lock file, and refuses to follow a commit of one.
  ///
  /// - Parameter transaction: The number of the transaction that began, the last one's and one.
  /// - Throws: `lockFileReplaced`.
  func lockWriters(_ transaction: Int) throws(LMDBError) {
    try lockGuard.lock()
    do throws(LMDBError) {
      try requireLockFile("mdb_txn_begin")
      var info = unsafe MDB_envinfo()
      try LMDBError.check(unsafe mdb_env_info(handle, &info), "mdb_env_info")
      guard unsafe info.me_last_txnid + 1 == transaction else {
        throw LMDBError(operation: "mdb_txn_begin", code: .lockFileReplaced)
      }
    } catch {
      lockGuard.unlock()
      throw error
    }
  }

  func unlockWriters() { lockGuard.unlock() }

  /// Whether this is the process that opened the environment.
  var isSameProcess: Bool { getpid() == processID }

  /// The monotonic clock in whole seconds.
  static func now() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }
}
