internal import Checkpoints
internal import CustomerService
internal import EventSourcing
internal import Merkle

extension EvidenceFile {
  /// Reads a file as ``bytes`` writes it; nothing is proven by that.
  ///
  /// - Throws: The first line that is wrong, and why.
  package init(parsing bytes: [UInt8]) throws(EvidenceError) {
    guard bytes.count <= Self.maximumBytes else { throw .tooLong(bytes.count) }
    var lines = EvidenceLines(bytes)
    guard try lines.next() == Self.title else { throw lines.error(.title) }
    complaint = ComplaintID(try lines.field("complaint"))
    guard !complaint.text.isEmpty else { throw lines.error(.field("complaint")) }
    guard let zone = BusinessZone(try lines.field("zone")) else {
      throw lines.error(.field("zone"))
    }
    guard let language = Language(rawValue: try lines.field("language")) else {
      throw lines.error(.field("language"))
    }
    self.zone = zone
    self.language = language
    try lines.blank()
    rendering = []
    while let line = try lines.block() {
      guard let text = line.after(Self.margin) else { throw lines.error(.rendering) }
      rendering.append(text)
    }
    var line = try lines.next()
    if let text = line.after("older ") {
      let note = try lines.note(try lines.base64(text))
      older = OlderCheckpoint(note: note, path: try lines.path())
      line = try lines.next()
    }
    records = []
    while line != "checkpoint", line != "tail" {
      guard let text = line.after("extra ") else { throw lines.error(.record) }
      let record = try lines.base64(text)
      let digits = try lines.field("index")
      guard let index = UInt64(digits), String(index) == digits else {
        throw lines.error(.field("index"))
      }
      records.append(
        ProvenRecord(
          position: Position(rawValue: index), bytes: record, path: try lines.path()))
      line = try lines.next()
    }
    if line == "tail" {
      tail = try lines.tail()
      guard try lines.next() == "checkpoint" else { throw lines.error(.record) }
    }
    note = try lines.note(lines.rest())
    guard self.bytes == bytes else { throw .otherText }
  }
}

/// Takes a file apart line by line.
private struct EvidenceLines {
  private let bytes: [UInt8]
  private var offset = 0
  private var number = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func error(_ reason: EvidenceError.Reason) -> EvidenceError { .malformed(line: number, reason) }

  mutating func next() throws(EvidenceError) -> String {
    number += 1
    guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) else {
      throw error(.cutShort)
    }
    guard let line = String(validating: bytes[offset..<end], as: UTF8.self) else {
      throw error(.encoding)
    }
    offset = end + 1
    return line
  }

  /// The next line of a block; nil at the blank line that ends it.
  mutating func block() throws(EvidenceError) -> String? {
    let line = try next()
    return line.isEmpty ? nil : line
  }

  mutating func blank() throws(EvidenceError) {
    guard try next().isEmpty else { throw error(.blankLine) }
  }

  mutating func field(_ name: String) throws(EvidenceError) -> String {
    guard let value = try next().after(name + " ") else { throw error(.field(name)) }
    return value
  }

  func base64(_ text: String) throws(EvidenceError) -> [UInt8] {
    do throws(Base64Error) { return try Base64.decode(text.utf8) } catch {
      throw self.error(.base64(error))
    }
  }

  /// No path in a tree of at most 2⁶⁴ − 1 leaves is longer, and no consistency proof either.
  private static let maximumPath = 65

  mutating func path() throws(EvidenceError) -> [Digest] {
    var path: [Digest] = []
    while let line = try block() {
      guard path.count < Self.maximumPath else { throw error(.pathTooLong) }
      guard let digest = Digest(bytes: try base64(line)) else { throw error(.hashLength) }
      path.append(digest)
    }
    return path
  }

  mutating func tail() throws(EvidenceError) -> LogTail {
    var tail = LogTail(edge: [], records: [])
    while let line = try block() {
      if let text = line.after("extra ") {
        tail.records.append(try base64(text))
        continue
      }
      guard tail.records.isEmpty else { throw error(.record) }
      guard tail.edge.count < Self.maximumPath else { throw error(.pathTooLong) }
      guard let digest = Digest(bytes: try base64(line)) else { throw error(.hashLength) }
      tail.edge.append(digest)
    }
    return tail
  }

  func note(_ bytes: [UInt8]) throws(EvidenceError) -> SignedNote {
    do throws(NoteError) { return try SignedNote(parsing: bytes) } catch {
      throw self.error(.note(error))
    }
  }

  func rest() -> [UInt8] { Array(bytes[offset...]) }
}

extension String {
  /// What follows `prefix`, byte for byte; nil if the text begins otherwise.
  fileprivate func after(_ prefix: String) -> String? {
    guard utf8.starts(with: prefix.utf8) else { return nil }
    return String(decoding: utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
  }
}
