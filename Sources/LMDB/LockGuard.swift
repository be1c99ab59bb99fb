internal import Glibc
internal import Synchronization

/// Notices that `lock.mdb` was removed or replaced while an environment is open.
///
/// LMDB keeps writers apart, and pages from being used again while somebody reads them, by that file
/// alone. Processes that open the environment after its removal make a new one and know nothing of
/// those with the old one, which would write over each other. So each writer locks the data file as
/// well (`flock`), and whoever finds another lock file than its own, or a commit that its own does
/// not know, stops.
final class LockGuard: Sendable {
  /// Nil on a disk that cannot be written, where LMDB uses no lock file.
  private let lockFile: FileIdentity.Entry?
  /// The lock file as a place only (`O_PATH`): closing it lets go of no lock of LMDB's.
  private let place: Int32
  /// The data file, opened once more.
  private let descriptor: Int32
  /// How many threads are between LMDB's lock and the release of this one.
  private let writers = Mutex(0)

  /// Notes which lock file an environment that was just opened uses.
  init(_ directory: FileIdentity, path: String) throws(LMDBError) {
    lockFile = directory.entry("lock.mdb")
    place = unsafe open(path + "/lock.mdb", Self.placeOnly | O_CLOEXEC)
    descriptor = unsafe open(path + "/data.mdb", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let error = LMDBError(operation: "open \(path)/data.mdb", code: .system(errno: errno))
      close(place)
      throw error
    }
  }

  deinit {
    close(descriptor)
    close(place)
  }

  /// `O_PATH` of Linux, which Swift's view of C does not name.
  private static let placeOnly: Int32 = 0o10000000

  /// Whether the lock file is still the one with which the environment was opened.
  ///
  /// Who may no longer look into the folder, since a group was lent to them for the opening alone,
  /// is told whether the file was removed or replaced, and not whether it was moved.
  func isInPlace(_ directory: FileIdentity) -> Bool {
    guard let lockFile else { return true }
    if let found = directory.entry("lock.mdb") { return found == lockFile }
    guard errno == EACCES else { return false }
    var status = stat()
    return unsafe fstat(place, &status) == 0 && status.st_nlink > 0
  }

  /// Waits for writers with another lock file; called with LMDB's own lock held.
  func lock() throws(LMDBError) {
    let isFirst = writers.withLock { count in
      count += 1
      return count == 1
    }
    // Otherwise a thread whose transaction just ended holds it still, and leaves it to this one.
    guard isFirst else { return }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let error = LMDBError(operation: "flock data.mdb", code: .system(errno: errno))
        unlock()
        throw error
      }
    }
  }

  /// Called after LMDB's own lock was released.
  func unlock() {
    writers.withLock { count in
      count -= 1
      if count == 0 { flock(descriptor, LOCK_UN) }
    }
  }
}

extension FileIdentity {
  /// Which file a name in the directory stands for.
  struct Entry: Hashable, Sendable {
    var device: UInt
    var inode: UInt
  }

  /// The file called `name`, from `fstatat`; nil when there is none.
  func entry(_ name: String) -> Entry? {
    var status = stat()
    guard unsafe fstatat(descriptor, name, &status, 0) == 0 else { return nil }
    return Entry(device: UInt(status.st_dev), inode: UInt(status.st_ino))
  }
}
