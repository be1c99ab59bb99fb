import Foundation
import Merkle

/// A small generator with a fixed seed, so that a failure can be repeated (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// A log in memory, and the nodes that a store would keep of it.
struct SampleLog: MerkleSource {
  var leaves: [Digest] = []
  var nodes: [MerkleNode] = []
  var frontier = MerkleFrontier()

  init(count: Int) {
    for index in 0..<count { append(leafHash(Array("event \(index)".utf8))) }
  }

  mutating func append(_ leaf: Digest) {
    leaves.append(leaf)
    frontier.append(leaf: leaf) { nodes.append($0) }
  }

  var tree: MerkleTree<SampleLog> { MerkleTree(size: frontier.size, source: self) }

  struct MissingNode: Error {
    var level: Int
    var index: UInt64
  }

  func digest(level: Int, index: UInt64) throws -> Digest {
    guard let node = nodes.first(where: { $0.level == level && $0.index == index }) else {
      throw MissingNode(level: level, index: index)
    }
    return node.digest
  }

  func forEachLeaf(in range: Range<UInt64>, _ body: (Digest) -> Void) {
    let end = min(Int(range.upperBound), leaves.count)
    for leaf in leaves[min(Int(range.lowerBound), end)..<end] { body(leaf) }
  }

  func root(_ size: Int) -> Digest { naiveRoot(leaves[..<size]) }
}

func leafHash(_ record: [UInt8]) -> Digest { Digest(leaf: record.span.bytes) }

func readFrontier(_ size: UInt64, _ bytes: [UInt8]) -> MerkleFrontier? {
  MerkleFrontier(size: size, bytes: bytes.span.bytes)
}

/// MTH(D[n]) as RFC 9162 §2.1.1 defines it.
func naiveRoot(_ leaves: ArraySlice<Digest>) -> Digest {
  switch leaves.count {
  case 0: return Digest(hashing: [])
  case 1: return leaves[leaves.startIndex]
  default:
    let middle = leaves.startIndex + largestPowerOfTwo(below: leaves.count)
    return Digest(
      left: naiveRoot(leaves[..<middle]), right: naiveRoot(leaves[middle...]))
  }
}

/// PATH(m, D[n]) as RFC 9162 §2.1.3.1 defines it.
func naivePath(_ index: Int, _ leaves: ArraySlice<Digest>) -> [Digest] {
  guard leaves.count > 1 else { return [] }
  let middle = leaves.startIndex + largestPowerOfTwo(below: leaves.count)
  return index < middle
    ? naivePath(index, leaves[..<middle]) + [naiveRoot(leaves[middle...])]
    : naivePath(index, leaves[middle...]) + [naiveRoot(leaves[..<middle])]
}

/// SUBPROOF(m, D[n], b) as RFC 9162 §2.1.4.1 defines it.
func naiveConsistency(_ size: Int, _ leaves: ArraySlice<Digest>, _ isKnown: Bool) -> [Digest] {
  guard size < leaves.count else { return isKnown ? [] : [naiveRoot(leaves)] }
  let count = largestPowerOfTwo(below: leaves.count)
  let (left, right) = (leaves.prefix(count), leaves.dropFirst(count))
  return size <= count
    ? naiveConsistency(size, left, isKnown) + [naiveRoot(right)]
    : naiveConsistency(size - count, right, false) + [naiveRoot(left)]
}

private func largestPowerOfTwo(below count: Int) -> Int {
  var power = 1
  while power * 2 < count { power *= 2 }
  return power
}

/// The reason why `body` refuses, or nil if it accepts.
func refusal(_ body: () throws(ProofError) -> Void) -> ProofError? {
  do throws(ProofError) {
    try body()
    return nil
  } catch {
    return error
  }
}

/// The public vectors beside the package or under CARELOG_SHARED.
enum SharedVectors {
  static func folder(_ name: String) -> URL {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let shared = ProcessInfo.processInfo.environment["CARELOG_SHARED"].map { URL(filePath: $0) }
    return (shared ?? root.deletingLastPathComponent().appending(path: "shared"))
      .appending(path: "vectors/\(name)")
  }

  /// The paths of all files in `folder`, and says when it is absent.
  static func files(in name: String) -> [URL] {
    let folder = folder(name)
    let paths = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String }
    guard let paths, !paths.isEmpty else {
      print("vectors/\(name) are not tested: \(folder.path()) is missing; set CARELOG_SHARED")
      return []
    }
    return paths.sorted().filter { $0.hasSuffix(".json") }.map { folder.appending(path: $0) }
  }
}
