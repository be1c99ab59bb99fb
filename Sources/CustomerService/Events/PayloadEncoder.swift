internal import CBOR

/// Writes a payload as one deterministic CBOR map; absent and empty fields are left out.
package struct PayloadEncoder: FieldCoder {
  private var encoder = CBOREncoder(capacity: 160)
  private var count: UInt8 = 0
  /// The personal fields, where these are to be sealed.
  private var personal: CBOREncoder?
  private var numbers: [UInt8] = []

  /// The payload's bytes: a map of at most 23 fields.
  package static func encode(_ payload: some EventPayload) throws -> [UInt8] {
    var encoder = PayloadEncoder()
    return try encoder.open(payload)
  }

  /// The payload's bytes in two parts, for a store that seals; `reason` is the command's.
  package static func parts(
    of payload: some EventPayload, reason: String?
  ) throws -> PayloadParts {
    var encoder = PayloadEncoder()
    encoder.personal = CBOREncoder(capacity: 160)
    encoder.personal?.writeMapHeader(count: 0)
    if let reason { encoder.seal(UInt64(SealedBox.reason)) { $0.writeText(reason) } }
    let open = try encoder.open(payload)
    var personal = encoder.personal?.bytes ?? []
    personal[0] = 0xA0 | UInt8(encoder.numbers.count)
    return PayloadParts(open: open, personal: personal, numbers: encoder.numbers)
  }

  private mutating func open(_ payload: some EventPayload) throws -> [UInt8] {
    encoder.writeMapHeader(count: 0)
    var copy = payload
    try copy.code(&self)
    encoder.bytes[0] = 0xA0 | count
    return encoder.bytes
  }

  package mutating func text(
    _ number: UInt64, _ name: StaticString, _ value: inout String?, required: Bool
  ) {
    guard let value else { return }
    begin(number)
    encoder.writeText(value)
  }

  package mutating func integer(
    _ number: UInt64, _ name: StaticString, _ value: inout Int64?, _ unit: IntegerUnit,
    required: Bool
  ) {
    guard let value else { return }
    begin(number)
    encoder.writeInteger(value)
  }

  package mutating func flag(_ number: UInt64, _ name: StaticString, _ value: inout Bool?) {
    guard let value, value else { return }
    begin(number)
    encoder.writeBool(true)
  }

  package mutating func list(_ number: UInt64, _ name: StaticString, _ value: inout [String]) {
    guard !value.isEmpty else { return }
    begin(number)
    encoder.writeArrayHeader(count: value.count)
    for item in value { encoder.writeText(item) }
  }

  package mutating func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalText?, required: Bool
  ) throws {
    guard let value else { return }
    guard case .plain(let words) = value else { throw WordsStillSealed(field: "\(name)") }
    if personal != nil { return seal(number) { $0.writeText(words) } }
    begin(number)
    encoder.writeText(words)
  }

  package mutating func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalList
  ) throws {
    guard var items = value.plain else { throw WordsStillSealed(field: "\(name)") }
    guard personal != nil else { return list(number, name, &items) }
    guard !items.isEmpty else { return }
    seal(number) { encoder in
      encoder.writeArrayHeader(count: items.count)
      for item in items { encoder.writeText(item) }
    }
  }

  private mutating func seal(_ number: UInt64, _ write: (inout CBOREncoder) -> Void) {
    guard var encoder = personal.take() else { return }
    numbers.append(UInt8(number))
    encoder.writeUnsigned(number)
    write(&encoder)
    personal = encoder
  }

  private mutating func begin(_ number: UInt64) {
    count += 1
    encoder.writeUnsigned(number)
  }
}

/// An event with words that nobody opened cannot be written again.
package struct WordsStillSealed: Error, Hashable, CustomStringConvertible {
  package var field: String

  package var description: String { "the words of \(field) are sealed" }
}
