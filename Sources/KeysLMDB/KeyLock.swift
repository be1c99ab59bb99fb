internal import EventLog
internal import EventSourcing
internal import Glibc

/// Keeps processes off the keys while some are destroyed; freed when a process ends.
struct KeyLock: ~Copyable {
  private let descriptor: Int32

  init(_ folder: String, exclusive: Bool) throws {
    let path = folder + "/keys.lock"
    let isNew = !FileModes.isPresent(path)
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw fault("无法打开 \(folder) 的密钥锁", "The lock of the keys in \(folder) cannot be opened")
    }
    if isNew { try FileModes.openLike(folder, path) }
    while flock(descriptor, exclusive ? LOCK_EX : LOCK_SH) != 0 {
      guard errno == EINTR else {
        throw fault("无法锁定 \(folder) 的密钥", "The keys in \(folder) cannot be locked")
      }
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  func holding<Result>(_ body: () throws -> Result) throws -> Result { try body() }
}

/// A fault of the operating system, with its last error.
func fault(_ zh: String, _ en: String) -> StoreFault {
  let why = Localized(errno: errno)
  return StoreFault(
    Localized(zh: "\(zh)：\(why.zh)", en: "\(en): \(why.en)"),
    remedy: Localized(
      zh: "请检查磁盘和权限；日志没有改动",
      en: "Check the disk and the permissions; nothing of the log was changed"))
}

/// Bytes that nobody can foretell.
package func randomBytes(_ count: Int) -> [UInt8] {
  var generator = SystemRandomNumberGenerator()
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count)
  while bytes.count < count {
    withUnsafeBytes(of: generator.next()) { bytes += $0.prefix(count - bytes.count) }
  }
  return bytes
}
