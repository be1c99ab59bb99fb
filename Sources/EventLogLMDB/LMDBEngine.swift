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
    let shown = damages.prefix(20).map(\.text)
    let rest = damages.count - shown.count
    throw StoreFault(
      Localized(
        zh: "文件有损坏的页：\(folder)/data.mdb，共 \(damages.count) 处"
          + shown.map { "\n  " + $0.zh }.joined() + (rest > 0 ? "\n  …… 另有 \(rest) 处" : ""),
        en: "The file's pages are damaged: \(folder)/data.mdb, \(damages.count) found"
          + shown.map { "\n  " + $0.en }.joined() + (rest > 0 ? "\n  … \(rest) more" : "")),
      remedy: Localized(
        zh: "请停止写入，保留该文件，检查磁盘，并恢复备份",
        en: "Stop writing, keep the file, check the disk, and restore a backup"))
  }

  private static func makeFolder(_ folder: String) throws {
    guard mkdir(folder, 0o770) != 0, errno != EEXIST else { return }
    let why = Localized(errno: errno)
    throw StoreFault(
      Localized(
        zh: "无法建立文件夹 \(folder)：\(why.zh)", en: "The folder \(folder) cannot be made: \(why.en)"),
      remedy: Localized(
        zh: "请检查路径及其权限；什么都没有写入",
        en: "Check the path and its permissions; nothing was written"))
  }

  private static func closed(_ folder: String) -> StoreFault {
    let why = Localized(errno: EACCES)
    return StoreFault(
      Localized(
        zh: "本用户无权使用 \(folder) 中的库：\(why.zh)",
        en: "The store in \(folder) is not open to this user: \(why.en)"),
      remedy: Localized(
        zh: "请向其所有者申请权限，或请其按 `carelog access --help` 设置程序",
        en: "Ask its owner for access, or for the program that `carelog access --help` sets up"))
  }

  private static func missing(_ folder: String) -> StoreFault {
    StoreFault(
      Localized(
        zh: "\(folder) 中没有 carelog 库", en: "There is no carelog store in \(folder)"),
      remedy: Localized(
        zh: "请检查 --store 和 CARELOG_STORE，或用 `carelog init` 建库",
        en: "Check --store and CARELOG_STORE, or make one with `carelog init`"))
  }
}

/// Runs `body` and turns errors of LMDB and of decoding into faults.
func translated<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as LMDBError {
    throw StoreFault(error)
  } catch let error as CBORError {
    throw StoreFault(
      Localized(
        zh: "库中的记录或行已损坏：\(error.text.zh)",
        en: "A stored record or row is damaged: \(error.text.en)"),
      remedy: Localized(
        zh: "请停止写入并恢复备份；什么都没有改动",
        en: "Stop writing and restore a backup; nothing was changed"))
  }
}
