import Checkpoints
import Merkle
import Testing

struct CheckpointTests {
  static let root = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

  @Test func `A checkpoint is written as three lines and read again`() throws {
    let checkpoint = try Checkpoint(origin: "example.com/log", size: .max, root: .emptyTree)
    #expect(checkpoint.noteText == "example.com/log\n18446744073709551615\n\(Self.root)\n")
    #expect(try Checkpoint(noteText: utf8(checkpoint.noteText)) == checkpoint)
  }

  @Test func `Extension lines of others are kept`() throws {
    let text = "go.sum database tree\n0\n\(Self.root)\nmore\n and more\n"
    let checkpoint = try Checkpoint(noteText: utf8(text))
    #expect(checkpoint.origin == "go.sum database tree")
    #expect(checkpoint.extensions == ["more", " and more"])
    #expect(checkpoint.noteText == text)
  }

  @Test(
    arguments: [
      ("", .unterminated), ("a\n1\n\(root)", .unterminated), ("\n", .tooFewLines(1)),
      ("a\n1\n", .tooFewLines(2)), ("\n1\n\(root)\n", .emptyLine(1)),
      ("a\n\n\(root)\n", .emptyLine(2)),
      ("a\n1\n\n", .emptyLine(3)), ("a\n1\n\(root)\n\n", .emptyLine(4)),
      ("a\n1\n\(root)\n\nb\n", .emptyLine(4)), ("a\n01\n\(root)\n", .badSize),
      ("a\n+1\n\(root)\n", .badSize), ("a\n-1\n\(root)\n", .badSize),
      ("a\n 1\n\(root)\n", .badSize),
      ("a\n1 \n\(root)\n", .badSize), ("a\n0x1\n\(root)\n", .badSize),
      ("a\n1e3\n\(root)\n", .badSize),
      ("a\n١\n\(root)\n", .badSize), ("a\n18446744073709551616\n\(root)\n", .badSize),
      ("a\n1\nAAAA\n", .rootLength(3)),
      ("a\n1\n\(root)AAAA\n", .badRoot(.foreignCharacter(at: 43))),
      ("a\n1\n\(root.dropLast())\n", .badRoot(.lengthNotMultipleOfFour(43))),
      ("a\n1\n\(root.dropLast(2))V=\n", .badRoot(.leftoverBits)),
    ] as [(String, CheckpointError)])
  func `A malformed checkpoint is refused with the reason`(text: String, reason: CheckpointError) {
    #expect(throws: reason) { try Checkpoint(noteText: utf8(text)) }
  }

  @Test func `A log's name is one line`() {
    for origin in ["", "a\nb", "a\n"] {
      #expect(throws: CheckpointError.badOrigin) {
        try Checkpoint(origin: origin, size: 0, root: .emptyTree)
      }
    }
  }

  @Test func `Names that only look the same are of different logs`() throws {
    let (a, b) = try (
      Checkpoint(origin: "\u{e9}", size: 1, root: .emptyTree),
      Checkpoint(origin: "e\u{301}", size: 1, root: .emptyTree)
    )
    #expect(a != b)
  }

  @Test func `The checkpoint of C2SP issue 99 is signed byte for byte`() throws {
    let name = "sigsum.org/v1/tree/e796172b92befd62d9dc67e41c2f5bc9d3100a3023b20b1ca40288dd1c679e69"
    let seed = [0x11] + [UInt8](repeating: 0, count: 31)
    let key = try SignerKey(name: #require(KeyName(name)), seed: seed)
    let text = "\(name)\n10\nHA5HAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
    let signature =
      "gJ2ho0n8F8olcerUF1FFdv235A/5as/coWrpLrtE7ovMeP5whgwouYExowG/lTznxu6OUGjjt5yJQ6bXtTcf718MqAQ="
    var note = try SignedNote(text: text)
    try note.sign(with: key)
    #expect(note.bytes == utf8("\(text)\n— \(name) \(signature)\n"))
  }
}
