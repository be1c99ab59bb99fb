/// The right edge of a Merkle tree, from which the tree grows and its root follows.
///
/// It holds the hash of one complete subtree for each 1 in the binary size, so at most 64 of them.
package struct MerkleFrontier: Hashable, Sendable {
  /// How many leaves the tree has.
  package private(set) var size: UInt64 = 0
  private var subtrees: [Digest] = []

  /// The frontier of an empty tree.
  package init() {}

  /// The frontier that ``bytes`` was taken from; nil unless their count fits `size`.
  package init?(size: UInt64, bytes: RawSpan) {
    guard bytes.byteCount == size.nonzeroBitCount * Digest.byteCount else { return nil }
    self.size = size
    for offset in stride(from: 0, to: bytes.byteCount, by: Digest.byteCount) {
      let digest = Digest(bytes.extracting(offset..<offset + Digest.byteCount))
      guard let digest else { return nil }
      subtrees.append(digest)
    }
  }

  /// The hashes of the subtrees; the largest, which is leftmost, first.
  package var digests: [Digest] { subtrees }

  /// The hashes of the subtrees, 32 bytes each, largest subtree first; the size is kept beside them.
  package var bytes: [UInt8] { subtrees.flatMap(\.bytes) }

  /// The tree's root hash, in O(log size) hashes.
  package var root: Digest { Digest(rootOf: subtrees) }

  /// Adds the next leaf, in amortised one hash.
  ///
  /// - Parameters:
  ///   - leaf: The leaf's hash.
  ///   - store: Is given each subtree of at least ``MerkleNode/firstStoredLevel`` that the leaf
  ///     completes, smallest first. When it throws, the frontier is of no use any more.
  package mutating func append(leaf: Digest, store: (MerkleNode) throws -> Void) rethrows {
    var digest = leaf
    var level = 0
    var index = size
    while index & 1 == 1, let left = subtrees.popLast() {
      digest = Digest(left: left, right: digest)
      level += 1
      index >>= 1
      if level >= MerkleNode.firstStoredLevel {
        try store(MerkleNode(level: level, index: index, digest: digest))
      }
    }
    subtrees.append(digest)
    size &+= 1
  }
}
