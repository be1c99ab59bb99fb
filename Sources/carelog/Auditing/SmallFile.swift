import EventLog
import Glibc

/// Whole small files of the shell: keys, and what was signed or seen last.
enum SmallFile {
  static let limit = 1_000_000

  /// The bytes of a file; nil when there is none.
  ///
  /// - Throws: ``Malformed`` when it cannot be read or told whether there is one.
  static func read(_ path: String) throws -> [UInt8]? {
    try FileChunks(existing: path)?.whole(atMost: limit)
  }

  /// Makes a file that must not exist, durable, for its owner alone.
  ///
  /// - Returns: False when there is a file already.
  static func create(_ path: String, _ bytes: [UInt8]) throws -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw fault(.make, path)
    }
    defer { close(descriptor) }
    try write(bytes, to: descriptor, path)
    try synchronizeFolder(of: path)
    return true
  }

  /// Puts a file in the place of another, so that readers see the old or the new one, durable.
  static func replace(_ path: String, _ bytes: [UInt8]) throws {
    let draft = "\(path).\(getpid()).new"
    unlink(draft)  // What a process of this number left; never what somebody put in the way.
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw fault(.make, draft) }
    do {
      defer { close(descriptor) }
      try write(bytes, to: descriptor, draft)
    }
    guard rename(draft, path) == 0 else { throw fault(.replace, path) }
    try synchronizeFolder(of: path)
  }

  /// Makes a folder, and those above it, for its owner alone.
  static func makeFolder(_ path: String) throws {
    if access(path, F_OK) == 0 || mkdir(path, 0o700) == 0 { return }
    guard errno == ENOENT, path != folder(of: path) else { throw fault(.make, path) }
    try makeFolder(folder(of: path))
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw fault(.make, path) }
  }

  /// Runs `body` while no other process runs one for the same existing file.
  static func locked<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else { throw fault(.lock, path) }
    defer { close(descriptor) }
    return try body()
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws {
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard count == bytes.count, fsync(descriptor) == 0 else { throw fault(.write, path) }
  }

  private static func synchronizeFolder(of path: String) throws {
    let descriptor = open(folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0 else { throw fault(.synchronize, path) }
  }

  private static func fault(_ deed: FileDeed, _ path: String) -> StoreFault {
    StoreFault(errno: errno, deed, path)
  }
}
