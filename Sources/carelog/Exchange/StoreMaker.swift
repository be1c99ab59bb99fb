import EventLog
import Glibc
import Office

/// Makes a store or a backup in a folder beside its place and moves it there when it is whole.
///
/// One that was not finished is removed; when even that could not happen, its folder ends in
/// `.unfinished`, which no command opens by itself.
struct StoreMaker {
  let folder: String
  private let mode: mode_t
  private var unfinished: String { folder + ".unfinished" }

  /// - Parameters:
  ///   - folder: Where it will be.
  ///   - mode: Who may enter it, reduced by the umask.
  /// - Throws: ``StoreFault`` when there is something at `folder` already.
  init(folder: String, mode: mode_t = 0o770) throws {
    var folder = folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    self.folder = folder
    self.mode = mode
    guard Self.isVacant(folder) else {
      throw StoreFault(
        "The folder \(folder) is not empty",
        remedy: "Give a folder that does not exist yet; nothing was changed")
    }
  }

  /// Runs `body` on the folder in which to make it.
  ///
  /// - Throws: What `body` throws, or ``StoreFault``; nothing is left then.
  func make<Result>(_ body: (_ folder: String) throws -> Result) throws -> Result {
    guard mkdir(unfinished, mode) == 0 else {
      if errno == EEXIST {
        throw StoreFault(
          "There is a folder \(unfinished) of an attempt that did not end",
          remedy: "Remove it if none is running; nothing was changed")
      }
      throw StoreFault(
        "The folder \(unfinished) cannot be made: \(Self.lastError)",
        remedy: "Check the path and its permissions; nothing was changed")
    }
    let result: Result
    do {
      result = try body(unfinished)
      try Self.synchronize(unfinished)
      guard rename(unfinished, folder) == 0 else {
        throw StoreFault(
          "\(unfinished) cannot be moved to \(folder): \(Self.lastError)",
          remedy: "Check the path; nothing was left behind")
      }
    } catch {
      Self.remove(unfinished)
      throw error
    }
    try Self.synchronize(SmallFile.folder(of: folder))
    return result
  }

  /// Removes a folder of files, and the folders in it.
  static func remove(_ folder: String) {
    for name in names(in: folder) ?? [] {
      let path = folder + "/" + name
      if unlink(path) != 0 { remove(path) }
    }
    rmdir(folder)
  }

  private static var lastError: String { String(cString: strerror(errno)) }

  /// Whether there is nothing there, or an empty folder.
  private static func isVacant(_ folder: String) -> Bool {
    guard let names = names(in: folder) else { return errno == ENOENT }
    return names.isEmpty
  }

  /// What is in a folder; nil, with `errno`, when it cannot be read.
  private static func names(in folder: String) -> [String]? {
    guard let directory = opendir(folder) else { return nil }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// Makes what a folder lists durable.
  private static func synchronize(_ folder: String) throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(descriptor) }
    guard descriptor >= 0, fsync(descriptor) == 0 else {
      throw StoreFault(
        "The folder \(folder) cannot be made durable: \(lastError)",
        remedy: "Check the disk; do not rely on what was made")
    }
  }
}
