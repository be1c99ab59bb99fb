import EventLog
import Glibc
import Office
import EventSourcing

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
        Localized(zh: "文件夹 \(folder) 不是空的", en: "The folder \(folder) is not empty"),
        remedy: Localized(
          zh: "请给出尚不存在的文件夹；什么都没有改动",
          en: "Give a folder that does not exist yet; nothing was changed"))
    }
  }

  /// Runs `body` on the folder in which to make it.
  ///
  /// - Throws: What `body` throws, or ``StoreFault``; nothing is left then.
  func make<Result>(_ body: (_ folder: String) throws -> Result) throws -> Result {
    guard mkdir(unfinished, mode) == 0 else {
      if errno == EEXIST {
        throw StoreFault(
          Localized(
            zh: "有一次没有完成的尝试留下了文件夹 \(unfinished)",
            en: "There is a folder \(unfinished) of an attempt that did not end"),
          remedy: Localized(
            zh: "若没有正在运行的，请删除它；什么都没有改动",
            en: "Remove it if none is running; nothing was changed"))
      }
      throw StoreFault(errno: errno, .makeFolder, unfinished)
    }
    let result: Result
    do {
      result = try body(unfinished)
      try Self.synchronize(unfinished)
      guard rename(unfinished, folder) == 0 else {
        throw StoreFault(
          errno: errno, .move(to: folder), unfinished,
          remedy: Localized(
            zh: "请检查路径；没有留下任何东西", en: "Check the path; nothing was left behind"))
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
        errno: errno, .synchronize, folder,
        remedy: Localized(
          zh: "请检查磁盘；不要依赖已生成的内容", en: "Check the disk; do not rely on what was made"))
    }
  }
}
