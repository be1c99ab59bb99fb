internal import EventLog
internal import EventSourcing
internal import Glibc

/// A file of a store's folder, as an erasure looks at it.
package struct ScannedFile: Hashable, Sendable {
  /// Beneath the folder.
  package var name: String
  package var byteCount: Int
  /// How many traces of the erased stand in it.
  package var traceCount: Int
}

/// Reads all files of a store's folder and of the folders in it, and looks for traces in them.
struct StoreScan {
  let folder: String
  let scanner: TraceScanner

  /// Files of LMDB that hold numbers of processes and transactions.
  ///
  /// To close one gives up the locks of this process.
  private static let lockName = "lock.mdb"
  private static let chunkLength = 1 << 20

  /// - Returns: The files in order of their names.
  func run() throws -> [ScannedFile] { try files(in: "").sorted { $0.name < $1.name } }

  private func files(in path: String) throws -> [ScannedFile] {
    guard let directory = opendir(folder + "/" + path) else { throw fault(path) }
    defer { closedir(directory) }
    var found: [ScannedFile] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != "..", name != Self.lockName else { continue }
      let path = path.isEmpty ? name : path + "/" + name
      var status = stat()
      guard lstat(folder + "/" + path, &status) == 0 else {
        if errno == ENOENT { continue }
        throw fault(path)
      }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: found += try files(in: path)
      case S_IFREG: found.append(try scan(path))
      default: continue
      }
    }
    return found
  }

  private func scan(_ path: String) throws -> ScannedFile {
    let descriptor = open(folder + "/" + path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(path) }
    defer { close(descriptor) }
    var file = ScannedFile(name: path, byteCount: 0, traceCount: 0)
    var traces: Set<Int> = []
    let overlap = max(scanner.longest - 1, 0)
    var buffer = [UInt8](repeating: 0, count: overlap + Self.chunkLength)
    var kept = 0
    while true {
      let count = buffer.withUnsafeMutableBytes {
        read(descriptor, $0.baseAddress.map { $0 + kept }, Self.chunkLength)
      }
      guard count >= 0 || errno == EINTR else { throw fault(path) }
      guard count != 0 else { break }
      guard count > 0 else { continue }
      file.byteCount += count
      let end = kept + count
      scanner.scan(buffer.span.bytes.extracting(0..<end)) { traces.insert($0) }
      kept = min(overlap, end)
      buffer.replaceSubrange(0..<kept, with: buffer[(end - kept)..<end])
    }
    file.traceCount = traces.count
    return file
  }

  private func fault(_ path: String) -> StoreFault {
    let why = Localized(errno: errno)
    return StoreFault(
      Localized(
        zh: "已清除，但无法查看 \(folder)/\(path) 中是否还有痕迹：\(why.zh)",
        en:
          "The erasure is done, but \(folder)/\(path) cannot be searched for what it left: \(why.en)"
      ),
      remedy: Localized(
        zh: "请检查该文件及其权限；密钥已销毁，日志未改动",
        en: "Look at that file and its permissions; the key is destroyed, and nothing of the log "
          + "changed"))
  }
}
