import EventLog
import Glibc
import EventSourcing

/// The group that the program lends to whoever runs it, when it is installed set-group-ID.
///
/// It opens the store and nothing else. Files that a user names for input and output are opened
/// with the user's own rights, or `kpi --receipt` could overwrite the store itself.
enum LentGroup {
  /// The group, once put away; nil when the program lends none.
  private static let group: gid_t? = {
    let lent = getegid()
    guard lent != getgid() else { return nil }
    become(getgid())
    return lent
  }()

  /// Goes on with the user's own rights; to be called first of all.
  static func putAway() { _ = group }

  /// Opens the store in `folder`, with the lent group if it is needed and the folder is its own.
  ///
  /// On no other folder, since a user could put a link to the data of a store there, beside a lock
  /// file of their own. For the same reason `body` is given the folder that was looked at, even if
  /// its name leads elsewhere by then. New files become as open as their folder, whatever the
  /// user's `umask`.
  ///
  /// - Parameters:
  ///   - folder: The store's folder.
  ///   - body: Opens the store; with the group lent it must make none.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws.
  static func opening<Result>(
    _ folder: String, _ body: (_ folder: String, _ isLent: Bool) throws -> Result
  ) throws -> Result {
    let isOpen = faccessat(AT_FDCWD, folder, R_OK | W_OK | X_OK, AT_EACCESS) == 0
    if !isOpen, let group, let result = try lending(group, folder, body) { return result }
    var status = stat()
    guard stat(folder, &status) == 0 else { return try body(folder, false) }
    return try masked(status.st_mode) { try body(folder, false) }
  }

  /// What runs work on files of the keys later: with the group, if it was lent to open the store.
  ///
  /// The group is that of the whole process meanwhile. No other thread of this program opens files.
  static func lending(_ isLent: Bool) -> @Sendable (() throws -> Void) throws -> Void {
    guard isLent, let group else { return { try $0() } }
    return { body in
      guard getegid() != group else { return try body() }
      become(group)
      defer { become(getgid()) }
      try body()
    }
  }

  /// Whether the group is the one that is lent.
  static func lends(_ group: gid_t) -> Bool { group == self.group }

  /// Runs `body` with the group; nil when the folder is not the group's.
  private static func lending<Result>(
    _ group: gid_t, _ folder: String, _ body: (String, Bool) throws -> Result
  ) throws -> Result? {
    become(group)
    defer { become(getgid()) }
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_gid == group, status.st_mode & S_IWOTH == 0
    else {
      close(descriptor)
      return nil
    }
    let name = "/proc/self/fd/\(descriptor)"
    do {
      return try masked(status.st_mode) { try body(name, true) }
    } catch let fault as StoreFault {
      let (zh, en) = (fault.message.zh, fault.message.en)
      throw StoreFault(
        Localized(zh: zh.replacing(name, with: folder), en: en.replacing(name, with: folder)),
        remedy: fault.remedy)
    }
  }

  /// Runs `body` such that new files are as open as a folder with this mode.
  private static func masked<Result>(
    _ mode: mode_t, _ body: () throws -> Result
  ) rethrows -> Result {
    let mask = umask(~mode & 0o777)
    defer { umask(mask) }
    return try body()
  }

  /// Takes on a group.
  ///
  /// The process ends when that fails: going on, it might open what the user names with a group that
  /// is not theirs.
  private static func become(_ group: gid_t) {
    guard setegid(group) == 0 else { fatalError("the group of the process cannot be changed") }
  }
}
