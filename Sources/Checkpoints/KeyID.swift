internal import Merkle

/// The four bytes that tell the keys of one name apart.
package struct KeyID: Hashable, Sendable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The first bytes of SHA-256(name ‖ newline ‖ algorithm ‖ public key).
  ///
  /// - Source: C2SP signed-note, "Signatures".
  package init(name: KeyName, algorithm: SignatureAlgorithm, publicKey: [UInt8]) {
    let digest = Digest(
      hashing: name.bytes + [UInt8(ascii: "\n"), algorithm.rawValue] + publicKey)
    self.init(bytes: digest.bytes.prefix(4))
  }

  init(bytes: some Sequence<UInt8>) {
    rawValue = bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  var bytes: [UInt8] { withUnsafeBytes(of: rawValue.bigEndian) { Array($0) } }

  /// Eight lower-case hexadecimal digits.
  package var hex: String {
    let digits = String(rawValue, radix: 16)
    return String(repeating: "0", count: 8 - digits.utf8.count) + digits
  }
}

/// How a key signs a note; the raw value is the C2SP signature type.
package enum SignatureAlgorithm: UInt8, Hashable, Sendable {
  /// Ed25519 over the note's text.
  case ed25519 = 1
  /// Ed25519 over a time and the text of a checkpoint: a witness saw it, and no longer tree before.
  case cosignatureV1 = 4
}
