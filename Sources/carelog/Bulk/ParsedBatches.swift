import Interchange
import Office

/// The commands of an `apply` file in batches, read and parsed on a thread of their own while
/// earlier ones are executed.
///
/// A batch ends where it is full or where reading on would wait for the writer of a pipe, so that
/// somebody who types commands is answered at once.
///
/// Unchecked: after ``start()`` only one thread uses it.
final class ParsedBatches: @unchecked Sendable {
  struct Batch: Sendable {
    var entries: [(line: Int, request: CommandRequest)] = []
    /// How far the file is read.
    var lineCount = 0
    var byteCount: Int64 = 0
    /// What ended the file early; the entries come before it.
    var failure: (any Error)?
  }

  /// How many commands share one transaction at most, and how many bytes of lines.
  private static let limit = 2000
  private static let byteLimit = 4 << 20

  private let chunks: FileChunks
  private var lines: LineReader
  private let parser: CommandLineParser
  private var isAtEnd = false

  init(_ chunks: FileChunks, _ parser: CommandLineParser) {
    self.chunks = chunks
    self.parser = parser
    lines = LineReader(chunks)
  }

  /// The batches; after this call only their thread touches the file.
  func start() -> Lookahead<Batch> {
    Lookahead(2, from: self) { $0.read() }
  }

  private func read() -> Batch? {
    guard !isAtEnd else { return nil }
    var batch = Batch()
    var byteCount = 0
    do {
      while batch.entries.count < Self.limit, byteCount < Self.byteLimit {
        guard let line = try lines.next() else {
          isAtEnd = true
          break
        }
        byteCount += line.count
        if Self.isCommand(line) {
          let request = try parser.request(line, number: lines.number)
          batch.entries.append((lines.number, request))
        }
        if !batch.entries.isEmpty, !lines.hasLineReady, !chunks.isReady { break }
      }
    } catch {
      batch.failure = error
      isAtEnd = true
    }
    batch.lineCount = lines.number
    batch.byteCount = chunks.readCount
    return batch
  }

  /// Whether a line is neither blank nor a comment.
  private static func isCommand(_ line: ArraySlice<UInt8>) -> Bool {
    let first = line.first { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }
    return first != nil && first != UInt8(ascii: "#")
  }
}
