internal import Crypto

/// A secret key with its name, that signs notes.
package struct SignerKey: Sendable {
  package let verifier: VerifierKey
  private let key: Curve25519.Signing.PrivateKey

  /// The key that follows from `seed`, 32 random bytes that nobody else may know.
  ///
  /// - Throws: `badLength` unless there are 32.
  package init(
    name: KeyName, algorithm: SignatureAlgorithm = .ed25519, seed: [UInt8]
  ) throws(KeyError) {
    guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
      throw .badLength(seed.count)
    }
    self.key = key
    verifier = try VerifierKey(
      name: name, algorithm: algorithm, publicKey: Array(key.publicKey.rawRepresentation))
  }

  /// Reads a key as ``secretText`` writes it.
  ///
  /// - Throws: The reason; an id that does not follow from name and key is refused.
  package init(_ secretText: String) throws(KeyError) {
    guard secretText.utf8.starts(with: Self.prefix.utf8) else { throw .malformed }
    let rest = secretText.utf8.dropFirst(Self.prefix.utf8.count)
    let fields = try KeyFields(String(decoding: rest, as: UTF8.self))
    try self.init(name: fields.name, algorithm: fields.algorithm, seed: fields.key)
    guard fields.id == verifier.id.hex else { throw .idMismatch(expected: verifier.id.hex) }
  }

  private static let prefix = "PRIVATE+KEY+"

  /// The key as Go's `sumdb/note` keeps it; whoever reads it can sign in the holder's name.
  package var secretText: String {
    let fields = KeyFields(
      name: verifier.name, id: verifier.id.hex, algorithm: verifier.algorithm,
      key: Array(key.rawRepresentation))
    return Self.prefix + fields.text
  }

  func signature(over message: [UInt8]) throws -> [UInt8] {
    Array(try key.signature(for: message))
  }
}

extension SignerKey: CustomStringConvertible, CustomReflectable {
  package var description: String { "the secret key of \(verifier.name)+\(verifier.id.hex)" }

  package var customMirror: Mirror { Mirror(self, children: ["verifier": verifier]) }
}
