import Checkpoints
import EventLog
import EventSourcing
import Glibc
import Office

/// The master key of a store that seals, in a file outside of it: `carelog-master-key+BASE64`.
struct MasterKeyFile: Sendable {
  let path: String

  private static let prefix = "carelog-master-key+"

  /// The file that the environment names, or systemd's credential `carelog-master-key`.
  static var configured: MasterKeyFile? {
    if let path = environment("CARELOG_MASTER_KEY_FILE") { return MasterKeyFile(path: path) }
    guard let folder = environment("CREDENTIALS_DIRECTORY") else { return nil }
    let path = folder + "/carelog-master-key"
    return access(path, F_OK) == 0 ? MasterKeyFile(path: path) : nil
  }

  /// Reads the key once it is needed; nil when no file is named.
  static var reader: (@Sendable () throws -> [UInt8])? {
    guard let file = configured else { return nil }
    return { try file.read() }
  }

  static func required() throws -> MasterKeyFile {
    guard let file = configured else {
      throw AuditRefusal(
        "no_master_key",
        message: Localized(zh: "没有指明主密钥文件。", en: "No file of a master key is named."),
        hint: Localized(
          zh: "用 carelog sealing key FILE 生成，再设 CARELOG_MASTER_KEY_FILE=FILE。",
          en: "Make one with carelog sealing key FILE and set CARELOG_MASTER_KEY_FILE=FILE."))
    }
    return file
  }

  /// Stores a new key, mode 0600.
  ///
  /// - Throws: ``AuditRefusal`` when there is a file already, or it would lie in a store.
  func create() throws {
    if access(SmallFile.folder(of: path) + "/data.mdb", F_OK) == 0 {
      throw AuditRefusal(
        "key_in_store",
        message: Localized(
          zh: "\(path) 在库的目录里。", en: "\(path) is in a store's folder, beside what it protects."),
        hint: Localized(zh: "换一处。", en: "Choose another place."))
    }
    try SmallFile.makeFolder(SmallFile.folder(of: path))
    let text = Self.prefix + Base64.encode(Office.freshKey()) + "\n"
    guard try SmallFile.create(path, Array(text.utf8)) else {
      throw AuditRefusal(
        "key_exists",
        message: Localized(
          zh: "\(path) 已存在，不会覆盖。",
          en: "There is a file \(path) already; keys are never overwritten."),
        hint: Localized(zh: "换一个文件。", en: "Choose another file."))
    }
  }

  /// The key, 32 bytes.
  func read() throws -> [UInt8] {
    guard let bytes = try SmallFile.read(path) else {
      throw StoreFault(
        Localized(zh: "\(path) 中没有主密钥", en: "There is no master key in \(path)"),
        remedy: Localized(
          zh: "请检查 CARELOG_MASTER_KEY_FILE；什么都没有改动",
          en: "Check CARELOG_MASTER_KEY_FILE; nothing was changed"))
    }
    var status = stat()
    guard stat(path, &status) == 0,
      status.st_mode & 0o077 == 0 || LentGroup.lends(status.st_gid) && status.st_mode & 0o037 == 0
    else {
      throw StoreFault(
        Localized(zh: "别人也能读取 \(path) 中的主密钥", en: "Others may read the master key in \(path)"),
        remedy: Localized(
          zh: "请运行 chmod 600 \(path)；什么都没有改动", en: "Run chmod 600 \(path); nothing was changed"))
    }
    var text = String(decoding: bytes, as: UTF8.self)
    if text.hasSuffix("\n") { text.removeLast() }
    guard text.hasPrefix(Self.prefix),
      let key = try? Base64.decode(text.utf8.dropFirst(Self.prefix.utf8.count)), key.count == 32
    else {
      throw StoreFault(
        Localized(zh: "文件 \(path) 里不是主密钥", en: "The file \(path) holds no master key"),
        remedy: Localized(
          zh: "请放回 `carelog sealing key` 建立的文件；什么都没有改动",
          en: "Put back the file that `carelog sealing key` made; nothing was changed"))
    }
    return key
  }
}
