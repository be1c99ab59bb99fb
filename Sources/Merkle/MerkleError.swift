/// Why a tree has no such root or proof.
package enum MerkleError: Error, Hashable, Sendable {
  case sizeBeyondLog(UInt64, logSize: UInt64)
  case leafBeyondSize(UInt64, size: UInt64)
  /// Every log continues the empty one.
  case proofFromEmptyTree
  case noSubtree(MerkleRange, size: UInt64)
  /// The source has no leaf where the log must have one.
  case missingLeaf(UInt64)
}

extension MerkleError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .sizeBeyondLog(let size, let logSize):
      "the log holds \(logSize) events, not \(size)"
    case .leafBeyondSize(let index, let size):
      "a log of \(size) events has no position \(index)"
    case .proofFromEmptyTree:
      "nothing can be proven about an empty log: every log continues it"
    case .noSubtree(let range, let size):
      "positions \(range.start) to \(range.end) are no subtree of a log of \(size) events"
    case .missingLeaf(let index):
      "the record at position \(index) is missing"
    }
  }
}
