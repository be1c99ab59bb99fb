import EventLog
import Glibc
import Office

/// Makes a store in a folder beside its place and moves it there when it is whole.
///
/// A store that was not finished is removed; when even that could not happen, its folder ends in
/// `.unfinished`, which no command opens by itself.
struct StoreMaker {
  let folder: String
  private var unfinished: String { folder + ".unfinished" }

  /// - Throws: ``StoreFault`` when there is something at `folder` already.
  init(folder: String) throws {
    var folder = folder
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    self.folder = folder
    guard Self.isVacant(folder) else {
      throw StoreFault(
        "The folder \(folder) is not empty",
        remedy: "Give --store a folder that does not exist yet; nothing was changed")
    }
  }

  /// Runs `body` on the folder in which to make the store.
  ///
  /// - Throws: What `body` throws, or ``StoreFault``; no store is left then.
  func make(_ body: (_ folder: String) throws -> Void) throws {
    guard mkdir(unfinished, 0o770) == 0 else {
      if errno == EEXIST {
        throw StoreFault(
          "There is a folder \(unfinished) of an import that did not end",
          remedy: "Remove it if no import is running; nothing was changed")
      }
      throw StoreFault(
        "The folder \(unfinished) cannot be made: \(Self.lastError)",
        remedy: "Check the path and its permissions; nothing was changed")
    }
    do {
      try body(unfinished)
      guard rename(unfinished, folder) == 0 else {
        throw StoreFault(
          "The store cannot be moved to \(folder): \(Self.lastError)",
          remedy: "Check the path; nothing was left behind")
      }
    } catch {
      for name in ["data.mdb", "lock.mdb"] { unlink(unfinished + "/" + name) }
      rmdir(unfinished)
      throw error
    }
    syncParent()
  }

  private static var lastError: String { String(cString: strerror(errno)) }

  /// Whether there is nothing there, or an empty folder.
  private static func isVacant(_ folder: String) -> Bool {
    guard let directory = opendir(folder) else { return errno == ENOENT }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { return false }
    }
    return true
  }

  /// Makes the move durable.
  private func syncParent() {
    let end = folder.lastIndex(of: "/")
    let parent = end.map { $0 == folder.startIndex ? "/" : String(folder[..<$0]) } ?? "."
    let descriptor = open(parent, O_RDONLY)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
