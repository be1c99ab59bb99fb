package import Checkpoints
internal import EventLog
internal import EventSourcing
internal import Merkle

/// A checkpoint that is kept in the store.
package struct StoredCheckpoint: Sendable {
  package var checkpoint: Checkpoint
  package var note: SignedNote

  package init(checkpoint: Checkpoint, note: SignedNote) {
    self.checkpoint = checkpoint
    self.note = note
  }
}

extension Office {
  /// Signs the log as it is, and keeps the note in the store before it returns.
  ///
  /// What the last checkpoint does not cover is read back and hashed again first, so that nothing
  /// is signed that the records do not lead to. Without new events the stored note is returned,
  /// with the signatures of `keys` that it lacks.
  ///
  /// - Parameters:
  ///   - keys: Who signs; at least one.
  ///   - signed: Checkpoints that are known from outside of the store to have been signed.
  /// - Returns: The checkpoint and its note, as stored.
  /// - Throws: ``AuditRefusal`` when the log does not continue what was signed or is damaged.
  package func checkpoint(
    keys: [SignerKey], signed: [Checkpoint] = []
  ) throws -> StoredCheckpoint {
    let checkpoint = try refusing { try engine.read { try Self.reviewed($0, signed: signed) } }
    return try engine.write { writer in
      let stored = try Self.storedCheckpoint(writer, of: checkpoint.size)
      guard stored == nil || stored?.checkpoint == checkpoint else {
        throw AuditRefusal.rewrittenLog(at: checkpoint.size)
      }
      var note = try stored?.note ?? SignedNote(text: checkpoint.noteText)
      for key in keys {
        let isSigned = note.signatures.contains {
          $0.name == key.verifier.name && $0.id == key.verifier.id
        }
        if !isSigned { try note.sign(with: key) }
      }
      try writer.store(checkpoint: note.bytes, size: checkpoint.size)
      return StoredCheckpoint(checkpoint: checkpoint, note: note)
    }
  }

  /// The checkpoints kept in the store, by size.
  ///
  /// - Throws: ``AuditRefusal`` when one cannot be read.
  package func checkpoints() throws -> [StoredCheckpoint] {
    try engine.read { try $0.checkpoints() }
  }

  static func read(_ bytes: RawSpan, size: UInt64) throws -> StoredCheckpoint {
    do {
      let note = try SignedNote(parsing: bytes.withUnsafeBytes { Array($0) })
      return StoredCheckpoint(checkpoint: try Checkpoint(noteText: note.text), note: note)
    } catch {
      throw AuditRefusal.unreadableCheckpoint(size, Localized(explaining: error))
    }
  }

  /// The stored checkpoint of exactly `size` events, or the last one if that is nil.
  static func storedCheckpoint(
    _ reader: any LogReader, of size: UInt64? = nil
  ) throws -> StoredCheckpoint? {
    var found: StoredCheckpoint?
    try reader.scanCheckpoints(from: size ?? .max, .backward) { stored, bytes in
      if size == nil || stored == size { found = try Self.read(bytes, size: stored) }
      return false
    }
    return found
  }

  /// The checkpoint of the log as it is, after reading back what the last one does not cover.
  private static func reviewed(
    _ reader: any LogReader, signed: [Checkpoint]
  ) throws -> Checkpoint {
    let head = reader.head
    let isFork = try Provenance.list(reader).contains { $0.source.origin == head.origin }
    if isFork, signed.isEmpty { throw AuditRefusal.restoredLog }
    let last = try storedCheckpoint(reader)
    for earlier in signed + [last?.checkpoint].compactMap(\.self) {
      guard earlier.origin == head.origin else {
        throw AuditRefusal.otherLog(earlier.origin, expected: head.origin)
      }
      guard earlier.size <= head.count else {
        throw AuditRefusal.shorterLog(head.count, signed: earlier.size)
      }
      guard try reader.tree.root(at: earlier.size) == earlier.root else {
        throw AuditRefusal.rewrittenLog(at: earlier.size)
      }
    }
    guard try rehashed(reader, from: last?.checkpoint.size ?? 0) == reader.frontier else {
      throw AuditRefusal.damagedTree
    }
    return try Checkpoint(origin: head.origin, size: head.count, root: reader.frontier.root)
  }

  /// The tree's right edge by the records from `size` on.
  private static func rehashed(_ reader: any LogReader, from size: UInt64) throws -> MerkleFrontier
  {
    var frontier = try reader.tree.frontier(at: size)
    let end = reader.head.count
    try reader.scan(.all, from: Position(rawValue: size)) { position, record in
      guard position.rawValue == frontier.size, frontier.size < end else {
        throw AuditRefusal.damagedTree
      }
      try frontier.append(leaf: Digest(leaf: record)) { node in
        guard try reader.node(level: node.level, index: node.index) == node.digest else {
          throw AuditRefusal.damagedTree
        }
      }
      return true
    }
    return frontier
  }
}
