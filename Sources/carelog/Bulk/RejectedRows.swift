import EventLog
import EventSourcing
import Glibc
import Interchange

/// The rows that an `import` refuses, on their way to a file beside the register.
///
/// They go to a draft as they come, so that a register of nothing but refused rows needs no memory;
/// the draft gets the file's name in the end. It is made anew and for its owner and group alone:
/// nobody chose its name, so it follows no link that somebody put there.
final class RejectedRows {
  let path: String
  private let header: [String]
  private var writer = CSVWriter(guardFormulas: false)
  private var descriptor: Int32 = -1
  private var draft: String { "\(path).\(getpid()).new" }
  private static let chunkSize = 1 << 16

  /// - Parameters:
  ///   - path: Where the rows will be.
  ///   - header: The register's columns.
  init(path: String, header: [String]) {
    self.path = path
    self.header = header
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(draft)
  }

  /// - Throws: ``StoreFault`` when there is no room for it.
  func write(_ fields: [String]) throws {
    if descriptor < 0 {
      unlink(draft)
      descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o640)
      guard descriptor >= 0 else { throw fault }
      writer.write(header + ["line", "code", "message"])
    }
    writer.write(fields)
    if writer.bytes.count >= Self.chunkSize { try writeAll(writer.takeBytes(), to: descriptor) }
  }

  /// Gives the rows their place; without any there is no file.
  func finish() throws {
    guard descriptor >= 0 else { return }
    try writeAll(writer.takeBytes(), to: descriptor)
    guard rename(draft, path) == 0 else { throw fault }
    close(descriptor)
    descriptor = -1
  }

  private var fault: StoreFault {
    StoreFault(
      errno: errno, .write, path,
      remedy: Localized(
        zh: "被拒绝的行没有存下；已接受的已入库。请使文件夹可写后再导入一次",
        en:
          "The refused rows are not kept; what was accepted is stored. Make the folder writable and "
          + "run the import again"))
  }
}
