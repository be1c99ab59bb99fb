extension SignedNote {
  /// Adds a signature over the text.
  ///
  /// - Throws: `wrongAlgorithm` for a witness's key, `duplicateSignature` if `key` has signed.
  package mutating func sign(with key: SignerKey) throws(NoteError) {
    try add(key, .ed25519, over: text, prefix: [])
  }

  /// Adds a witness's signature over the text and the time at which it was seen.
  ///
  /// The witness first checks that the checkpoint continues the last one that it saw.
  ///
  /// - Parameters:
  ///   - key: A key for `cosignatureV1`.
  ///   - seconds: Since 1970, at most 2⁶³ − 1.
  /// - Throws: `noCheckpoint` for other texts, `wrongAlgorithm` for another key,
  ///   `duplicateSignature` if `key` has signed.
  /// - Source: C2SP tlog-cosignature.
  package mutating func cosign(with key: SignerKey, at seconds: UInt64) throws(NoteError) {
    do throws(CheckpointError) {
      _ = try Checkpoint(noteText: text)
    } catch {
      throw .noCheckpoint(error)
    }
    guard seconds <= UInt64(Int64.max) else { throw .timeOutOfRange(seconds) }
    let time = withUnsafeBytes(of: seconds.bigEndian) { Array($0) }
    try add(key, .cosignatureV1, over: Self.cosigned(text, at: seconds), prefix: time)
  }

  private mutating func add(
    _ key: SignerKey, _ algorithm: SignatureAlgorithm, over message: [UInt8], prefix: [UInt8]
  ) throws(NoteError) {
    let (name, id) = (key.verifier.name, key.verifier.id)
    guard key.verifier.algorithm == algorithm else { throw .wrongAlgorithm(name) }
    guard let signature = try? key.signature(over: message) else { throw .signingFailed(name) }
    try add(NoteSignature(name: name, id: id, bytes: prefix + signature))
  }

  /// Checks the signatures of `keys`, and ignores those of others.
  ///
  /// - Returns: What was signed by whom, in the order of the note; at least one.
  /// - Throws: The reason, if one is false or none is there.
  package func verify(with keys: [VerifierKey]) throws(NoteError) -> [VerifiedSignature] {
    var verified: [VerifiedSignature] = []
    for (place, key) in keys.enumerated() {
      let isClash = keys[..<place].contains { $0.name == key.name && $0.id == key.id && $0 != key }
      guard !isClash else { throw .ambiguousKeys(key.name) }
    }
    for signature in signatures {
      let key = keys.first { $0.name == signature.name && $0.id == signature.id }
      guard let key else { continue }
      verified.append(try verify(signature, with: key))
    }
    guard !verified.isEmpty else { throw .noKnownKey }
    return verified
  }

  private func verify(
    _ signature: NoteSignature, with key: VerifierKey
  ) throws(NoteError) -> VerifiedSignature {
    switch key.algorithm {
    case .ed25519:
      guard signature.bytes.count == 64, key.isValid(signature.bytes, over: text) else {
        throw .falseSignature(key.name)
      }
      return VerifiedSignature(key: key, seconds: nil)
    case .cosignatureV1:
      guard signature.bytes.count == 72 else { throw .falseSignature(key.name) }
      let seconds = signature.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      let message = Self.cosigned(text, at: seconds)
      guard
        seconds <= UInt64(Int64.max), key.isValid(signature.bytes.dropFirst(8), over: message)
      else {
        throw .falseSignature(key.name)
      }
      return VerifiedSignature(key: key, seconds: seconds)
    }
  }

  private static func cosigned(_ text: [UInt8], at seconds: UInt64) -> [UInt8] {
    Array("cosignature/v1\ntime \(seconds)\n".utf8) + text
  }
}

/// A signature that was found true; only ``SignedNote/verify(with:)`` makes one.
package struct VerifiedSignature: Hashable, Sendable {
  package let key: VerifierKey
  /// When a witness saw the checkpoint, in seconds since 1970; nil for a plain signature.
  package let seconds: UInt64?
}
