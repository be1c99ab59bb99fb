internal import CBOR

/// Reads a payload from its CBOR map; fields that it does not know are passed over.
struct PayloadDecoder: FieldCoder, ~Escapable {
  private var decoder: CBORDecoder
  private var keys: CBORKeyCursor
  private var key: UInt64?
  private let name: EventName
  private let bytes: RawSpan
  /// One bit a field in the payload's box.
  private var sealed: UInt32 = 0
  private var part: SealedPart?

  @_lifetime(copy bytes)
  init(_ name: EventName, _ bytes: RawSpan) throws {
    var decoder = CBORDecoder(bytes)
    var keys = try decoder.readMapKeys()
    key = try keys.next(in: &decoder)
    if key == SealedBox.key {
      sealed = try SealedBox.skim(&decoder)
      key = try keys.next(in: &decoder)
    }
    self.name = name
    self.bytes = bytes
    self.keys = keys
    self.decoder = decoder
  }

  /// Reads one payload from the whole of `bytes`.
  static func decode<Payload: EventPayload>(
    _ type: Payload.Type, of name: EventName, from bytes: RawSpan
  ) throws -> Payload {
    var payload = Payload()
    var coder = try PayloadDecoder(name, bytes)
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

  mutating func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalText?, required: Bool
  ) throws {
    if let field = try sealedField(number, name) { return value = .sealed(field) }
    var text: String?
    try self.text(number, name, &text, required: required)
    value = text.map(PersonalText.plain)
  }

  mutating func personal(
    _ number: UInt64, _ name: StaticString, _ value: inout PersonalList
  ) throws {
    if let field = try sealedField(number, name) { return value = .sealed(field) }
    var items: [String] = []
    try list(number, name, &items)
    value = .plain(items)
  }

  /// The field in the box; nil when it is not there.
  private mutating func sealedField(
    _ number: UInt64, _ name: StaticString
  ) throws -> SealedField? {
    guard sealed & 1 << UInt32(number) != 0 else { return nil }
    guard try !find(number, name, required: false) else {
      throw decoder.error(.unacceptable("field \(number) (\(name)) twice"))
    }
    let part =
      self.part ?? SealedPart(name: self.name, payload: bytes.withUnsafeBytes { Array($0) })
    self.part = part
    return SealedField(part: part, number: UInt8(number))
  }

  private mutating func find(
    _ number: UInt64, _ name: StaticString, required: Bool
  ) throws -> Bool {
    while let found = key, found <= number {
      if found == number { return true }
      try decoder.skipValue()
      try advance()
    }
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
