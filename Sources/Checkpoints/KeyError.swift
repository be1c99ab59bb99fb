/// Why a text or its bytes are no key.
package enum KeyError: Error, Hashable, Sendable {
  /// Not `name+id+base64`, before which a signer's key has `PRIVATE+KEY+`.
  case malformed
  case badName(String)
  case badBase64(Base64Error)
  case unknownAlgorithm(UInt8)
  case badLength(Int)
  /// The id is not the one that follows from the name and the public key.
  case idMismatch(expected: String)
}

extension KeyError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .malformed:
      "a key is written name+id+base64, a secret one PRIVATE+KEY+name+id+base64"
    case .badName(let name):
      "a key's name must not be empty nor contain spaces or +, as in '\(name)'"
    case .badBase64(let error):
      "the key's base64 is wrong: \(error)"
    case .unknownAlgorithm(let byte):
      "the key has algorithm \(byte); only 1 (Ed25519) and 4 (cosignature/v1) are known"
    case .badLength(let count):
      "an Ed25519 key has 32 bytes, not \(count)"
    case .idMismatch(let expected):
      "the key's id must be \(expected), so its name or its key was altered"
    }
  }
}
