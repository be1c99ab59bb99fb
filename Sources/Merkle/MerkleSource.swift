/// What a log keeps from which its Merkle tree follows: the leaves, and the larger subtrees' hashes.
package protocol MerkleSource {
  /// The stored hash of a complete subtree; `level` is at least ``MerkleNode/firstStoredLevel``.
  func digest(level: Int, index: UInt64) throws -> Digest

  /// Visits the hashes of the leaves of `range`, at most 255, in order.
  func forEachLeaf(in range: Range<UInt64>, _ body: (Digest) -> Void) throws
}
