import Checkpoints
import Merkle
import Testing

struct CosignatureTests {
  private static func witness(_ byte: UInt8) throws -> SignerKey {
    try SignerKey(name: name("witness.example/w1"), algorithm: .cosignatureV1, seed: seed(byte))
  }

  private static func note(size: UInt64 = 7) throws -> SignedNote {
    let checkpoint = try Checkpoint(origin: "example.com/log", size: size, root: .emptyTree)
    var note = try SignedNote(text: checkpoint.noteText)
    try note.sign(with: SignerKey(name: name("example.com/log"), seed: seed(1)))
    return note
  }

  @Test func `A witness states when it saw the checkpoint`() throws {
    var note = try Self.note()
    let witness = try Self.witness(2)
    try note.cosign(with: witness, at: 1_700_000_000)
    let read = try SignedNote(parsing: note.bytes)
    #expect(try read.verify(with: [witness.verifier]).map(\.key) == [witness.verifier])
    let log = try SignerKey(name: name("example.com/log"), seed: seed(1)).verifier
    #expect(try read.verify(with: [witness.verifier, log]).map(\.seconds) == [nil, 1_700_000_000])
  }

  @Test func `The published example names its key and its time`() throws {
    let note = try SignedNote(
      parsing: utf8(
        """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==

        """))
    #expect(note.signatures[1].id.hex == "8d66cf3f")
    #expect(note.signatures[1].bytes.count == 72)
    #expect(note.signatures[1].bytes.prefix(8) == [0, 0, 0, 0, 0x64, 0x18, 0x50, 0xcb])
  }

  @Test func `A changed time, text or key spoils the cosignature`() throws {
    var note = try Self.note()
    let witness = try Self.witness(2)
    try note.cosign(with: witness, at: 1_700_000_000)
    let cosignature = note.signatures[1]
    for place in cosignature.bytes.indices {
      var bytes = cosignature.bytes
      bytes[place] ^= 1
      let line = NoteSignature(name: cosignature.name, id: cosignature.id, bytes: bytes).line
      let forged = try SignedNote(parsing: note.text + utf8("\n" + line))
      #expect(throws: NoteError.falseSignature(witness.verifier.name)) {
        try forged.verify(with: [witness.verifier])
      }
    }
    let moved = try SignedNote(parsing: Self.note(size: 8).bytes + utf8(cosignature.line))
    #expect(throws: NoteError.falseSignature(witness.verifier.name)) {
      try moved.verify(with: [witness.verifier])
    }
    #expect(throws: NoteError.noKnownKey) { try note.verify(with: [Self.witness(3).verifier]) }
  }

  @Test func `A plain signature is no cosignature and the reverse`() throws {
    var note = try Self.note()
    let plain = try SignerKey(name: name("w"), seed: seed(2))
    #expect(throws: NoteError.wrongAlgorithm(plain.verifier.name)) {
      try note.cosign(with: plain, at: 1)
    }
    let witness = try Self.witness(2)
    #expect(throws: NoteError.wrongAlgorithm(witness.verifier.name)) {
      try note.sign(with: witness)
    }
  }

  @Test func `A witness signs checkpoints only, with a time that the format can hold`() throws {
    let witness = try Self.witness(2)
    var text = try SignedNote(text: "no checkpoint\n")
    #expect(throws: NoteError.noCheckpoint(.tooFewLines(1))) {
      try text.cosign(with: witness, at: 1)
    }
    var note = try Self.note()
    #expect(throws: NoteError.timeOutOfRange(1 << 63)) {
      try note.cosign(with: witness, at: 1 << 63)
    }
    try note.cosign(with: witness, at: 1 << 63 - 1)
    #expect(try note.verify(with: [witness.verifier]).map(\.seconds) == [1 << 63 - 1])
  }
}
