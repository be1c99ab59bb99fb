/// A range of leaves as a proof names it; hostile ones may end before they start.
package struct MerkleRange: Hashable, Sendable {
  package var start: UInt64
  package var end: UInt64

  package init(start: UInt64, end: UInt64) {
    self.start = start
    self.end = end
  }

  package var isEmpty: Bool { start == end }

  /// Whether every tree that is long enough has one node or one right edge over just these leaves.
  ///
  /// - Source: draft-ietf-plants-merkle-tree-certs, "Subtrees": the start is a multiple of the
  ///   smallest power of two that is at least the count.
  package var isSubtree: Bool {
    guard start < end else { return isEmpty }
    let count = end - start
    return start & (.max >> UInt64((count - 1).leadingZeroBitCount)) == 0
  }
}
