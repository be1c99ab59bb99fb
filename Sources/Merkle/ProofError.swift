/// Why a proof is refused.
package enum ProofError: Error, Hashable, Sendable {
  case indexBeyondTree(UInt64, size: UInt64)
  /// Every tree continues the empty one, so nothing is proven.
  case oldTreeEmpty
  case sizesReversed(old: UInt64, new: UInt64)
  case noSubtree(MerkleRange, size: UInt64)
  case pathTooShort
  case pathTooLong
  /// The path leads to another root than the one to be proven.
  case rootMismatch
  /// The path leads to another hash of the old tree, or subtree, than the one given.
  case oldRootMismatch
}

extension ProofError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .indexBeyondTree(let index, let size):
      "position \(index) is not in a tree of \(size) leaves"
    case .oldTreeEmpty:
      "an old tree without leaves proves nothing"
    case .sizesReversed(let old, let new):
      "a tree of \(new) leaves cannot continue one of \(old)"
    case .noSubtree(let range, let size):
      "leaves \(range.start) to \(range.end) are no subtree of a tree of \(size) leaves"
    case .pathTooShort:
      "the proof has too few hashes for its sizes"
    case .pathTooLong:
      "the proof has too many hashes for its sizes"
    case .rootMismatch:
      "the proof leads to another root hash"
    case .oldRootMismatch:
      "the proof leads to another hash of the older tree"
    }
  }
}
