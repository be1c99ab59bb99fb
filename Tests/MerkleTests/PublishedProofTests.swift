import Foundation
import Merkle
import Testing

/// One file of transparency-dev/merkle's `testdata`.
struct PublishedProof: Decodable, CustomStringConvertible {
  var name = ""
  var leafIdx: UInt64?
  var treeSize: UInt64?
  var start: UInt64?
  var end: UInt64?
  var size: UInt64?
  var size1: UInt64?
  var size2: UInt64?
  var root: Data?
  var leafHash: Data?
  var root1: Data?
  var root2: Data?
  var proof: [Data]?
  var wantErr: Bool

  var description: String { name }

  private enum CodingKeys: CodingKey {
    case leafIdx, treeSize, start, end, size, size1, size2
    case root, leafHash, root1, root2, proof, wantErr
  }

  static func all(_ folder: String) -> [PublishedProof] {
    SharedVectors.files(in: "merkle-proofs/\(folder)").map { file in
      do {
        var proof = try JSONDecoder().decode(PublishedProof.self, from: Data(contentsOf: file))
        proof.name = file.path()
        return proof
      } catch {
        fatalError("\(file.path()): \(error)")
      }
    }
  }

  var path: [Digest] { (proof ?? []).map { standIn($0) } }
}

/// The digest that `data` holds; for hashes that are none, one that nothing but them stands for.
///
/// Many vectors have hashes of another length, which a `Digest` cannot; with a stand-in the proofs'
/// checks must find the fault that the vector is about.
func standIn(_ data: Data?, isLeaf: Bool = false) -> Digest {
  let bytes = Array(data ?? Data())
  return Digest(bytes: bytes) ?? Digest(hashing: Array(isLeaf ? "leaf".utf8 : "root".utf8) + bytes)
}

@Suite(
  .enabled(
    if: !PublishedProof.all("inclusion").isEmpty,
    "needs vectors/merkle-proofs beside the package or under CARELOG_SHARED"))
struct `The published proofs` {
  @Test(arguments: PublishedProof.all("inclusion"))
  func `of inclusion are judged as published`(vector: PublishedProof) throws {
    let proof = InclusionProof(
      index: try #require(vector.leafIdx), size: try #require(vector.treeSize), path: vector.path)
    let reason = refusal { () throws(ProofError) in
      try proof.verify(leaf: standIn(vector.leafHash, isLeaf: true), root: standIn(vector.root))
    }
    #expect((reason != nil) == vector.wantErr, "\(String(describing: reason))")
  }

  @Test(arguments: PublishedProof.all("consistency"))
  func `of consistency are judged as published`(vector: PublishedProof) throws {
    let proof = ConsistencyProof(
      oldSize: try #require(vector.size1), newSize: try #require(vector.size2), path: vector.path)
    let reason = refusal { () throws(ProofError) in
      try proof.verify(oldRoot: standIn(vector.root1), newRoot: standIn(vector.root2))
    }
    #expect((reason != nil) == vector.wantErr, "\(String(describing: reason))")
  }

  @Test(arguments: PublishedProof.all("subtreeinclusion"))
  func `of inclusion in a subtree are judged as published`(vector: PublishedProof) throws {
    let range = MerkleRange(start: try #require(vector.start), end: try #require(vector.end))
    let index = try #require(vector.leafIdx)
    let reason = refusal { () throws(ProofError) in
      try InclusionProof(index: index, in: range, path: vector.path)
        .verify(leaf: standIn(vector.leafHash, isLeaf: true), root: standIn(vector.root))
    }
    #expect((reason != nil) == vector.wantErr, "\(String(describing: reason))")
  }

  @Test(arguments: PublishedProof.all("subtreeconsistency"))
  func `of a subtree are judged as published`(vector: PublishedProof) throws {
    let range = MerkleRange(start: try #require(vector.start), end: try #require(vector.end))
    let proof = SubtreeProof(subtree: range, size: try #require(vector.size), path: vector.path)
    let reason = refusal { () throws(ProofError) in
      try proof.verify(subtreeHash: standIn(vector.root1), root: standIn(vector.root2))
    }
    #expect((reason != nil) == vector.wantErr, "\(String(describing: reason))")
  }

  @Test(
    arguments: zip(
      ["inclusion", "consistency", "subtreeinclusion", "subtreeconsistency"], [98, 98, 204, 118]))
  func `are all there, accepted ones too`(folder: String, count: Int) {
    let all = PublishedProof.all(folder)
    #expect(all.count == count)
    #expect(all.contains { !$0.wantErr })
  }
}
