import Dispatch
import Interchange
import Office
import Synchronization

/// The commands of an `apply` file in batches, read and parsed on a thread of their own while
/// earlier ones are executed.
///
/// A batch ends where it is full or where reading on would wait for the writer of a pipe, so that
/// somebody who types commands is answered at once. At most ``ahead`` batches lie ready.
///
/// Unchecked: after ``start()`` only the reading thread touches `lines`.
final class ParsedBatches: @unchecked Sendable {
  struct Batch: Sendable {
    var entries: [(line: Int, request: CommandRequest)] = []
    /// How far the file is read.
    var lineCount = 0
    var byteCount: Int64 = 0
    /// What ended the file early; the entries come before it.
    var failure: (any Error)?
    var isLast = false
  }

  /// How many commands share one transaction at most.
  private static let limit = 2000
  private static let ahead = 2

  private let chunks: FileChunks
  private var lines: LineReader
  private let parser: CommandLineParser
  private let ready = Mutex<[Batch]>([])
  private let filled = DispatchSemaphore(value: 0)
  private let free = DispatchSemaphore(value: ahead)

  init(_ chunks: FileChunks, _ parser: CommandLineParser) {
    self.chunks = chunks
    self.parser = parser
    lines = LineReader(chunks)
  }

  func start() {
    DispatchQueue.global().async {
      var isLast = false
      while !isLast {
        self.free.wait()
        let batch = self.read()
        isLast = batch.isLast
        self.ready.withLock { $0.append(batch) }
        self.filled.signal()
      }
    }
  }

  /// The next batch, waiting for it.
  func next() -> Batch {
    filled.wait()
    defer { free.signal() }
    return ready.withLock { $0.removeFirst() }
  }

  private func read() -> Batch {
    var batch = Batch()
    do {
      while batch.entries.count < Self.limit {
        guard let line = try lines.next() else {
          batch.isLast = true
          break
        }
        if Self.isCommand(line) {
          let request = try parser.request(line, number: lines.number)
          batch.entries.append((lines.number, request))
        }
        if !batch.entries.isEmpty, !lines.hasLineReady, !chunks.isReady { break }
      }
    } catch {
      batch.failure = error
      batch.isLast = true
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
