import Checkpoints
import Merkle
import Testing

/// The log of tessera's `testdata/log`, with all its checkpoints, and a proof derived from others.
@Suite(
  .enabled(
    if: SharedVectors.areThere,
    "needs vectors/checkpoint-log beside the package or under CARELOG_SHARED"))
struct `The published log` {
  static let entries = [
    "one", "two", "three", "four", "five", "six", "seven", "eit", "nain", "ten", "ileven",
    "twelf", "threeten", "fourten", "fivten",
  ]
  static let origin = "example.com/log/testdata"

  @Test func `has the checkpoints and tiles that we make, byte for byte`() throws {
    let key = try SignerKey(PublishedKeys.logSecret)
    var frontier = MerkleFrontier()
    var tile: [UInt8] = []
    var bundle: [UInt8] = []
    for size in 0...15 {
      if size > 0 {
        let entry = utf8(Self.entries[size - 1])
        let leaf = Digest(leaf: entry.span.bytes)
        frontier.append(leaf: leaf) { _ in }
        tile += leaf.bytes
        bundle += [0, UInt8(entry.count)] + entry
        #expect(SharedVectors.bytes(of: "checkpoint-log/tile/0/000.p/\(size)") == tile)
        #expect(SharedVectors.bytes(of: "checkpoint-log/tile/entries/000.p/\(size)") == bundle)
      }
      let checkpoint = try Checkpoint(
        origin: Self.origin, size: frontier.size, root: frontier.root)
      var note = try SignedNote(text: checkpoint.noteText)
      try note.sign(with: key)
      #expect(SharedVectors.bytes(of: "checkpoint-log/checkpoint.\(size)") == note.bytes)
    }
  }

  @Test(arguments: 0...15)
  func `has checkpoints that we verify`(size: Int) throws {
    let bytes = try #require(SharedVectors.bytes(of: "checkpoint-log/checkpoint.\(size)"))
    let note = try SignedNote(parsing: bytes)
    let key = try VerifierKey(PublishedKeys.log)
    #expect(try note.verify(with: [key]).map(\.key) == [key])
    let checkpoint = try Checkpoint(noteText: note.text)
    #expect(checkpoint.origin == Self.origin)
    #expect(checkpoint.size == UInt64(size))
  }

  @Test func `gives the derived proof, cosignature included`() throws {
    let bytes = try #require(SharedVectors.bytes(of: "derived.tlog-proof"))
    let read = try TlogProof(parsing: bytes)
    #expect(read.bytes == bytes)
    let key = try SignerKey(PublishedKeys.neumannSecret)
    let seed = Array(
      try Base64.decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz".utf8).dropFirst())
    let witness = try SignerKey(name: name("PeterNeumann"), algorithm: .cosignatureV1, seed: seed)
    var note = try SignedNote(text: Checkpoint(noteText: read.note.text).noteText)
    try note.sign(with: key)
    try note.cosign(with: witness, at: 1_700_000_000)
    #expect(TlogProof(index: 5, path: read.path, note: note).bytes == bytes)
    let leaf = try #require(
      Digest(bytes: Base64.decode("QnGia+DYqE8L1UyMMC58s6O10fpngKQLzOKHNHfatlg=".utf8)))
    let policy = TrustPolicy(
      origin: "PeterNeumann", logKeys: [key.verifier], witnesses: [witness.verifier],
      witnessMinimum: 1)
    let trusted = try read.verify(leaf: leaf, policy: policy)
    #expect(trusted.checkpoint.size == 8)
    #expect(trusted.signatures.map(\.seconds) == [nil, 1_700_000_000])
  }
}
