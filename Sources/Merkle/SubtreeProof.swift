/// Shows that a tree has, at their place, just the leaves that a subtree's hash stands for.
///
/// With a subtree that starts at 0 it is a consistency proof.
package struct SubtreeProof: Hashable, Sendable {
  package var subtree: MerkleRange
  /// How many leaves the whole tree has.
  package var size: UInt64
  package var path: [Digest]

  package init(subtree: MerkleRange, size: UInt64, path: [Digest]) {
    self.subtree = subtree
    self.size = size
    self.path = path
  }

  /// Checks that the tree with `root` has the leaves that `subtreeHash` stands for.
  ///
  /// - Throws: The reason why nothing is proven.
  /// - Source: draft-ietf-plants-merkle-tree-certs, "Verifying a Subtree Consistency Proof".
  package func verify(subtreeHash: Digest, root: Digest) throws(ProofError) {
    guard subtree.isSubtree, subtree.end <= size else { throw .noSubtree(subtree, size: size) }
    guard !subtree.isEmpty else { return try verifyEmpty(subtreeHash) }
    var walk = Walk(first: subtree.start, last: subtree.end - 1, end: size - 1)
    if walk.last == walk.end {
      while walk.first != walk.last { walk.ascend() }
    } else {
      while walk.first != walk.last, walk.last & 1 == 1 { walk.ascend() }
    }
    var siblings = path[...]
    guard let start = walk.first == walk.last ? subtreeHash : siblings.popFirst() else {
      throw .pathTooShort
    }
    var (inner, outer) = (start, start)
    for sibling in siblings {
      guard walk.end != 0 else { throw .pathTooLong }
      if walk.last & 1 == 1 || walk.last == walk.end {
        if walk.first < walk.last { inner = Digest(left: sibling, right: inner) }
        outer = Digest(left: sibling, right: outer)
        while walk.last & 1 == 0, walk.last != 0 { walk.ascend() }
      } else {
        outer = Digest(left: outer, right: sibling)
      }
      walk.ascend()
    }
    guard walk.end == 0 else { throw .pathTooShort }
    guard inner == subtreeHash else { throw .oldRootMismatch }
    guard outer == root else { throw .rootMismatch }
  }

  private func verifyEmpty(_ subtreeHash: Digest) throws(ProofError) {
    guard path.isEmpty else { throw .pathTooLong }
    guard subtreeHash == .emptyTree else { throw .oldRootMismatch }
  }

  /// The nodes on one level above the subtree's first and last leaf and the tree's last one.
  private struct Walk {
    var first: UInt64
    var last: UInt64
    var end: UInt64

    mutating func ascend() {
      first >>= 1
      last >>= 1
      end >>= 1
    }
  }
}
