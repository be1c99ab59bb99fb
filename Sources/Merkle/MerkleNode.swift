/// The hash of a complete subtree: of the leaves `index` · 2^`level` ..< (`index` + 1) · 2^`level`.
package struct MerkleNode: Hashable, Sendable {
  /// 0 for a leaf.
  package var level: Int
  /// How many subtrees of the same level lie to the left.
  package var index: UInt64
  package var digest: Digest

  package init(level: Int, index: UInt64, digest: Digest) {
    self.level = level
    self.index = index
    self.digest = digest
  }

  /// The lowest level whose nodes a log stores; lower ones are hashed again from 2⁸ records.
  ///
  /// Storing every node takes 102 bytes an event, from this level on 0.4, and a proof hashes at
  /// most 510 records more.
  package static let firstStoredLevel = 8
}
