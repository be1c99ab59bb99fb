internal import CBOR

/// The box of a payload: its personal fields in one ciphertext, `Fixtures/record.cddl`.
package struct SealedBox: Hashable, Sendable {
  /// The key of the payload's map under which the box stands, before all fields.
  static let key: UInt64 = 0
  /// The number of the command's reason among the sealed fields.
  package static let reason: UInt8 = 0
  package static let commitmentLength = 32
  package static let nonceLength = 12
  package static let tagLength = 16

  /// Names the key and binds the box to it: no second key opens the box to other words.
  package var commitment: [UInt8]
  package var nonce: [UInt8]
  /// Ciphertext and tag.
  package var ciphertext: [UInt8]
  /// The numbers of the fields inside, ascending: what is known without the key.
  package var numbers: [UInt8]

  package init(
    commitment: [UInt8], nonce: [UInt8], ciphertext: [UInt8], numbers: [UInt8]
  ) {
    self.commitment = commitment
    self.nonce = nonce
    self.ciphertext = ciphertext
    self.numbers = numbers
  }

  /// Reads the value of the payload's key 0.
  init(_ decoder: inout CBORDecoder) throws(CBORError) {
    try decoder.readArrayHeader(count: 4)
    commitment = try decoder.readBytes()
    nonce = try decoder.readBytes()
    ciphertext = try decoder.readBytes()
    numbers = try decoder.readBytes()
    guard commitment.count == Self.commitmentLength, nonce.count == Self.nonceLength,
      ciphertext.count > Self.tagLength, Self.areValid(numbers)
    else { throw decoder.error(.unacceptable("box")) }
  }

  /// Passes over a box, as strictly as reading it.
  ///
  /// - Returns: One bit a number of a field inside.
  static func skim(_ decoder: inout CBORDecoder) throws(CBORError) -> UInt32 {
    try decoder.readArrayHeader(count: 4)
    let commitment = try decoder.readBytesSpan().byteCount
    let nonce = try decoder.readBytesSpan().byteCount
    let ciphertext = try decoder.readBytesSpan().byteCount
    let numbers = try decoder.readBytesSpan().withUnsafeBytes { Array($0) }
    guard commitment == commitmentLength, nonce == nonceLength, ciphertext > tagLength,
      areValid(numbers)
    else { throw decoder.error(.unacceptable("box")) }
    return numbers.reduce(0) { $0 | 1 << UInt32($1) }
  }

  private static func areValid(_ numbers: [UInt8]) -> Bool {
    !numbers.isEmpty && numbers.allSatisfy { $0 < 24 }
      && zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }
  }
}

/// A payload in its two parts: what everybody may read, and what is to be sealed.
package struct PayloadParts: Hashable, Sendable {
  /// The map of the public fields.
  package var open: [UInt8]
  /// The map of the personal fields and of the reason.
  package var personal: [UInt8]
  /// The numbers in ``personal``, ascending.
  package var numbers: [UInt8]

  package init(open: [UInt8], personal: [UInt8], numbers: [UInt8]) {
    self.open = open
    self.personal = personal
    self.numbers = numbers
  }

  /// The stored payload: the public map with `box` as its first entry.
  package func sealed(in box: SealedBox) -> [UInt8] {
    var encoder = CBOREncoder(capacity: open.count + box.ciphertext.count + 64)
    encoder.writeMapHeader(count: Int(open[0] & 0x1F) + 1)
    encoder.writeUnsigned(SealedBox.key)
    encoder.writeArrayHeader(count: 4)
    encoder.writeBytes(box.commitment)
    encoder.writeBytes(box.nonce)
    encoder.writeBytes(box.ciphertext)
    encoder.writeBytes(box.numbers)
    encoder.bytes += open.dropFirst()
    return encoder.bytes
  }
}

extension SealedPart {
  /// The box and the public map around it; nil when the payload has none.
  ///
  /// - Throws: `CBORError` when the bytes are no payload.
  package func taken() throws -> (box: SealedBox, open: [UInt8])? {
    try Self.taken(from: payload.span.bytes)
  }

  package static func taken(from payload: RawSpan) throws -> (box: SealedBox, open: [UInt8])? {
    var decoder = CBORDecoder(payload)
    var keys = try decoder.readMapKeys()
    guard let key = try keys.next(in: &decoder), key == SealedBox.key else { return nil }
    let count = payload.unsafeLoad(as: UInt8.self) & 0x1F
    let box = try SealedBox(&decoder)
    let rest = payload.extracting(decoder.offset..<payload.byteCount)
    return (box, [0xA0 | count - 1] + rest.withUnsafeBytes { Array($0) })
  }
}

extension ServiceEvent {
  /// The event as it is read without the key: its words are in a box that nothing opens.
  package func masked() throws -> ServiceEvent {
    let parts = try PayloadEncoder.parts(of: payload, reason: nil)
    guard !parts.numbers.isEmpty else { return self }
    let box = SealedBox(
      commitment: Array(repeating: 0, count: SealedBox.commitmentLength),
      nonce: Array(repeating: 0, count: SealedBox.nonceLength),
      ciphertext: Array(repeating: 0, count: SealedBox.tagLength + 1), numbers: parts.numbers)
    return try ServiceEvent(name, decoding: parts.sealed(in: box).span.bytes)
  }
}
