package import EventSourcing
package import Merkle

/// What a log's keeper shows a witness: a checkpoint, and that it continues an older one.
///
/// - Source: C2SP tlog-witness v1, the body of `add-checkpoint`. A note alone is read as the first
///   that the witness sees.
package struct AddCheckpoint: Sendable {
  /// The size of the checkpoint that the witness saw last; 0 if none.
  package let oldSize: UInt64
  /// The consistency proof from the old size; empty if that is 0.
  package let path: [Digest]
  package let note: SignedNote

  package init(oldSize: UInt64, path: [Digest], note: SignedNote) {
    self.oldSize = oldSize
    self.path = path
    self.note = note
  }

  private static let maximumPath = 63

  /// Reads a request as ``bytes`` writes it, or a note; nothing is verified.
  ///
  /// - Throws: The reason.
  package init(parsing bytes: [UInt8]) throws(AddCheckpointError) {
    guard bytes.starts(with: "old ".utf8) else {
      self.init(oldSize: 0, path: [], note: try Self.note(bytes))
      return
    }
    let blank = bytes.indices.dropLast().first { bytes[$0] == newline && bytes[$0 + 1] == newline }
    guard let blank else { throw .noCheckpoint }
    let lines = bytes[..<blank].split(
      separator: newline, maxSplits: Self.maximumPath + 1, omittingEmptySubsequences: false)
    guard lines.count <= Self.maximumPath + 1 else { throw .pathTooLong }
    let decimal = String(decoding: lines[0].dropFirst(4), as: UTF8.self)
    guard let oldSize = UInt64(decimal), String(oldSize) == decimal else { throw .badSize }
    var path: [Digest] = []
    for line in lines.dropFirst() {
      guard let hash = try? Base64.decode(line), let digest = Digest(bytes: hash) else {
        throw .badHash(path.count + 1)
      }
      path.append(digest)
    }
    self.init(oldSize: oldSize, path: path, note: try Self.note(Array(bytes[(blank + 2)...])))
  }

  private static func note(_ bytes: [UInt8]) throws(AddCheckpointError) -> SignedNote {
    do throws(NoteError) { return try SignedNote(parsing: bytes) } catch { throw .badNote(error) }
  }

  /// The request as it is exchanged.
  package var bytes: [UInt8] {
    let lines = ["old \(oldSize)"] + path.map { Base64.encode($0.bytes) }
    return lines.flatMap { Array($0.utf8) + [newline] } + [newline] + note.bytes
  }
}

/// Why bytes are no request to a witness.
package enum AddCheckpointError: Hashable, Sendable {
  case noCheckpoint
  case badSize
  /// Hashes are counted from 1.
  case badHash(Int)
  case pathTooLong
  case badNote(NoteError)
}

extension AddCheckpointError: Explained {
  package var text: Localized {
    switch self {
    case .noCheckpoint:
      Localized(
        zh: "证明与检查点之间没有空行",
        en: "no blank line separates the proof from a checkpoint")
    case .badSize:
      Localized(
        zh: "「old」一行没有十进制的条数",
        en: "the line 'old' does not hold a size in decimal")
    case .badHash(let number):
      Localized(
        zh: "第 \(number) 个哈希不是 32 字节的 base64",
        en: "hash \(number) is no base64 of 32 bytes")
    case .pathTooLong:
      Localized(
        zh: "证明的哈希多于任何日志的树高",
        en: "the proof has more hashes than any log's tree is high")
    case .badNote(let error):
      Localized(
        zh: "检查点的签名文件：\(error.text.zh)",
        en: "the checkpoint's note: \(error.text.en)")
    }
  }
}
