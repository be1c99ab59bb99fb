/// One signature line of a note; what it is worth only a key can tell.
package struct NoteSignature: Hashable, Sendable {
  package let name: KeyName
  package let id: KeyID
  /// What the key's algorithm made, without the id.
  package let bytes: [UInt8]

  package init(name: KeyName, id: KeyID, bytes: [UInt8]) {
    self.name = name
    self.id = id
    self.bytes = bytes
  }

  /// Reads a line without its newline.
  init(line: some BidirectionalCollection<UInt8>) throws(NoteError.LineReason) {
    guard line.starts(with: Self.dash) else { throw .noDash }
    let fields = line.dropFirst(Self.dash.count).split(
      separator: UInt8(ascii: " "), maxSplits: 1, omittingEmptySubsequences: false)
    guard fields.count == 2, let name = KeyName(String(decoding: fields[0], as: UTF8.self)) else {
      throw .badName
    }
    let payload: [UInt8]
    do throws(Base64Error) {
      payload = try Base64.decode(fields[1])
    } catch {
      throw .badBase64(error)
    }
    guard payload.count > 4 else { throw .tooShort }
    self.init(name: name, id: KeyID(bytes: payload.prefix(4)), bytes: Array(payload.dropFirst(4)))
  }

  private static let dash = Array("— ".utf8)

  /// The line with its newline.
  package var line: String { "— \(name) \(Base64.encode(id.bytes + bytes))\n" }
}
