internal import Crypto

/// Keys that are stored under another key: nonce, ciphertext and tag, 60 bytes.
package struct KeyWrap: Sendable {
  package static let length = 12 + DataKey.length + 16

  private let symmetric: SymmetricKey

  /// Wraps under `key`, which has 32 bytes.
  package init(key: [UInt8]) throws(SealingError) {
    guard key.count == DataKey.length else { throw .wrongLength }
    symmetric = SymmetricKey(data: key)
  }

  /// Wraps a key of 32 bytes, to be unwrapped for the same purpose only; `nonce` is 12 random bytes.
  package func wrap(_ key: [UInt8], for purpose: [UInt8], nonce: [UInt8]) throws -> [UInt8] {
    let sealed = try AES.GCM.seal(
      key, using: symmetric, nonce: AES.GCM.Nonce(data: nonce), authenticating: purpose)
    return nonce + Array(sealed.ciphertext) + Array(sealed.tag)
  }

  /// Unwraps a key; another key, another purpose and changed bytes are refused.
  package func unwrap(_ wrapped: [UInt8], for purpose: [UInt8]) throws(SealingError) -> [UInt8] {
    guard wrapped.count == Self.length else { throw .wrongLength }
    guard
      let box = try? AES.GCM.SealedBox(
        nonce: AES.GCM.Nonce(data: wrapped[..<12]),
        ciphertext: wrapped[12..<(12 + DataKey.length)], tag: wrapped[(12 + DataKey.length)...]),
      let key = try? AES.GCM.open(box, using: symmetric, authenticating: purpose)
    else { throw .notAuthentic }
    return Array(key)
  }
}

/// Hides what digests tell: whoever can guess a phone number can hash it, but not under this key.
package struct DigestKey: Sendable {
  private let symmetric: SymmetricKey

  package init(_ key: [UInt8]) { symmetric = SymmetricKey(data: key) }

  /// As many bytes as `digest` has, at most 32.
  package func keyed(_ digest: [UInt8]) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: digest, using: symmetric).prefix(digest.count))
  }
}
