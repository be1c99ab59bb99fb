import Checkpoints
import Merkle
import Testing

/// What a witness cosigns, and under which name it refuses.
struct WitnessTests {
  private static let leaves = (0..<20).map { Digest(hashing: [UInt8($0)]) }
  private let key: SignerKey
  private let witness: Witness

  init() throws {
    let name = try #require(KeyName("log.example"))
    key = try SignerKey(name: name, seed: Array(repeating: 3, count: 32))
    witness = Witness(policy: TrustPolicy(origin: "log.example", logKeys: [key.verifier]))
  }

  private struct Leaves: MerkleSource {
    var leaves: [Digest]
    func digest(level: Int, index: UInt64) -> Digest { .emptyTree }
    func forEachLeaf(in range: Range<UInt64>, _ body: (Digest) -> Void) {
      for index in range { body(leaves[Int(index)]) }
    }
  }

  private func tree(_ leaves: [Digest] = Self.leaves) -> MerkleTree<Leaves> {
    MerkleTree(size: UInt64(leaves.count), source: Leaves(leaves: leaves))
  }

  private func checkpoint(_ size: UInt64, of leaves: [Digest] = Self.leaves) throws -> Checkpoint {
    try Checkpoint(origin: "log.example", size: size, root: try tree(leaves).root(at: size))
  }

  private func request(
    _ old: UInt64, _ new: UInt64, of leaves: [Digest] = Self.leaves
  ) throws -> AddCheckpoint {
    var note = try SignedNote(text: try checkpoint(new, of: leaves).noteText)
    try note.sign(with: key)
    let path =
      old == 0 || old > new ? [] : try tree(leaves).consistencyProof(from: old, to: new).path
    return AddCheckpoint(oldSize: old, path: path, note: note)
  }

  private func refusal(_ request: AddCheckpoint, last: Checkpoint?) -> WitnessRefusal? {
    do throws(WitnessRefusal) {
      _ = try witness.check(request, last: last)
      return nil
    } catch {
      return error
    }
  }

  @Test func `The first checkpoint is believed, later ones must continue it`() throws {
    let first = try witness.check(try request(0, 5), last: nil)
    let second = try witness.check(try request(5, 13), last: first)
    #expect(second.size == 13)
    #expect(try witness.check(try request(13, 13), last: second) == second)
  }

  @Test func `A shorter log is a rollback`() throws {
    #expect(refusal(try request(5, 4), last: try checkpoint(5)) == .rollback(4, seen: 5))
  }

  @Test func `Two roots of one size are refused`() throws {
    let other = Array(Self.leaves.reversed())
    #expect(
      refusal(try request(5, 5, of: other), last: try checkpoint(5)) == .otherRootAtSameSize(5))
  }

  @Test func `A longer log with another history is a fork`() throws {
    var other = Self.leaves
    other[2] = .emptyTree
    #expect(
      refusal(try request(5, 13, of: other), last: try checkpoint(5))
        == .notConsistent(.oldRootMismatch))
    var request = try request(5, 13)
    request = AddCheckpoint(
      oldSize: 5, path: request.path.dropLast() + [Digest.emptyTree], note: request.note)
    #expect(refusal(request, last: try checkpoint(5)) != nil)
  }

  @Test func `A proof from another size than the one seen is told the right one`() throws {
    #expect(refusal(try request(4, 13), last: try checkpoint(5)) == .otherOldSize(4, seen: 5))
    #expect(refusal(try request(4, 13), last: nil) == .otherOldSize(4, seen: 0))
    #expect(refusal(try request(0, 13), last: try checkpoint(5)) == .otherOldSize(0, seen: 5))
  }

  @Test func `A note that the log's key did not sign is not believed`() throws {
    let name = try #require(KeyName("other.example"))
    let stranger = try SignerKey(name: name, seed: Array(repeating: 4, count: 32))
    var note = try SignedNote(text: try checkpoint(5).noteText)
    try note.sign(with: stranger)
    let request = AddCheckpoint(oldSize: 0, path: [], note: note)
    #expect(refusal(request, last: nil) == .untrusted(.badNote(.noKnownKey)))
  }

  @Test func `A request is read as it is written, and a note alone as the first`() throws {
    let request = try request(5, 13)
    let read = try AddCheckpoint(parsing: request.bytes)
    #expect(read.bytes == request.bytes && read.path == request.path && read.oldSize == 5)
    let alone = try AddCheckpoint(parsing: request.note.bytes)
    #expect(alone.oldSize == 0 && alone.path.isEmpty && alone.note.bytes == request.note.bytes)
  }

  @Test func `Whatever is changed in a request, it is refused or means the same`() throws {
    let request = try request(5, 13)
    let last = try checkpoint(5)
    for offset in request.bytes.indices {
      for bit in 0..<8 {
        var bytes = request.bytes
        bytes[offset] ^= 1 << bit
        guard let read = try? AddCheckpoint(parsing: bytes) else { continue }
        #expect(refusal(read, last: last) != nil, "byte \(offset), bit \(bit)")
      }
    }
    for count in request.bytes.indices {
      guard let read = try? AddCheckpoint(parsing: Array(request.bytes[..<count])) else { continue }
      #expect(refusal(read, last: last) != nil, "cut after \(count)")
    }
  }
}
