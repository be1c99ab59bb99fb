import Merkle
import Testing

struct ProofTests {
  static let log = SampleLog(count: 1_200)
  /// All small sizes, and those around the limits of what is stored.
  static let sizes = Array(0...130) + [255, 256, 257, 511, 512, 513, 767, 768, 1_023, 1_024, 1_199]

  @Test func `The root of every older size is that of the definition`() throws {
    for size in Self.sizes {
      #expect(try Self.log.tree.root(at: UInt64(size)) == Self.log.root(size))
    }
  }

  @Test func `Inclusion proofs are those of the definition and lead to the root`() throws {
    for size in Self.sizes {
      for index in Set([0, 1, size / 3, size / 2, size - 2, size - 1]) where 0..<size ~= index {
        let proof = try Self.log.tree.inclusionProof(of: UInt64(index), at: UInt64(size))
        #expect(proof.path == naivePath(index, Self.log.leaves[..<size]))
        try proof.verify(leaf: Self.log.leaves[index], root: Self.log.root(size))
      }
    }
  }

  @Test func `Every leaf of every small tree has a proof`() throws {
    let log = SampleLog(count: 70)
    for size in 1...70 {
      let root = log.root(size)
      for index in 0..<size {
        try log.tree.inclusionProof(of: UInt64(index), at: UInt64(size))
          .verify(leaf: log.leaves[index], root: root)
      }
    }
  }

  @Test func `All pairs of small trees have the consistency proof of the definition`() throws {
    let log = SampleLog(count: 130)
    let roots = (0...130).map(log.root)
    for new in 1...130 {
      for old in 1...new {
        let proof = try log.tree.consistencyProof(from: UInt64(old), to: UInt64(new))
        #expect(proof.path == naiveConsistency(old, log.leaves[..<new], true))
        try proof.verify(oldRoot: roots[old], newRoot: roots[new])
      }
    }
  }

  @Test func `Larger trees have consistency proofs too`() throws {
    for new in Self.sizes where new > 0 {
      for old in Self.sizes where 1...new ~= old && (old > 130 || new > 130 && old % 17 == 0) {
        let proof = try Self.log.tree.consistencyProof(from: UInt64(old), to: UInt64(new))
        #expect(proof.path == naiveConsistency(old, Self.log.leaves[..<new], true))
        try proof.verify(oldRoot: Self.log.root(old), newRoot: Self.log.root(new))
      }
    }
  }

  @Test func `A random larger tree proves random leaves and older sizes`() throws {
    var generator = SeededGenerator(state: 62)
    let log = SampleLog(count: 5_000)
    for _ in 0..<60 {
      let new = Int.random(in: 1...5_000, using: &generator)
      let old = Int.random(in: 1...new, using: &generator)
      let (oldRoot, newRoot) = (log.root(old), log.root(new))
      try log.tree.inclusionProof(of: UInt64(old - 1), at: UInt64(new))
        .verify(leaf: log.leaves[old - 1], root: newRoot)
      try log.tree.consistencyProof(from: UInt64(old), to: UInt64(new))
        .verify(oldRoot: oldRoot, newRoot: newRoot)
    }
  }

  @Test func `Every subtree of small trees is proven`() throws {
    let log = SampleLog(count: 40)
    var count = 0
    for size in 1...40 {
      let root = log.root(size)
      for start in 0..<size {
        for end in start...size {
          let range = MerkleRange(start: UInt64(start), end: UInt64(end))
          guard range.isSubtree else { continue }
          count += 1
          try log.tree.subtreeProof(of: range, at: UInt64(size))
            .verify(subtreeHash: naiveRoot(log.leaves[start..<end]), root: root)
        }
      }
    }
    #expect(count > 3_000)
  }

  @Test func `A tree names what it cannot prove`() {
    let tree = Self.log.tree
    #expect(throws: MerkleError.sizeBeyondLog(1_201, logSize: 1_200)) { try tree.root(at: 1_201) }
    #expect(throws: MerkleError.leafBeyondSize(9, size: 9)) {
      try tree.inclusionProof(of: 9, at: 9)
    }
    #expect(throws: MerkleError.leafBeyondSize(.max, size: 1_200)) {
      try tree.inclusionProof(of: .max, at: 1_200)
    }
    #expect(throws: MerkleError.proofFromEmptyTree) { try tree.consistencyProof(from: 0, to: 5) }
    #expect(throws: MerkleError.noSubtree(MerkleRange(start: 0, end: 6), size: 5)) {
      try tree.consistencyProof(from: 6, to: 5)
    }
    #expect(throws: MerkleError.sizeBeyondLog(.max, logSize: 1_200)) {
      try tree.consistencyProof(from: .max, to: .max)
    }
  }

  @Test func `A missing record is named instead of proving without it`() {
    var log = SampleLog(count: 300)
    log.leaves.removeLast()
    #expect(throws: MerkleError.missingLeaf(299)) { try log.tree.root(at: 300) }
  }
}
