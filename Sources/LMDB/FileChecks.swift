internal import CLMDB
internal import Glibc
internal import Synchronization

/// A directory, whatever path leads to it.
///
/// It stays open, so that a directory created after its removal cannot get the same `st_ino`.
struct FileIdentity: Hashable, Sendable {
  /// The device, `st_dev`.
  let device: UInt
  /// The file on the device, `st_ino`.
  let inode: UInt
  /// The open directory.
  let descriptor: Int32

  /// Opens a directory with `open` and looks it up with `fstat`.
  init(directory path: String) throws(LMDBError) {
    descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0, unsafe fstat(descriptor, &status) == 0 else {
      throw LMDBError(operation: "open \(path)", code: .system(errno: errno))
    }
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
  }

  /// Closes the directory.
  func close() { _ = Glibc.close(descriptor) }

  static func == (left: Self, right: Self) -> Bool {
    left.device == right.device && left.inode == right.inode
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(device)
    hasher.combine(inode)
  }
}

/// The environments this process has open, since LMDB breaks when one is opened twice.
enum OpenEnvironments {
  /// The directories a process has open; a forked child starts with none.
  private struct Table: Sendable {
    var process = getpid()
    var directories: Set<FileIdentity> = []
  }

  private static let open = Mutex(Table())

  /// Takes the directory, or reports `alreadyOpen`.
  static func claim(_ identity: FileIdentity, path: String) throws(LMDBError) {
    let isNew = open.withLock { table in
      if table.process != getpid() { table = Table() }
      return table.directories.insert(identity).inserted
    }
    guard isNew else {
      identity.close()
      throw LMDBError(operation: "mdb_env_open \(path)", code: .alreadyOpen)
    }
  }

  /// Gives the directory back, after `mdb_env_close`.
  static func release(_ identity: FileIdentity) {
    open.withLock { _ = $0.directories.remove(identity) }
    identity.close()
  }
}

/// Checks of the files below an environment.
enum FileChecks {
  /// The `f_type` of file systems without reliable locks and maps: NFS, SMB, CIFS, SMB2 and 9p.
  private static let networkTypes: Set<UInt32> = [
    0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x0102_1997,
  ]

  /// Whether a `statfs` type is a network file system.
  static func isNetwork(type: UInt32) -> Bool { networkTypes.contains(type) }

  /// Refuses network file systems with `statfs`.
  static func requireLocal(_ path: String) throws(LMDBError) {
    var status = statfs()
    guard unsafe statfs(path, &status) == 0 else {
      throw LMDBError(operation: "statfs \(path)", code: .system(errno: errno))
    }
    guard !isNetwork(type: UInt32(truncatingIfNeeded: status.f_type)) else {
      throw LMDBError(operation: "statfs \(path)", code: .networkFileSystem)
    }
  }

  /// Refuses files of an environment that are not files of their own, with `lstat`.
  ///
  /// Somebody who can write to the directory could lead the program to another file by a link, and a
  /// pipe would let it wait for ever.
  static func requireOwnFiles(_ path: String) throws(LMDBError) {
    for file in [path + "/data.mdb", path + "/lock.mdb"] {
      var status = stat()
      guard unsafe lstat(file, &status) == 0 else { continue }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw LMDBError(operation: "lstat \(file)", code: .notAFile)
      }
    }
  }

  /// The `f_type` that `fstatfs` tells of an open file; zero when it tells none.
  static func fileSystemType(of descriptor: Int32) -> UInt32 {
    var status = statfs()
    guard unsafe fstatfs(descriptor, &status) == 0 else { return 0 }
    return UInt32(truncatingIfNeeded: status.f_type)
  }

  /// The size of an open file, from `fstat`.
  static func size(of descriptor: Int32) throws(LMDBError) -> Int {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw LMDBError(operation: "fstat data.mdb", code: .system(errno: errno))
    }
    return Int(status.st_size)
  }

  /// Makes a file's or directory's content durable with `fsync`.
  static func synchronize(_ path: String) throws(LMDBError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw LMDBError(operation: "open \(path)", code: .system(errno: errno))
    }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw LMDBError(operation: "fsync \(path)", code: .system(errno: errno))
    }
  }
}
