internal import Merkle

/// The tree over what was found, held against every hash that is left of the one over the log.
struct SalvageTree {
  /// The leaf hash of each position; nil where no record was found.
  let leaves: [Digest?]
  /// What is known of each position.
  private(set) var proofs: [SalvageProof]
  /// Hashes of subtrees whose records were all found, by level from the first stored one on.
  private var found: [[Digest?]] = []
  /// Hashes that are left, by level and index.
  private var stored: [Place: [Digest]] = [:]

  private struct Place: Hashable {
    var level: Int
    var index: UInt64
  }

  private static let first = MerkleNode.firstStoredLevel
  private static let attempts = 4096

  init(leaves: [Digest?], proofs: [SalvageProof], nodes: [MerkleNode]) {
    self.leaves = leaves
    self.proofs = proofs
    for node in nodes {
      let place = Place(level: node.level, index: node.index)
      if stored[place]?.contains(node.digest) != true {
        stored[place, default: []].append(node.digest)
      }
    }
    let width = 1 << Self.first
    var level = stride(from: 0, to: leaves.count / width * width, by: width).map {
      Self.root(of: leaves[$0..<$0 + width])
    }
    while !level.isEmpty {
      found.append(level)
      level = stride(from: 0, to: level.count / 2 * 2, by: 2).map { index in
        guard let left = level[index], let right = level[index + 1] else { return nil }
        return Digest(left: left, right: right)
      }
    }
  }

  /// Raises the proof of every record that a stored node proves, the largest subtrees first.
  mutating func proveByNodes() {
    for (place, digests) in stored.sorted(by: { $0.key.level > $1.key.level }) {
      for digest in digests { prove(place.level, place.index, digest, .tree) }
    }
  }

  /// Raises the proofs by the right edge of the tree at some size.
  mutating func prove(_ frontier: MerkleFrontier) {
    for (place, digest) in zip(Self.parts(of: frontier.size), frontier.subtrees) {
      prove(place.level, place.index, digest, .tree)
    }
  }

  /// Raises the proofs by a root, if what was found and what is left of the tree lead to it.
  ///
  /// - Returns: Whether they do.
  mutating func prove(root: Digest, size: UInt64) -> Bool {
    guard size <= leaves.count else { return false }
    let parts = Self.parts(of: size)
    var attempts = Self.attempts
    guard let digests = search(parts.map(candidates)[...], [], root, &attempts) else {
      return false
    }
    for (place, digest) in zip(parts, digests) {
      prove(place.level, place.index, digest, .checkpoint)
    }
    return true
  }

  /// The root over the first `size` leaves, all of which were found.
  func root(of size: UInt64) -> Digest? { Self.root(of: leaves[..<Int(size)]) }

  /// The right edge's subtrees of a tree of some size, the largest first.
  private static func parts(of size: UInt64) -> [Place] {
    (0..<64).reversed().filter { size >> UInt64($0) & 1 == 1 }.map { level in
      Place(level: level, index: (size >> UInt64(level)) - 1)
    }
  }

  private func candidates(_ place: Place) -> [Digest] {
    var digests = stored[place] ?? []
    if let digest = digest(place), !digests.contains(digest) { digests.insert(digest, at: 0) }
    return digests
  }

  /// The hash of a subtree by the records found in it.
  private func digest(_ place: Place) -> Digest? {
    guard place.level < Self.first else {
      guard place.level - Self.first < found.count else { return nil }
      let level = found[place.level - Self.first]
      return place.index < level.count ? level[Int(place.index)] : nil
    }
    guard (place.index + 1) << UInt64(place.level) <= leaves.count else { return nil }
    return Self.root(of: leaves[range(place)])
  }

  private func search(
    _ options: ArraySlice<[Digest]>, _ chosen: [Digest], _ root: Digest, _ attempts: inout Int
  ) -> [Digest]? {
    guard let first = options.first else {
      attempts -= 1
      return Digest(rootOf: chosen) == root ? chosen : nil
    }
    for digest in first where attempts > 0 {
      let rest = search(options.dropFirst(), chosen + [digest], root, &attempts)
      if let rest { return rest }
    }
    return nil
  }

  /// Raises the proofs below a subtree whose true hash is `digest`.
  private mutating func prove(
    _ level: Int, _ index: UInt64, _ digest: Digest, _ proof: SalvageProof
  ) {
    let place = Place(level: level, index: index)
    if self.digest(place) == digest {
      for position in range(place) where proofs[position] < proof { proofs[position] = proof }
      return
    }
    guard level > Self.first else { return }
    let left = Place(level: level - 1, index: 2 * index)
    let right = Place(level: level - 1, index: 2 * index + 1)
    for a in candidates(left) {
      for b in candidates(right) where Digest(left: a, right: b) == digest {
        prove(left.level, left.index, a, proof)
        prove(right.level, right.index, b, proof)
        return
      }
    }
  }

  private func range(_ place: Place) -> Range<Int> {
    let start = Int(place.index) << place.level
    return start..<start + (1 << place.level)
  }

  private static func root(of leaves: ArraySlice<Digest?>) -> Digest? {
    var frontier = MerkleFrontier()
    for leaf in leaves {
      guard let leaf else { return nil }
      frontier.append(leaf: leaf) { _ in }
    }
    return frontier.root
  }
}
