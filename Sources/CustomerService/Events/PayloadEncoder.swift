internal import CBOR

/// Writes a payload as one deterministic CBOR map; absent and empty fields are left out.
package struct PayloadEncoder: FieldCoder {
  private var encoder = CBOREncoder(capacity: 160)
  private var count: UInt8 = 0

  /// The payload's bytes: a map of at most 23 fields.
  package static func encode(_ payload: some EventPayload) throws -> [UInt8] {
    var encoder = PayloadEncoder()
    encoder.encoder.writeMapHeader(count: 0)
    var copy = payload
    try copy.code(&encoder)
    var bytes = encoder.encoder.bytes
    bytes[0] = 0xA0 | encoder.count
    return bytes
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

  private mutating func begin(_ number: UInt64) {
    count += 1
    encoder.writeUnsigned(number)
  }
}
