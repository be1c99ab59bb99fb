import Checkpoints
import EventSourcing
import Merkle
import Office

/// Reads an increment and proves that its records continue a log up to the root it names.
struct IncrementReader {
  private var lines: ExportReader

  /// Reads the first line.
  ///
  /// - Throws: ``Malformed`` unless it proves that the increment continues `mark`.
  init(_ path: String, continuing mark: LogMark) throws {
    lines = try ExportReader(try FileChunks(path: path), continuing: mark)
  }

  /// Gives every record to `body` and grows the tree by it.
  ///
  /// - Parameters:
  ///   - tree: The right edge of the tree that the increment continues.
  ///   - body: Takes the stored bytes.
  /// - Throws: ``Malformed`` for a bad line or another root, or what `body` throws.
  mutating func read(_ tree: inout MerkleFrontier, _ body: ([UInt8]) throws -> Void) throws {
    while let record = try lines.nextRecord() {
      tree.append(leaf: Digest(leaf: record.span.bytes)) { _ in }
      do { try body(record) } catch let error as RestoreError { throw lines.fault(error.text) }
    }
    guard tree.root == lines.header.mark.root else {
      throw lines.fault(RestoreError.wrongRoot.text)
    }
  }

  /// The signed checkpoints that follow the records.
  mutating func readCheckpoints() throws -> [StoredCheckpoint] {
    var found: [StoredCheckpoint] = []
    while let (note, checkpoint) = try lines.nextCheckpoint() {
      found.append(
        StoredCheckpoint(checkpoint: checkpoint, note: try SignedNote(parsing: note)))
    }
    return found
  }
}
