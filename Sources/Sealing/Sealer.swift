internal import CBOR
internal import Crypto
package import CustomerService

/// Seals the personal words of payloads, and opens them.
///
/// One box an event: AES-256-GCM over the map of its personal fields and its command's reason. The
/// associated data are log, event type, person, key, which fields are inside, and all public fields,
/// so that no box opens elsewhere than where it was sealed.
package struct Sealer: Sendable {
  /// The log's name.
  package let origin: String

  package init(origin: String) { self.origin = origin }

  /// Seals what is personal of a payload.
  ///
  /// - Parameters:
  ///   - parts: What is public of it and what is personal.
  ///   - name: The event.
  ///   - subject: The person's tag.
  ///   - key: The person's.
  ///   - nonce: 12 random bytes, never used before with this key.
  /// - Returns: The payload to store.
  /// - Throws: ``SealingError/wrongLength`` for another nonce.
  package func seal(
    _ parts: PayloadParts, of name: EventName, about subject: String, with key: DataKey,
    nonce: [UInt8]
  ) throws -> [UInt8] {
    let context = context(name, subject, key.commitment, parts.numbers, parts.open)
    guard nonce.count == SealedBox.nonceLength else { throw SealingError.wrongLength }
    let sealed = try AES.GCM.seal(
      parts.personal, using: key.symmetric, nonce: AES.GCM.Nonce(data: nonce),
      authenticating: context)
    let box = SealedBox(
      commitment: key.commitment, nonce: nonce,
      ciphertext: Array(sealed.ciphertext) + Array(sealed.tag), numbers: parts.numbers)
    return parts.sealed(in: box)
  }

  /// Opens the box of a stored payload.
  ///
  /// - Parameters:
  ///   - part: A payload with a box.
  ///   - subject: The tag of the person whose key it is.
  ///   - key: The one that the box names.
  /// - Returns: The words.
  /// - Throws: ``SealingError``, or `CBORError` when what was sealed is no map of words.
  package func open(
    _ part: SealedPart, about subject: String, with key: DataKey
  ) throws -> PersonalFields {
    guard let (box, open) = try part.taken() else { throw SealingError.notAuthentic }
    guard box.commitment == key.commitment else { throw SealingError.wrongKey }
    let context = context(part.name, subject, box.commitment, box.numbers, open)
    let length = box.ciphertext.count - SealedBox.tagLength
    do {
      let sealed = try AES.GCM.SealedBox(
        nonce: AES.GCM.Nonce(data: box.nonce), ciphertext: box.ciphertext[..<length],
        tag: box.ciphertext[length...])
      let words = try AES.GCM.open(sealed, using: key.symmetric, authenticating: context)
      return try PersonalFields(Array(words), numbers: box.numbers)
    } catch is CryptoKitError {
      throw SealingError.notAuthentic
    }
  }

  private func context(
    _ name: EventName, _ subject: String, _ commitment: [UInt8], _ numbers: [UInt8],
    _ open: [UInt8]
  ) -> [UInt8] {
    var encoder = CBOREncoder(capacity: 160 + open.count)
    encoder.writeArrayHeader(count: 7)
    encoder.writeText("carelog box 1" as String)
    encoder.writeText(origin)
    encoder.writeText(name.rawValue)
    encoder.writeText(subject)
    encoder.writeBytes(commitment)
    encoder.writeBytes(numbers)
    encoder.writeBytes(open)
    return encoder.bytes
  }
}
