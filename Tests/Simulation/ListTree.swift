import Merkle

/// The tree of RFC 6962 over a list of leaf hashes, as its definition reads; shares nothing with
/// `Merkle` but SHA-256.
struct ListTree {
  private(set) var leaves: [Digest] = []
  /// The complete subtrees from the left, each with its height.
  private var subtrees: [(height: Int, hash: Digest)] = []

  /// Adds a leaf; a subtree and its neighbour of the same height become one.
  mutating func append(_ record: [UInt8]) {
    let leaf = Digest(hashing: [0] + record)
    leaves.append(leaf)
    subtrees.append((0, leaf))
    while subtrees.count > 1, let right = subtrees.last,
      subtrees[subtrees.count - 2].height == right.height
    {
      subtrees.removeLast()
      let left = subtrees.removeLast()
      subtrees.append((right.height + 1, Self.parent(left.hash, right.hash)))
    }
  }

  /// The root over all leaves, from the subtrees.
  var root: Digest {
    guard var root = subtrees.last?.hash else { return Digest(hashing: []) }
    for left in subtrees.dropLast().reversed() { root = Self.parent(left.hash, root) }
    return root
  }

  /// The root over the first `count` leaves, from nothing but them.
  ///
  /// - Source: RFC 6962 §2.1: k is the largest power of two smaller than n.
  func root(of count: Int) -> Digest { Self.root(leaves[..<count]) }

  private static func root(_ leaves: ArraySlice<Digest>) -> Digest {
    guard leaves.count > 1 else { return leaves.first ?? Digest(hashing: []) }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    let middle = leaves.startIndex + half
    return parent(root(leaves[..<middle]), root(leaves[middle...]))
  }

  private static func parent(_ left: Digest, _ right: Digest) -> Digest {
    Digest(hashing: [1] + left.bytes + right.bytes)
  }
}
