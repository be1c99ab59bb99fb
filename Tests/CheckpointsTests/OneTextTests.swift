import Checkpoints
import Testing

/// Whatever is read is written the same again, so that no second text means the same.
struct OneTextTests {
  static let note = """
    log
    1
    \(CheckpointTests.root)

    — k AAAAAAA=
    — 客服/w AAAAAQAA

    """
  static let proof =
    "c2sp.org/tlog-proof@v1\nextra YQ==\nindex 70\n\(CheckpointTests.root)\n\n\(note)"

  /// `text` with a piece dropped, doubled, moved or overwritten, a few times over.
  private static func garbled(_ text: String, _ generator: inout SeededGenerator) -> [UInt8] {
    let pieces = ["\n", " ", "—", "=", "+", "0", "\u{a0}", "\0", "A"].map(utf8) + [[0xff], []]
    var bytes = utf8(text)
    for _ in 0...Int.random(in: 0...2, using: &generator) {
      let start = Int.random(in: 0...bytes.count, using: &generator)
      let end = min(start + Int.random(in: 0...5, using: &generator), bytes.count)
      let piece =
        Bool.random(using: &generator)
        ? Array(bytes[start..<end]) : pieces.randomElement(using: &generator) ?? []
      let place = Int.random(in: 0...bytes.count, using: &generator)
      if Bool.random(using: &generator) {
        bytes.replaceSubrange(start..<end, with: piece)
      } else {
        bytes.insert(contentsOf: piece, at: place)
      }
    }
    return bytes
  }

  /// How many of many garbled texts `read` accepts; each must come back as it was.
  private static func acceptedCount(
    _ text: String, _ read: ([UInt8]) throws -> [UInt8]
  ) -> (accepted: Int, refused: Int) {
    var generator = SeededGenerator(state: 2026)
    var (accepted, refused) = (0, 0)
    for _ in 0..<4_000 {
      let bytes = garbled(text, &generator)
      guard let written = try? read(bytes) else {
        refused += 1
        continue
      }
      accepted += 1
      #expect(written == bytes)
    }
    return (accepted, refused)
  }

  @Test func `A note`() {
    let count = Self.acceptedCount(Self.note) { try SignedNote(parsing: $0).bytes }
    #expect(count.accepted > 100)
    #expect(count.refused > 100)
  }

  @Test func `A checkpoint`() {
    let text = "log\n10\n\(CheckpointTests.root)\nmore\n"
    let count = Self.acceptedCount(text) { utf8(try Checkpoint(noteText: $0).noteText) }
    #expect(count.accepted > 100)
    #expect(count.refused > 100)
  }

  @Test func `A proof`() {
    let count = Self.acceptedCount(Self.proof) { try TlogProof(parsing: $0).bytes }
    #expect(count.accepted > 100)
    #expect(count.refused > 100)
  }

  @Test func `A key`() {
    let count = Self.acceptedCount(PublishedKeys.neumann) {
      utf8(try VerifierKey(String(decoding: $0, as: UTF8.self)).text)
    }
    #expect(count.accepted > 10)
    #expect(count.refused > 100)
  }
}
