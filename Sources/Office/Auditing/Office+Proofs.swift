package import Checkpoints
internal import EventLog
package import EventSourcing
package import Merkle

/// That a record is in the log, and the checkpoint by which others can tell.
package struct ProvenInclusion: Sendable {
  package var proof: InclusionProof
  package var leaf: Digest
  package var root: Digest
  /// The signed checkpoint of the proof's size, if one is stored.
  package var note: SignedNote?
}

/// That the log continues what it was, and the checkpoint by which others can tell.
package struct ProvenConsistency: Sendable {
  package var proof: ConsistencyProof
  package var oldRoot: Digest
  package var newRoot: Digest
  /// The signed checkpoint of the new size, if one is stored.
  package var note: SignedNote?
}

extension Office {
  /// Proves that the record at `position` is in the log.
  ///
  /// O(log n); at most 510 records are hashed.
  ///
  /// - Parameters:
  ///   - position: The record's place.
  ///   - size: The size of the log to prove it in; nil for the last stored checkpoint that has it,
  ///     or, without one, the log as it is.
  /// - Returns: The proof, with what it leads from and to.
  /// - Throws: ``AuditRefusal`` when the log has no such position or size.
  package func proveInclusion(
    of position: Position, at size: UInt64? = nil
  ) throws -> ProvenInclusion {
    try refusing {
      try engine.read { reader in
        let stored = try Self.storedCheckpoint(reader, of: size)
        let isCovered = stored.map { $0.checkpoint.size > position.rawValue } ?? false
        let size = size ?? (isCovered ? stored?.checkpoint.size : nil) ?? reader.head.count
        let proof = try reader.tree.inclusionProof(of: position.rawValue, at: size)
        var leaf = Digest.emptyTree
        try reader.scan(.all, from: position, .forward, limit: 1) { _, record in
          leaf = Digest(leaf: record)
          return false
        }
        return ProvenInclusion(
          proof: proof, leaf: leaf, root: try reader.tree.root(at: size),
          note: isCovered ? stored?.note : nil)
      }
    }
  }

  /// Proves that the log at `newSize` continues the log at `oldSize`.
  ///
  /// - Parameters:
  ///   - oldSize: At least 1.
  ///   - newSize: nil for the last stored checkpoint, or, without one, the log as it is.
  /// - Returns: The proof, with both roots.
  /// - Throws: ``AuditRefusal`` when the log has no such sizes.
  package func proveConsistency(
    from oldSize: UInt64, to newSize: UInt64? = nil
  ) throws -> ProvenConsistency {
    try refusing {
      try engine.read { reader in
        let stored = try Self.storedCheckpoint(reader, of: newSize)
        let size = newSize ?? stored?.checkpoint.size ?? reader.head.count
        return ProvenConsistency(
          proof: try reader.tree.consistencyProof(from: oldSize, to: size),
          oldRoot: try reader.tree.root(at: oldSize), newRoot: try reader.tree.root(at: size),
          note: stored?.note)
      }
    }
  }

  /// Runs `body` and answers a size or position that the tree does not have as a refusal.
  func refusing<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as MerkleError { throw AuditRefusal(error) }
  }
}

extension ProvenInclusion {
  /// The proof as a file that stands alone.
  ///
  /// - Throws: ``AuditRefusal`` when no checkpoint of its size is stored.
  package func file() throws -> TlogProof {
    guard let note else {
      throw AuditRefusal.noCheckpoint(
        for: Localized(zh: "含该位置", en: "that covers the position at this size"))
    }
    return TlogProof(index: proof.index, path: proof.path, note: note)
  }
}

extension ProvenConsistency {
  /// The proof as what a witness is shown.
  ///
  /// - Throws: ``AuditRefusal`` when no checkpoint of its new size is stored.
  package func file() throws -> AddCheckpoint {
    guard let note else {
      throw AuditRefusal.noCheckpoint(
        for: Localized(zh: " \(proof.newSize) 条", en: "of \(proof.newSize) events"))
    }
    return AddCheckpoint(oldSize: proof.oldSize, path: proof.path, note: note)
  }
}
