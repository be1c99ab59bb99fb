/// Shows that a leaf is at a place in a tree.
package struct InclusionProof: Hashable, Sendable {
  package var index: UInt64
  /// How many leaves the tree has.
  package var size: UInt64
  /// The siblings' hashes, from the leaf's up to the root's child.
  package var path: [Digest]

  package init(index: UInt64, size: UInt64, path: [Digest]) {
    self.index = index
    self.size = size
    self.path = path
  }

  /// A proof of leaf `index` in `subtree`: one in the tree of the subtree's leaves alone.
  ///
  /// - Throws: `noSubtree` or `indexBeyondTree`.
  package init(index: UInt64, in subtree: MerkleRange, path: [Digest]) throws(ProofError) {
    guard subtree.isSubtree else { throw .noSubtree(subtree, size: subtree.end) }
    guard index >= subtree.start, index < subtree.end else {
      throw .indexBeyondTree(index, size: subtree.end)
    }
    self.init(index: index - subtree.start, size: subtree.end - subtree.start, path: path)
  }

  /// Checks that the leaf hash `leaf` at the index leads to `root`.
  ///
  /// - Throws: The reason why nothing is proven.
  /// - Source: RFC 9162 §2.1.3.2.
  package func verify(leaf: Digest, root: Digest) throws(ProofError) {
    guard index < size else { throw .indexBeyondTree(index, size: size) }
    var node = index
    var last = size - 1
    var hash = leaf
    for sibling in path {
      guard last != 0 else { throw .pathTooLong }
      if node & 1 == 1 || node == last {
        hash = Digest(left: sibling, right: hash)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        hash = Digest(left: hash, right: sibling)
      }
      node >>= 1
      last >>= 1
    }
    guard last == 0 else { throw .pathTooShort }
    guard hash == root else { throw .rootMismatch }
  }
}
