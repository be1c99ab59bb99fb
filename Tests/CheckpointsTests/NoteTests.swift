import Checkpoints
import Testing

struct NoteTests {
  static let cryptography =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
  static let signed = """
    \(cryptography)
    — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=

    """

  @Test func `The note of Go's tests is signed byte for byte`() throws {
    var note = try SignedNote(text: Self.cryptography)
    try note.sign(with: SignerKey(PublishedKeys.neumannSecret))
    #expect(note.bytes == utf8(Self.signed))
  }

  @Test(
    arguments: [
      (PublishedKeys.neumann, signed),
      (
        PublishedKeys.example,
        """
        This is an example message.

        — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

        """
      ),
      (
        PublishedKeys.goSum,
        """
        go.sum database tree
        6476701
        mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=

        — sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=

        """
      ),
    ])
  func `A published note is verified and written the same`(key: String, text: String) throws {
    let note = try SignedNote(parsing: utf8(text))
    let key = try VerifierKey(key)
    #expect(try note.verify(with: [key]).map(\.key) == [key])
    #expect(try note.verify(with: [key]).map(\.seconds) == [nil])
    #expect(note.bytes == utf8(text))
  }

  @Test func `Signatures of unknown keys are ignored, but one known must be there`() throws {
    let keys = try (1...3).map { try SignerKey(name: name("k\($0)"), seed: seed(UInt8($0))) }
    var note = try SignedNote(text: "text\n")
    for key in keys { try note.sign(with: key) }
    #expect(try note.verify(with: [keys[1].verifier]).map(\.key) == [keys[1].verifier])
    #expect(
      try note.verify(with: [keys[2].verifier, keys[0].verifier]).map(\.key)
        == [keys[0].verifier, keys[2].verifier])
    let stranger = try SignerKey(name: name("k1"), seed: seed(9)).verifier
    #expect(throws: NoteError.noKnownKey) { try note.verify(with: [stranger]) }
    #expect(throws: NoteError.noKnownKey) { try note.verify(with: []) }
    #expect(throws: NoteError.noKnownKey) {
      try SignedNote(text: "text\n").verify(with: [stranger])
    }
  }

  @Test func `One false signature of a known key spoils the note`() throws {
    let (a, b) = try (
      SignerKey(name: name("a"), seed: seed(1)), SignerKey(name: name("b"), seed: seed(2))
    )
    var other = try SignedNote(text: "another text\n")
    try other.sign(with: b)
    var note = try SignedNote(text: "text\n")
    try note.sign(with: a)
    let forged = try SignedNote(parsing: note.bytes + utf8(other.signatures[0].line))
    #expect(throws: NoteError.falseSignature(try name("b"))) {
      try forged.verify(with: [a.verifier, b.verifier])
    }
    #expect(try forged.verify(with: [a.verifier]).count == 1)
  }

  @Test func `A key signs a note once`() throws {
    let key = try SignerKey(PublishedKeys.neumannSecret)
    var note = try SignedNote(text: "text\n")
    try note.sign(with: key)
    #expect(throws: NoteError.duplicateSignature(line: 2)) { try note.sign(with: key) }
    #expect(
      refusal(ofNote: note.bytes + utf8(note.signatures[0].line)) == .duplicateSignature(line: 2))
  }

  @Test func `Two keys with the same name and id are not tried one after the other`() throws {
    let keys = try [26_544, 64_987].map { (number: UInt64) in
      let bytes = withUnsafeBytes(of: number.bigEndian) { Array($0) }
      return try VerifierKey(name: name("k"), publicKey: [UInt8](repeating: 0, count: 24) + bytes)
    }
    #expect(keys.map(\.id.hex) == ["88bdb523", "88bdb523"])
    let note = try SignedNote(parsing: utf8(Self.signed))
    let neumann = try VerifierKey(PublishedKeys.neumann)
    #expect(throws: NoteError.ambiguousKeys(try name("k"))) {
      try note.verify(with: keys + [neumann])
    }
    #expect(try note.verify(with: [neumann, neumann]).count == 1)
  }

  @Test func `The last blank line separates`() throws {
    var note = try SignedNote(text: "one\n\n— a line that looks like a signature\n\nthree\n\n")
    try note.sign(with: SignerKey(PublishedKeys.neumannSecret))
    let read = try SignedNote(parsing: note.bytes)
    #expect(read.text == note.text)
    #expect(read.signatures == note.signatures)
  }

  @Test(
    arguments: [
      ("", .unterminated), ("\n", .noSignatures), ("\n\n", .noSignatures), ("a\n", .noSignatures),
      ("a\n\n", .noSignatures), ("a\n\n\n", .noSignatures), ("a", .unterminated),
      ("a\n\n— k AAAAAAA=", .unterminated), ("a\r\n\n— k AAAAAAA=\n", .controlCharacter(at: 1)),
      ("a\0\n\n— k AAAAAAA=\n", .controlCharacter(at: 1)),
      ("a\n\n— k\tAAAAAAA=\n", .controlCharacter(at: 8)),
      ("a\n\n- k AAAAAAA=\n", .malformedSignature(line: 1, .noDash)),
      ("a\n\n—k AAAAAAA=\n", .malformedSignature(line: 1, .noDash)),
      ("a\n\n —k AAAAAAA=\n", .malformedSignature(line: 1, .noDash)),
      ("a\n\n— k\n", .malformedSignature(line: 1, .badName)),
      ("a\n\n—  AAAAAAA=\n", .malformedSignature(line: 1, .badName)),
      ("a\n\n— k+ AAAAAAA=\n", .malformedSignature(line: 1, .badName)),
      ("a\n\n— k\u{3000}x AAAAAAA=\n", .malformedSignature(line: 1, .badName)),
      ("a\n\n— k \n", .malformedSignature(line: 1, .tooShort)),
      ("a\n\n— k AAAAAA==\n", .malformedSignature(line: 1, .tooShort)),
      (
        "a\n\n— k  AAAAAAA=\n",
        .malformedSignature(line: 1, .badBase64(.lengthNotMultipleOfFour(9)))
      ),
      (
        "a\n\n— k AAAAAAA= x\n",
        .malformedSignature(line: 1, .badBase64(.lengthNotMultipleOfFour(10)))
      ),
      ("a\n\n— k AAAAAAB=\n", .malformedSignature(line: 1, .badBase64(.leftoverBits))),
      ("a\n\n— k AAAAAAA=\nb\n", .malformedSignature(line: 2, .noDash)),
      ("a\n\n— k AAAAAAA=\n— k AAAAAAE=\n", .duplicateSignature(line: 2)),
    ] as [(String, NoteError)])
  func `A malformed note is refused with the reason`(text: String, reason: NoteError) {
    #expect(refusal(ofNote: utf8(text)) == reason)
  }

  @Test func `Bytes that are not UTF-8 are refused`() {
    #expect(refusal(ofNote: [0x61, 0xff, 10, 10] + utf8("— k AAAAAAA=\n")) == .invalidUTF8)
    #expect(refusal(ofNote: [0xed, 0xa0, 0x80, 10, 10] + utf8("— k AAAAAAA=\n")) == .invalidUTF8)
    #expect(refusal(ofNote: [0xc0, 0x8a, 10, 10] + utf8("— k AAAAAAA=\n")) == .invalidUTF8)
  }

  @Test func `Sixteen large signatures are read, a hundred and one or a megabyte are not`() throws {
    let large = Base64.encode([UInt8](repeating: 5, count: 5_000))
    let lines = (1...16).map { "— k\($0) \(large)\n" }.joined()
    #expect(try SignedNote(parsing: utf8("a\n\n" + lines)).signatures.count == 16)
    let many = (1...101).map { "— k\($0) AAAAAAA=\n" }.joined()
    #expect(refusal(ofNote: utf8("a\n\n" + many)) == .tooManySignatures)
    let long = String(repeating: "a", count: 1_000_000) + "\n\n— k AAAAAAA=\n"
    #expect(refusal(ofNote: utf8(long)) == .tooLong(utf8(long).count))
  }

  @Test func `A text must end with a newline and have no control characters`() {
    #expect(throws: NoteError.unterminated) { try SignedNote(text: "") }
    #expect(throws: NoteError.unterminated) { try SignedNote(text: "a") }
    #expect(throws: NoteError.controlCharacter(at: 1)) { try SignedNote(text: "a\u{1b}[1m\n") }
  }

  @Test func `No single changed bit and no cut is accepted`() throws {
    let key = try VerifierKey(PublishedKeys.neumann)
    let whole = utf8(Self.signed)
    func isAccepted(_ bytes: [UInt8]) -> Bool {
      ((try? SignedNote(parsing: bytes).verify(with: [key])) ?? []).isEmpty == false
    }
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
