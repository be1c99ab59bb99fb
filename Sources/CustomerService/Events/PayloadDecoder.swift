internal import CBOR

/// Reads a payload from its CBOR map; fields that it does not know are passed over.
struct PayloadDecoder: FieldCoder, ~Escapable {
  private var decoder: CBORDecoder
  private var keys: CBORKeyCursor
  private var key: UInt64?

  @_lifetime(copy decoder)
  init(_ decoder: CBORDecoder) throws {
    var decoder = decoder
    var keys = try decoder.readMapKeys()
    key = try keys.next(in: &decoder)
    self.keys = keys
    self.decoder = decoder
  }

  /// Reads one payload from the whole of `bytes`.
  static func decode<Payload: EventPayload>(
    _ type: Payload.Type, from bytes: RawSpan
  ) throws -> Payload {
    var payload = Payload()
    var coder = try PayloadDecoder(CBORDecoder(bytes))
    try payload.code(&coder)
    try coder.finish()
    return payload
  }

  mutating func text(
    _ number: UInt64, _ name: StaticString, _ value: inout String?, required: Bool
  ) throws {
    guard try find(number, name, required: required) else { return value = nil }
    value = try decoder.readText()
    try advance()
  }

  mutating func integer(
    _ number: UInt64, _ name: StaticString, _ value: inout Int64?, _ unit: IntegerUnit,
    required: Bool
  ) throws {
    guard try find(number, name, required: required) else { return value = nil }
    value = try decoder.readInt64()
    try advance()
  }

  mutating func flag(_ number: UInt64, _ name: StaticString, _ value: inout Bool?) throws {
    guard try find(number, name, required: false) else { return value = nil }
    value = try decoder.readBool()
    try advance()
  }

  mutating func list(_ number: UInt64, _ name: StaticString, _ value: inout [String]) throws {
    guard try find(number, name, required: false) else { return value = [] }
    let count = try decoder.readArrayHeader()
    value = []
    for _ in 0..<count { value.append(try decoder.readText()) }
    try advance()
  }

  private mutating func find(
    _ number: UInt64, _ name: StaticString, required: Bool
  ) throws -> Bool {
    while let found = key, found < number {
      try decoder.skipValue()
      try advance()
    }
    if key == number { return true }
    if required { throw decoder.error(.unacceptable("field \(number) (\(name))")) }
    return false
  }

  private mutating func advance() throws { key = try keys.next(in: &decoder) }

  private mutating func finish() throws {
    while key != nil {
      try decoder.skipValue()
      try advance()
    }
    try decoder.finish()
  }
}
