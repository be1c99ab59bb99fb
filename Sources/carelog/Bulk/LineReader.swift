import EventLog
import EventSourcing
import Glibc

/// Reads a file, or `-` for standard input, in chunks of what is there.
final class FileChunks {
  private let descriptor: Int32
  private let path: String
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  /// How many bytes were read so far.
  private(set) var readCount: Int64 = 0

  init(path: String) throws {
    self.path = path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.unreadable(path) }
  }

  /// Opens a file that may be missing; one that cannot be looked for is not taken for missing.
  init?(existing path: String) throws {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor < 0 else { return }
    guard [ENOENT, ENOTDIR, ENAMETOOLONG].contains(errno) else { throw Self.unreadable(path) }
    return nil
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// How many bytes the file has; nil for a pipe or a terminal.
  var total: Int64? {
    guard let status, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int64(status.st_size)
  }

  /// What the system says of the open file, whatever its name leads to by now.
  var status: stat? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status : nil
  }

  /// Whether reading on would not wait for a writer.
  var isReady: Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, 0) > 0
  }

  /// The next bytes, or nil at the end.
  func next() throws -> [UInt8]? {
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 {
        readCount += Int64(count)
        return Array(buffer[..<count])
      }
      if count == 0 { return nil }
      guard errno == EINTR else { throw Self.unreadable(path) }
    }
  }

  /// All bytes of a small file, without a byte order mark.
  func whole(atMost limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while let chunk = try next() {
      bytes += chunk
      guard bytes.count <= limit else {
        throw Malformed(
          text: Localized(
            zh: "\(path) 超过 \(limit) 字节", en: "\(path) is longer than \(limit) bytes"), exitCode: 65
        )
      }
    }
    return Array(bytes[...].withoutByteOrderMark)
  }

  private static func unreadable(_ path: String) -> Malformed {
    let why = Localized(errno: errno)
    return Malformed(
      text: Localized(zh: "无法读取 \(path)：\(why.zh)", en: "cannot read \(path): \(why.en)"),
      exitCode: 65)
  }
}

extension ArraySlice<UInt8> {
  /// The bytes after the mark that some editors put in front of UTF-8.
  var withoutByteOrderMark: Self { starts(with: [0xEF, 0xBB, 0xBF]) ? dropFirst(3) : self }
}

/// Cuts chunks into lines.
struct LineReader {
  /// The longest line of `apply`, in bytes.
  static let usualLimit = 1 << 20

  private let chunks: FileChunks
  private let limit: Int
  private var rest: [UInt8] = []
  private var start = 0
  /// How far `rest` is known to hold no line break, so that a long line is searched once.
  private var searched = 0
  private(set) var number = 0
  private var isAtEnd = false

  /// - Parameters:
  ///   - chunks: The bytes.
  ///   - limit: How many bytes a line may have at most.
  init(_ chunks: FileChunks, limit: Int = LineReader.usualLimit) {
    self.chunks = chunks
    self.limit = limit
  }

  /// Whether a whole line lies ready, so that reading it will not wait for the writer of a pipe.
  var hasLineReady: Bool { rest[start...].contains(UInt8(ascii: "\n")) }

  /// The next line without its line break, or nil at the end.
  mutating func next() throws -> ArraySlice<UInt8>? {
    while true {
      if let end = rest[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer {
          start = end + 1
          searched = start
        }
        number += 1
        return number == 1 ? rest[start..<end].withoutByteOrderMark : rest[start..<end]
      }
      if isAtEnd {
        searched = rest.count
        guard start < rest.count else { return nil }
        defer { start = rest.count }
        number += 1
        return number == 1 ? rest[start...].withoutByteOrderMark : rest[start...]
      }
      guard rest.count - start <= limit else {
        throw Malformed(
          text: Localized(
            zh: "第 \(number + 1) 行超过 \(limit) 字节",
            en: "line \(number + 1) is longer than \(limit) bytes"), exitCode: 65)
      }
      rest.removeSubrange(..<start)
      searched = rest.count
      start = 0
      if let chunk = try chunks.next() { rest += chunk } else { isAtEnd = true }
    }
  }
}
