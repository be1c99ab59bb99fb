internal import Crypto

/// A public key with its name, against which signatures are checked.
package struct VerifierKey: Hashable, Sendable {
  package let name: KeyName
  package let id: KeyID
  package let algorithm: SignatureAlgorithm
  /// 32 bytes.
  package let publicKey: [UInt8]

  /// A key of Ed25519.
  ///
  /// - Throws: `badLength` unless the key has 32 bytes.
  package init(
    name: KeyName, algorithm: SignatureAlgorithm = .ed25519, publicKey: [UInt8]
  ) throws(KeyError) {
    guard publicKey.count == 32 else { throw .badLength(publicKey.count) }
    self.name = name
    self.algorithm = algorithm
    self.publicKey = publicKey
    id = KeyID(name: name, algorithm: algorithm, publicKey: publicKey)
  }

  /// Reads a key as ``text`` writes it.
  ///
  /// - Throws: The reason; an id that does not follow from name and key is refused.
  package init(_ text: String) throws(KeyError) {
    let fields = try KeyFields(text)
    try self.init(name: fields.name, algorithm: fields.algorithm, publicKey: fields.key)
    guard fields.id == id.hex else { throw .idMismatch(expected: id.hex) }
  }

  /// The key as people and programs exchange it: `name+id+base64(algorithm ‖ key)`.
  package var text: String {
    KeyFields(name: name, id: id.hex, algorithm: algorithm, key: publicKey).text
  }

  /// Whether `signature` was made over `message` by the holder of the secret key.
  func isValid(_ signature: some Collection<UInt8>, over message: [UInt8]) -> Bool {
    let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
    return key?.isValidSignature(Array(signature), for: message) ?? false
  }
}
