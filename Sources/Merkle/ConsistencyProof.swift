/// Shows that a tree continues an older one: that nothing in the older one was changed or removed.
package struct ConsistencyProof: Hashable, Sendable {
  package var oldSize: UInt64
  package var newSize: UInt64
  package var path: [Digest]

  package init(oldSize: UInt64, newSize: UInt64, path: [Digest]) {
    self.oldSize = oldSize
    self.newSize = newSize
    self.path = path
  }

  /// Checks that the tree with `newRoot` begins with all leaves of the one with `oldRoot`.
  ///
  /// - Throws: The reason why nothing is proven.
  /// - Source: RFC 9162 §2.1.4.2.
  package func verify(oldRoot: Digest, newRoot: Digest) throws(ProofError) {
    guard oldSize > 0 else { throw .oldTreeEmpty }
    guard oldSize <= newSize else { throw .sizesReversed(old: oldSize, new: newSize) }
    let old = MerkleRange(start: 0, end: oldSize)
    try SubtreeProof(subtree: old, size: newSize, path: path)
      .verify(subtreeHash: oldRoot, root: newRoot)
  }
}
