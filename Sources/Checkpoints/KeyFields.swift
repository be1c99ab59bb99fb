/// The parts of a key's text: `name+id+base64(algorithm ‖ key)`.
struct KeyFields {
  var name: KeyName
  /// As written, eight hexadecimal digits if it is right.
  var id: String
  var algorithm: SignatureAlgorithm
  var key: [UInt8]
}

extension KeyFields {
  init(_ text: String) throws(KeyError) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .malformed }
    let name = String(decoding: parts[0], as: UTF8.self)
    let bytes: [UInt8]
    do throws(Base64Error) { bytes = try Base64.decode(parts[2]) } catch { throw .badBase64(error) }
    guard let first = bytes.first else { throw .badLength(0) }
    guard let algorithm = SignatureAlgorithm(rawValue: first) else {
      throw .unknownAlgorithm(first)
    }
    guard let name = KeyName(name) else { throw .badName(name) }
    self.init(
      name: name, id: String(decoding: parts[1], as: UTF8.self), algorithm: algorithm,
      key: Array(bytes.dropFirst()))
  }

  var text: String { "\(name)+\(id)+" + Base64.encode([algorithm.rawValue] + key) }
}
