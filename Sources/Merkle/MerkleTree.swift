/// A log's Merkle tree: its roots and proofs at any size it ever had.
///
/// A root or proof costs O(log size) stored hashes, and the hashes of at most 510 leaves.
package struct MerkleTree<Source: MerkleSource> {
  /// How many leaves the source holds.
  package let size: UInt64
  private let source: Source

  package init(size: UInt64, source: Source) {
    self.size = size
    self.source = source
  }

  /// The root hash when the log held `size` leaves.
  ///
  /// - Throws: ``MerkleError``, or what the source throws.
  package func root(at size: UInt64) throws -> Digest {
    try check(size)
    return try digest(of: 0..<size)
  }

  /// The right edge of the tree when the log held `size` leaves.
  ///
  /// - Throws: ``MerkleError``, or what the source throws.
  package func frontier(at size: UInt64) throws -> MerkleFrontier {
    try check(size)
    var digests: [UInt8] = []
    var start: UInt64 = 0
    while start < size {
      let end = start + 1 << UInt64(63 - (size - start).leadingZeroBitCount)
      digests += try digest(of: start..<end).bytes
      start = end
    }
    return MerkleFrontier(size: size, bytes: digests.span.bytes) ?? MerkleFrontier()
  }

  /// Proves that leaf `index` is in the tree that the log had at `size`.
  ///
  /// - Throws: ``MerkleError``, or what the source throws.
  package func inclusionProof(of index: UInt64, at size: UInt64) throws -> InclusionProof {
    try check(size)
    guard index < size else { throw MerkleError.leafBeyondSize(index, size: size) }
    let path = try path(to: index..<index + 1, at: size)
    return InclusionProof(index: index, size: size, path: path)
  }

  /// Proves that the tree of `newSize` continues the one of `oldSize`.
  ///
  /// - Throws: ``MerkleError``, or what the source throws.
  package func consistencyProof(from oldSize: UInt64, to newSize: UInt64) throws -> ConsistencyProof
  {
    guard oldSize > 0 else { throw MerkleError.proofFromEmptyTree }
    let proof = try subtreeProof(of: MerkleRange(start: 0, end: oldSize), at: newSize)
    return ConsistencyProof(oldSize: oldSize, newSize: newSize, path: proof.path)
  }

  /// Proves that the leaves of `subtree` are those of the tree that the log had at `size`.
  ///
  /// - Throws: ``MerkleError``, or what the source throws.
  package func subtreeProof(of subtree: MerkleRange, at size: UInt64) throws -> SubtreeProof {
    try check(size)
    guard subtree.isSubtree, subtree.end <= size else {
      throw MerkleError.noSubtree(subtree, size: size)
    }
    let path = subtree.isEmpty ? [] : try path(to: subtree.start..<subtree.end, at: size)
    return SubtreeProof(subtree: subtree, size: size, path: path)
  }

  private func check(_ size: UInt64) throws {
    guard size <= self.size else { throw MerkleError.sizeBeyondLog(size, logSize: self.size) }
  }

  /// The hashes beside the way from `target` up to the root, as SUBTREE_PROOF collects them.
  ///
  /// - Source: RFC 9162 §2.1.3.1 and §2.1.4.1; draft-ietf-plants-merkle-tree-certs, "Subtrees".
  private func path(to target: Range<UInt64>, at size: UInt64) throws -> [Digest] {
    var target = target
    var range = 0..<size
    var isKnown = true
    var path: [Digest] = []
    while range != target {
      let (left, right) = Self.halves(of: range)
      if target.upperBound <= left.upperBound {
        path.append(try digest(of: right))
        range = left
      } else {
        path.append(try digest(of: left))
        range = right
        if target.lowerBound < right.lowerBound {
          target = right.lowerBound..<target.upperBound
          isKnown = false
        }
      }
    }
    if !isKnown { path.append(try digest(of: target)) }
    return path.reversed()
  }

  /// Splits at the largest power of two below the count, which is at least 2.
  private static func halves(of range: Range<UInt64>) -> (Range<UInt64>, Range<UInt64>) {
    let count = range.upperBound - range.lowerBound
    let middle = range.lowerBound + 1 << UInt64(63 - (count - 1).leadingZeroBitCount)
    return (range.lowerBound..<middle, middle..<range.upperBound)
  }

  /// The Merkle tree hash of a range that is a subtree.
  private func digest(of range: Range<UInt64>) throws -> Digest {
    var subtrees: [Digest] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let level = 63 - (range.upperBound - start).leadingZeroBitCount
      guard level >= MerkleNode.firstStoredLevel else { break }
      subtrees.append(try source.digest(level: level, index: start >> UInt64(level)))
      start += 1 << UInt64(level)
    }
    if start < range.upperBound { subtrees.append(try digest(ofLeaves: start..<range.upperBound)) }
    return Digest(rootOf: subtrees)
  }

  private func digest(ofLeaves range: Range<UInt64>) throws -> Digest {
    var frontier = MerkleFrontier()
    try source.forEachLeaf(in: range) { frontier.append(leaf: $0) { _ in } }
    guard frontier.size == range.upperBound - range.lowerBound else {
      throw MerkleError.missingLeaf(range.lowerBound + frontier.size)
    }
    return frontier.root
  }
}
