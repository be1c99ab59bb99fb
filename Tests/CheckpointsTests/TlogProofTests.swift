import Checkpoints
import Merkle
import Testing

struct TlogProofTests {
  static let note = "log\n1\n\(CheckpointTests.root)\n\n— k AAAAAAA=\n"
  static let title = "c2sp.org/tlog-proof@v1\n"

  private static func refusal(_ text: String) -> TlogProofError? {
    do throws(TlogProofError) {
      _ = try TlogProof(parsing: utf8(text))
      return nil
    } catch {
      return error
    }
  }

  @Test(
    arguments: [
      "\(title)index 0\n\n\(note)", "\(title)index 18446744073709551615\n\n\(note)",
      "\(title)extra YWJj\nindex 7\n\(CheckpointTests.root)\n\(CheckpointTests.root)\n\n\(note)",
      "\(title)extra \nindex 7\n\n\(note)",
    ])
  func `A proof is read and written the same`(text: String) throws {
    #expect(try TlogProof(parsing: utf8(text)).bytes == utf8(text))
  }

  @Test(
    arguments: [
      ("", .noCheckpoint), ("\(title)index 0\n", .noCheckpoint),
      ("wrong\nindex 0\n\n\(note)", .noTitle), ("\n\n\(note)", .noTitle),
      ("c2sp.org/tlog-proof@v1 \nindex 0\n\n\(note)", .noTitle),
      ("\(title)extra !!\nindex 0\n\n\(note)", .badExtra(.lengthNotMultipleOfFour(2))),
      ("\(title)\n\n\(note)", .badIndex), ("\(title)index\n\n\(note)", .badIndex),
      ("\(title)index notanumber\n\n\(note)", .badIndex),
      ("\(title)index -5\n\n\(note)", .badIndex),
      ("\(title)index 05\n\n\(note)", .badIndex), ("\(title)index  5\n\n\(note)", .badIndex),
      ("\(title)index 5\r\n\n\(note)", .badIndex),
      ("\(title)index 18446744073709551616\n\n\(note)", .badIndex),
      ("\(title)index 0\nextra YWJj\n\n\(note)", .badHash(1, .lengthNotMultipleOfFour(10))),
      ("\(title)extra YWJj\nextra YWJj\nindex 0\n\n\(note)", .badIndex),
      ("\(title)index 0\n!!!!\n\n\(note)", .badHash(1, .foreignCharacter(at: 0))),
      ("\(title)index 0\n\(CheckpointTests.root)\nAAAA\n\n\(note)", .hashLength(2)),
      ("\(title)index 0\n\n", .badNote(.unterminated)),
      ("\(title)index 0\n\ncheckpoint\n", .badNote(.noSignatures)),
    ] as [(String, TlogProofError)])
  func `A malformed proof is refused with the reason`(text: String, reason: TlogProofError) {
    #expect(Self.refusal(text) == reason)
  }

  @Test func `A path of 64 hashes is read, a longer one is not`() {
    for (count, reason) in [(64, nil), (65, .pathTooLong), (100_000, .pathTooLong)]
      as [(Int, TlogProofError?)]
    {
      let path = String(repeating: CheckpointTests.root + "\n", count: count)
      #expect(Self.refusal("\(Self.title)index 0\n\(path)\n\(Self.note)") == reason)
    }
  }

  /// A log of five records, and the proof of the fourth.
  private static func sample() throws -> (proof: TlogProof, leaf: Digest, key: VerifierKey) {
    let leaves = (0..<5).map { Digest(hashing: [$0]) }
    let pairs = [
      Digest(left: leaves[0], right: leaves[1]), Digest(left: leaves[2], right: leaves[3]),
    ]
    let root = Digest(left: Digest(left: pairs[0], right: pairs[1]), right: leaves[4])
    let key = try SignerKey(name: name("log"), seed: seed(4))
    var note = try SignedNote(text: Checkpoint(origin: "log", size: 5, root: root).noteText)
    try note.sign(with: key)
    let proof = TlogProof(index: 3, path: [leaves[2], pairs[0], leaves[4]], note: note)
    return (proof, leaves[3], key.verifier)
  }

  @Test func `A record is proven to who trusts the log's checkpoint`() throws {
    let (proof, leaf, key) = try Self.sample()
    let policy = TrustPolicy(origin: "log", logKeys: [key])
    #expect(try proof.verify(leaf: leaf, policy: policy).checkpoint.size == 5)
    #expect(throws: TlogProofError.untrusted(.otherLog("log"))) {
      try proof.verify(leaf: leaf, policy: TrustPolicy(origin: "log/2", logKeys: [key]))
    }
    #expect(throws: TlogProofError.notIncluded(.rootMismatch)) {
      try proof.verify(leaf: .emptyTree, policy: policy)
    }
    let moved = TlogProof(index: 5, path: proof.path, note: proof.note)
    #expect(throws: TlogProofError.notIncluded(.indexBeyondTree(5, size: 5))) {
      try moved.verify(leaf: leaf, policy: policy)
    }
  }

  @Test func `No single changed bit and no cut is accepted`() throws {
    let (proof, leaf, key) = try Self.sample()
    let policy = TrustPolicy(origin: "log", logKeys: [key])
    func isAccepted(_ bytes: [UInt8]) -> Bool {
      (try? TlogProof(parsing: bytes).verify(leaf: leaf, policy: policy)) != nil
    }
    let whole = proof.bytes
    #expect(isAccepted(whole))
    for place in whole.indices {
      #expect(!isAccepted(Array(whole[..<place])))
      for bit in 0..<8 {
        var changed = whole
        changed[place] ^= 1 << UInt8(bit)
        #expect(!isAccepted(changed), "byte \(place), bit \(bit)")
      }
    }
  }
}
