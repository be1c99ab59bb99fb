internal import CBOR
package import EventLog
internal import EventSourcing
internal import Glibc
internal import LMDB
internal import Synchronization

/// A log in an LMDB environment on a local disk; several processes may read and write it at once.
///
/// A write costs two syncs however much it holds. Writers wait for each other; readers wait for
/// nobody.
package final class LMDBEngine: LogEngine {
  let environment: Environment
  private let databases: LogDatabases
  /// The tail as the last transaction knew it, which spares the next one reading it.
  private let tail = Mutex(LogTail?.none)
  /// Whether opening made the log.
  package let isNew: Bool

  /// Opens the store in `folder`.
  ///
  /// - Parameters:
  ///   - folder: The store's folder.
  ///   - creating: What a new log is called and which zone it has; nil to require an existing one.
  ///   - views: The read models that will be asked for; a handle must be older than the
  ///     transaction that uses it, so they are opened now.
  ///   - readOnly: Whether to refuse every write.
  ///   - checkingPages: Whether to read the whole file first and refuse damaged pages, which may
  ///     otherwise end the process.
  /// - Throws: ``StoreFault``.
  package init(
    folder: String, creating: LogHead?, views: [String] = [], readOnly: Bool = false,
    checkingPages: Bool = false
  ) throws {
    (environment, databases, isNew) = try translated {
      if creating != nil { try Self.makeFolder(folder) }
      guard
        faccessat(AT_FDCWD, folder + "/data.mdb", F_OK, AT_EACCESS) == 0 || creating != nil
      else {
        throw errno == EACCES ? Self.closed(folder) : Self.missing(folder)
      }
      var options = EnvironmentOptions()
      options.readOnly = readOnly
      let environment = try Environment(path: folder, options: options)
      if checkingPages { try Self.requireWholePages(environment, folder) }
      let isNew = try creating.map { try LogDatabases.make(in: environment, head: $0) } ?? false
      guard let databases = try LogDatabases(environment) else { throw Self.missing(folder) }
      return (environment, databases, isNew)
    }
    try read { _ = $0.head }
    try translated {
      for view in views {
        let _: Database? = try environment.database(LMDBView.databaseName(view), create: !readOnly)
      }
    }
  }

  package func read<Result>(_ body: (any LogReader) throws -> Result) throws -> Result {
    try translated {
      let session = try LMDBSession(
        reading: environment, databases, tail: tail.withLock { $0 })
      defer { session.end() }
      return try body(session)
    }
  }

  package func write<Result>(_ body: (any LogWriter) throws -> Result) throws -> Result {
    try translated {
      let session = try LMDBSession(
        writing: environment, databases, tail: tail.withLock { $0.take() })
      defer { session.end() }
      let result = try body(session)
      try session.commit()
      tail.withLock { $0 = session.knownTail }
      return result
    }
  }

  package func waitForEvents(beyond count: UInt64, milliseconds: Int) throws -> Bool {
    let clock = ContinuousClock()
    let end = clock.now + .milliseconds(milliseconds)
    while try read({ $0.head.count }) <= count {
      if clock.now >= end { return false }
      usleep(20_000)
    }
    return true
  }

  private static func requireWholePages(_ environment: Environment, _ folder: String) throws {
    let damages = try environment.damagedPages()
    guard !damages.isEmpty else { return }
    let lines = damages.prefix(20).map { damage in
      "  page \(damage.page)" + (damage.database.map { " (\($0))" } ?? "") + ": \(damage.reason)"
    }
    let rest = damages.count > lines.count ? ["  … \(damages.count - lines.count) more"] : []
    let list = (lines + rest).joined(separator: "\n")
    throw StoreFault(
      "The file's pages are damaged: \(folder)/data.mdb, \(damages.count) found\n\(list)",
      remedy: "Stop writing, keep the file, check the disk, and restore a backup")
  }

  private static func makeFolder(_ folder: String) throws {
    guard mkdir(folder, 0o770) != 0, errno != EEXIST else { return }
    throw StoreFault(
      "The folder \(folder) cannot be made: \(String(cString: strerror(errno)))",
      remedy: "Check the path and its permissions; nothing was written")
  }

  private static func closed(_ folder: String) -> StoreFault {
    StoreFault(
      "The store in \(folder) is not open to this user: \(String(cString: strerror(EACCES)))",
      remedy: "Ask its owner for access, or for the program that `carelog access --help` sets up")
  }

  private static func missing(_ folder: String) -> StoreFault {
    StoreFault(
      "There is no carelog store in \(folder)",
      remedy: "Check --store and CARELOG_STORE, or make one with `carelog init`")
  }
}

/// Runs `body` and turns errors of LMDB and of decoding into faults.
func translated<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as LMDBError {
    guard case .commitOutcomeUnknown = error.code else {
      let names = error.operation.contains("/")  // Which file or folder it was about.
      throw StoreFault(
        names ? "\(error.operation): \(error.message)" : error.message, remedy: error.remedy)
    }
    throw StoreFault(
      error.message,
      remedy: "Remove the cause, a full disk or a failing one, then send the same commands again: "
        + "those whose ids are stored are answered as duplicates")
  } catch let error as CBORError {
    throw StoreFault(
      "A stored record or row is damaged: \(error)",
      remedy: "Stop writing and restore a backup; nothing was changed")
  }
}
