package import EventSourcing
package import Merkle

/// What a log states of itself: that it held `size` events whose tree has `root`.
///
/// - Source: C2SP tlog-checkpoint v1.0.0.
package struct Checkpoint: Sendable {
  /// The log's name.
  package let origin: String
  package let size: UInt64
  package let root: Digest
  /// Lines that others' logs may add; ours never do.
  package let extensions: [String]

  /// - Throws: `badOrigin` if `origin` is empty or has more than one line.
  package init(origin: String, size: UInt64, root: Digest) throws(CheckpointError) {
    guard !origin.isEmpty, !origin.utf8.contains(newline) else { throw .badOrigin }
    self.origin = origin
    self.size = size
    self.root = root
    extensions = []
  }

  /// Reads the text of a note.
  ///
  /// - Throws: The reason.
  package init(noteText: [UInt8]) throws(CheckpointError) {
    guard let text = String(validating: noteText, as: UTF8.self), noteText.last == newline else {
      throw .unterminated
    }
    let lines = text.utf8.dropLast().split(separator: newline, omittingEmptySubsequences: false)
    guard lines.count >= 3 else { throw .tooFewLines(lines.count) }
    guard let empty = lines.firstIndex(where: \.isEmpty) else {
      origin = String(decoding: lines[0], as: UTF8.self)
      size = try Self.size(lines[1])
      root = try Self.root(lines[2])
      extensions = lines[3...].map { String(decoding: $0, as: UTF8.self) }
      return
    }
    throw .emptyLine(empty + 1)
  }

  /// The text of the note to be signed.
  package var noteText: String {
    let lines = [origin, String(size), Base64.encode(root.bytes)] + extensions
    return lines.map { $0 + "\n" }.joined()
  }

  private static func size(_ digits: some Collection<UInt8>) throws(CheckpointError) -> UInt64 {
    let text = String(decoding: digits, as: UTF8.self)
    guard let size = UInt64(text), String(size) == text else { throw .badSize }
    return size
  }

  private static func root(_ text: some Collection<UInt8>) throws(CheckpointError) -> Digest {
    let bytes: [UInt8]
    do throws(Base64Error) { bytes = try Base64.decode(text) } catch { throw .badRoot(error) }
    guard let root = Digest(bytes: bytes) else { throw .rootLength(bytes.count) }
    return root
  }
}

extension Checkpoint: Hashable {
  /// Byte for byte, since `String` takes canonically equivalent texts for equal.
  package static func == (a: Checkpoint, b: Checkpoint) -> Bool {
    a.noteText.utf8.elementsEqual(b.noteText.utf8)
  }

  package func hash(into hasher: inout Hasher) { root.hash(into: &hasher) }
}

/// Why a note's text is no checkpoint.
package enum CheckpointError: Hashable, Sendable {
  case badOrigin
  case unterminated
  case tooFewLines(Int)
  case emptyLine(Int)
  case badSize
  case badRoot(Base64Error)
  case rootLength(Int)
}

extension CheckpointError: Explained {
  package var text: Localized {
    switch self {
    case .badOrigin:
      Localized(
        zh: "日志名是不为空的一行",
        en: "a log's name is one line that is not empty")
    case .unterminated:
      Localized(
        zh: "检查点应为 UTF-8，并以换行符结束",
        en: "a checkpoint is UTF-8 and ends with a newline")
    case .tooFewLines(let count):
      Localized(
        zh: "检查点至少有三行，而不是 \(count) 行",
        en: "a checkpoint has at least three lines, not \(count)")
    case .emptyLine(let line):
      Localized(
        zh: "检查点第 \(line) 行是空的",
        en: "line \(line) of the checkpoint is empty")
    case .badSize:
      Localized(
        zh: "检查点第 2 行不是十进制的条数",
        en: "line 2 of the checkpoint is no size in decimal")
    case .badRoot(let error):
      Localized(
        zh: "检查点第 3 行不是根哈希：\(error.text.zh)",
        en: "line 3 of the checkpoint is no root hash: \(error.text.en)")
    case .rootLength(let count):
      Localized(
        zh: "检查点的根哈希有 \(count) 字节，而不是 32",
        en: "the checkpoint's root hash has \(count) bytes, not 32")
    }
  }
}
