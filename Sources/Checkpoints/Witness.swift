package import Merkle

/// Decides whether a checkpoint continues the last one that a witness saw of the same log.
package struct Witness: Sendable {
  /// Whom the witness believes about the log.
  package let policy: TrustPolicy

  package init(policy: TrustPolicy) { self.policy = policy }

  /// Checks a request against the last checkpoint seen.
  ///
  /// - Parameters:
  ///   - request: What the log's keeper shows.
  ///   - last: The last checkpoint seen of this log; nil if none, which believes the first.
  /// - Returns: The checkpoint, which the witness may cosign once it has noted it as the last.
  /// - Throws: The reason to refuse.
  package func check(
    _ request: AddCheckpoint, last: Checkpoint?
  ) throws(WitnessRefusal) -> Checkpoint {
    let new: Checkpoint
    do throws(TrustError) {
      new = try policy.open(request.note).checkpoint
    } catch {
      throw .untrusted(error)
    }
    guard let last, last.size > 0 else {
      guard request.oldSize == 0 else { throw .otherOldSize(request.oldSize, seen: 0) }
      guard request.path.isEmpty else { throw .notConsistent(.pathTooLong) }
      return new
    }
    guard new.size >= last.size else { throw .rollback(new.size, seen: last.size) }
    guard new.size > last.size else {
      guard new.root == last.root else { throw .otherRootAtSameSize(new.size) }
      return new
    }
    guard request.oldSize == last.size else {
      throw .otherOldSize(request.oldSize, seen: last.size)
    }
    let proof = ConsistencyProof(oldSize: last.size, newSize: new.size, path: request.path)
    do throws(ProofError) {
      try proof.verify(oldRoot: last.root, newRoot: new.root)
    } catch {
      throw .notConsistent(error)
    }
    return new
  }
}

/// Why a witness does not cosign.
package enum WitnessRefusal: Error, Hashable, Sendable {
  case untrusted(TrustError)
  /// The checkpoint is of a smaller log than the one seen.
  case rollback(UInt64, seen: UInt64)
  /// Two roots at one size: the log has two histories.
  case otherRootAtSameSize(UInt64)
  /// The proof begins at another size than the one seen, which says nothing about the log.
  case otherOldSize(UInt64, seen: UInt64)
  /// The proof does not lead from the root seen to the new one: a fork, or a damaged proof.
  case notConsistent(ProofError)
}
