import Evidence
import Merkle
import Testing

/// Bytes that somebody altered are refused, or mean the same to the last bit.
struct HostileEvidenceTests {
  private static func bytes() throws -> (Witnessed, [UInt8]) {
    let log = try Witnessed()
    let older = try log.sign(at: 5)
    try log.sign()
    return (log, try log.evidence(older: older, withTail: true).bytes)
  }

  @Test func `A single bit that is flipped is noticed`() throws {
    let (log, bytes) = try Self.bytes()
    for index in stride(from: 0, to: bytes.count, by: 5) {
      var altered = bytes
      altered[index] ^= 1 << UInt8(index % 8)
      guard let file = try? EvidenceFile(parsing: altered) else { continue }
      #expect(!file.check(policy: log.policy).isSound, "byte \(index)")
    }
  }

  @Test func `A file cut short anywhere is refused`() throws {
    let (_, bytes) = try Self.bytes()
    for count in bytes.indices {
      let cut = Array(bytes[..<count])
      #expect(throws: EvidenceError.self, "\(count) bytes") { try EvidenceFile(parsing: cut) }
    }
  }

  @Test(arguments: [
    ("carelog-evidence@v1\n", "carelog-evidence@v2\n", EvidenceError.malformed(line: 1, .title)),
    ("complaint P1\n", "complaint \n", .malformed(line: 2, .field("complaint"))),
    ("complaint P1\n", "visit P1\n", .malformed(line: 2, .field("complaint"))),
    ("zone Asia/Shanghai\n", "zone Mars\n", .malformed(line: 3, .field("zone"))),
    ("language zh\n", "language fr\n", .malformed(line: 4, .field("language"))),
    ("language zh\n\n", "language zh\nx\n", .malformed(line: 5, .blankLine)),
    ("\n\n| ", "\n\n|", .malformed(line: 6, .rendering)),
    ("index 2\n", "index 02\n", .malformed(line: 52, .field("index"))),
    ("index 2\n", "index +2\n", .malformed(line: 52, .field("index"))),
    ("\ntail\n", "\ntails\n", .malformed(line: 79, .record)),
    ("\ncheckpoint\n", "\ncheckpoints\n", .malformed(line: 83, .record)),
    ("\n", "\r\n", .malformed(line: 1, .title)),
  ])
  func `A line that is not written as it must be is refused`(
    line: String, by other: String, because error: EvidenceError
  ) throws {
    let text = String(decoding: try Self.bytes().1, as: UTF8.self)
    let parts = text.split(separator: line, maxSplits: 1, omittingEmptySubsequences: false)
    try #require(parts.count == 2)
    let forged = Array((parts[0] + other + parts[1]).utf8)
    #expect(throws: error) { try EvidenceFile(parsing: forged) }
  }

  @Test func `A hash of another length, and more hashes than a tree is high, are refused`() throws {
    let (log, _) = try Self.bytes()
    var file = try log.evidence()
    file.records[0].path += Array(repeating: .emptyTree, count: 70)
    let long = file.bytes
    #expect {
      try EvidenceFile(parsing: long)
    } throws: { error in
      guard case EvidenceError.malformed(_, .pathTooLong) = error else { return false }
      return true
    }
    let text = String(decoding: try log.evidence().bytes, as: UTF8.self)
    let short = text.replacing("index 2\n", with: "index 2\nAAAA\n")
    #expect {
      try EvidenceFile(parsing: Array(short.utf8))
    } throws: { error in
      guard case EvidenceError.malformed(_, .hashLength) = error else { return false }
      return true
    }
  }

  @Test func `A file that is too large is refused unread`() {
    let bytes = [UInt8](repeating: 0x20, count: EvidenceFile.maximumBytes + 1)
    #expect(throws: EvidenceError.tooLong(bytes.count)) { try EvidenceFile(parsing: bytes) }
  }
}
