/// A text that one or more keys have signed.
///
/// - Source: C2SP signed-note v1.0.0.
package struct SignedNote: Sendable {
  /// In UTF-8, with its final newline; to be ignored until ``verify(with:)`` has returned.
  package let text: [UInt8]
  package private(set) var signatures: [NoteSignature]

  /// What a reader accepts at most; the specification demands 16 signatures of 5 kB.
  package static let maximumBytes = 1_000_000
  package static let maximumSignatures = 100

  /// A note that nobody has signed yet.
  ///
  /// - Throws: The reason why `text` cannot be that of a note.
  package init(text: String) throws(NoteError) {
    self.text = Array(text.utf8)
    signatures = []
    try Self.check(self.text)
  }

  /// Reads a note as ``bytes`` writes it; no signature is checked.
  ///
  /// - Throws: The reason.
  package init(parsing bytes: [UInt8]) throws(NoteError) {
    try Self.check(bytes)
    let blank = bytes.indices.dropLast().last { bytes[$0] == newline && bytes[$0 + 1] == newline }
    guard let blank, blank + 2 < bytes.count else { throw .noSignatures }
    text = Array(bytes[...blank])
    signatures = []
    let lines = bytes[(blank + 2)...].dropLast().split(
      separator: newline, maxSplits: Self.maximumSignatures, omittingEmptySubsequences: false)
    guard lines.count <= Self.maximumSignatures else { throw .tooManySignatures }
    for line in lines { try add(line) }
  }

  private static func check(_ bytes: [UInt8]) throws(NoteError) {
    guard bytes.count <= maximumBytes else { throw .tooLong(bytes.count) }
    guard String(validating: bytes, as: UTF8.self) != nil else { throw .invalidUTF8 }
    if let offset = bytes.firstIndex(where: { $0 < 0x20 && $0 != newline }) {
      throw .controlCharacter(at: offset)
    }
    guard bytes.last == newline else { throw .unterminated }
  }

  private mutating func add(_ line: ArraySlice<UInt8>) throws(NoteError) {
    let signature: NoteSignature
    do throws(NoteError.LineReason) {
      signature = try NoteSignature(line: line)
    } catch {
      throw .malformedSignature(line: signatures.count + 1, error)
    }
    try add(signature)
  }

  mutating func add(_ signature: NoteSignature) throws(NoteError) {
    let line = signatures.count + 1
    guard line <= Self.maximumSignatures else { throw .tooManySignatures }
    let isNew = signatures.allSatisfy { $0.name != signature.name || $0.id != signature.id }
    guard isNew else { throw .duplicateSignature(line: line) }
    signatures.append(signature)
  }

  /// The note as it is exchanged: the text, a blank line, a line for each signature.
  package var bytes: [UInt8] { text + [newline] + signatures.flatMap { Array($0.line.utf8) } }
}

let newline = UInt8(ascii: "\n")
