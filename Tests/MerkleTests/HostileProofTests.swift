import Merkle
import Testing

/// Whatever is changed in a proof, its sizes, its leaf or its roots: it proves nothing any more.
struct HostileProofTests {
  static let log = SampleLog(count: 70)
  static let extremes: [UInt64] = [
    0, 1, 2, 3, 1 << 32, 1 << 62, 1 << 63 - 1, 1 << 63, 1 << 63 + 1, .max - 1, .max,
  ]

  private static func flipped(_ digest: Digest, bit: Int) throws -> Digest {
    var bytes = digest.bytes
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    return try #require(Digest(bytes: bytes))
  }

  /// All paths with one hash flipped, dropped, repeated, added or exchanged with the next.
  private static func mutations(of path: [Digest]) throws -> [[Digest]] {
    var mutations = [path + [Digest(hashing: [])], [Digest(hashing: [])] + path]
    for place in path.indices {
      for bit in [0, 7, 100, 255] {
        mutations.append(path)
        mutations[mutations.count - 1][place] = try flipped(path[place], bit: bit)
      }
      mutations.append(Array(path[..<place]))
      mutations.append(Array(path[..<place] + path[(place + 1)...]))
      mutations.append(Array(path[...place] + path[place...]))
      if place > 0 {
        mutations.append(path)
        mutations[mutations.count - 1].swapAt(place - 1, place)
      }
    }
    return mutations
  }

  @Test func `A changed inclusion proof is refused`() throws {
    for size in [1, 2, 3, 5, 7, 8, 13, 32, 33, 63, 70] {
      let root = Self.log.root(size)
      for index in 0..<size {
        let leaf = Self.log.leaves[index]
        let proof = try Self.log.tree.inclusionProof(of: UInt64(index), at: UInt64(size))
        for path in try Self.mutations(of: proof.path) {
          let changed = InclusionProof(index: proof.index, size: proof.size, path: path)
          #expect(throws: ProofError.self) { try changed.verify(leaf: leaf, root: root) }
        }
        for bit in [0, 31, 255] {
          #expect(throws: ProofError.rootMismatch) {
            try proof.verify(leaf: Self.flipped(leaf, bit: bit), root: root)
          }
          #expect(throws: ProofError.rootMismatch) {
            try proof.verify(leaf: leaf, root: Self.flipped(root, bit: bit))
          }
        }
      }
    }
  }

  @Test func `An inclusion proof does not hold for another place`() throws {
    for size in [2, 3, 6, 8, 11, 33] {
      for index in 0..<size {
        let proof = try Self.log.tree.inclusionProof(of: UInt64(index), at: UInt64(size))
        for other in Array(0..<UInt64(size + 2)) + Self.extremes where other != proof.index {
          let moved = InclusionProof(index: other, size: proof.size, path: proof.path)
          #expect(throws: ProofError.self) {
            try moved.verify(leaf: Self.log.leaves[index], root: Self.log.root(size))
          }
        }
      }
    }
  }

  @Test func `A changed consistency proof is refused`() throws {
    for new in [1, 2, 3, 6, 7, 8, 15, 32, 45, 70] {
      for old in 1...new {
        let (oldRoot, newRoot) = (Self.log.root(old), Self.log.root(new))
        let proof = try Self.log.tree.consistencyProof(from: UInt64(old), to: UInt64(new))
        for path in try Self.mutations(of: proof.path) {
          let changed = ConsistencyProof(oldSize: UInt64(old), newSize: UInt64(new), path: path)
          #expect(throws: ProofError.self) {
            try changed.verify(oldRoot: oldRoot, newRoot: newRoot)
          }
        }
        #expect(throws: ProofError.self) {
          try proof.verify(oldRoot: Self.flipped(oldRoot, bit: 9), newRoot: newRoot)
        }
        #expect(throws: ProofError.self) {
          try proof.verify(oldRoot: oldRoot, newRoot: Self.flipped(newRoot, bit: 9))
        }
      }
    }
  }

  @Test func `A rewritten old event is exposed by any older root`() throws {
    var rewritten = SampleLog(count: 0)
    for (index, leaf) in Self.log.leaves.enumerated() {
      rewritten.append(index == 20 ? Digest(hashing: [0]) : leaf)
    }
    for old in 21...69 {
      let proof = try rewritten.tree.consistencyProof(from: UInt64(old), to: 70)
      #expect(throws: ProofError.self) {
        try proof.verify(oldRoot: Self.log.root(old), newRoot: rewritten.root(70))
      }
    }
  }

  @Test func `Reasons are named`() throws {
    let hash = Digest(hashing: [])
    let refusals: [(ProofError, InclusionProof)] = [
      (.indexBeyondTree(3, size: 3), InclusionProof(index: 3, size: 3, path: [])),
      (.pathTooShort, InclusionProof(index: 0, size: 2, path: [])),
      (.pathTooLong, InclusionProof(index: 0, size: 1, path: [hash])),
    ]
    for (reason, proof) in refusals {
      #expect(throws: reason) { try proof.verify(leaf: hash, root: hash) }
    }
    let consistency: [(ProofError, ConsistencyProof)] = [
      (.oldTreeEmpty, ConsistencyProof(oldSize: 0, newSize: 3, path: [])),
      (.sizesReversed(old: 4, new: 3), ConsistencyProof(oldSize: 4, newSize: 3, path: [])),
      (.pathTooShort, ConsistencyProof(oldSize: 3, newSize: 4, path: [])),
      (.pathTooLong, ConsistencyProof(oldSize: 3, newSize: 3, path: [hash])),
    ]
    for (reason, proof) in consistency {
      #expect(throws: reason) { try proof.verify(oldRoot: hash, newRoot: hash) }
    }
  }

  @Test func `No sizes trap`() {
    let hash = Digest(hashing: [1])
    for a in Self.extremes {
      for b in Self.extremes {
        for count in [0, 1, 2, 63, 64, 65, 200] {
          let path = [Digest](repeating: hash, count: count)
          let reasons = [
            refusal { () throws(ProofError) in
              try InclusionProof(index: a, size: b, path: path).verify(leaf: hash, root: .emptyTree)
            },
            refusal { () throws(ProofError) in
              try ConsistencyProof(oldSize: a, newSize: b, path: path)
                .verify(oldRoot: hash, newRoot: .emptyTree)
            },
            refusal { () throws(ProofError) in
              let range = MerkleRange(start: a, end: b)
              try SubtreeProof(subtree: range, size: .max, path: path)
                .verify(subtreeHash: hash, root: .emptyTree)
            },
            refusal { () throws(ProofError) in
              let range = MerkleRange(start: a, end: b)
              try InclusionProof(index: b &- 1, in: range, path: path)
                .verify(leaf: hash, root: .emptyTree)
            },
          ]
          #expect(!reasons.contains(nil))
        }
      }
    }
  }
}
