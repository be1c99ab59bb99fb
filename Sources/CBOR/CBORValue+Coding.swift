extension CBORValue {
  /// Decodes the one item that `bytes` hold.
  ///
  /// - Throws: The first violation of RFC 8949 §4.2.1, `tooDeep`, or `trailingBytes`.
  public init(decoding bytes: RawSpan, depthLimit: Int = 16) throws(CBORError) {
    var decoder = CBORDecoder(bytes, depthLimit: depthLimit)
    try self.init(from: &decoder)
    try decoder.finish()
  }

  public init(decoding bytes: [UInt8], depthLimit: Int = 16) throws(CBORError) {
    try self.init(decoding: bytes.span.bytes, depthLimit: depthLimit)
  }

  /// Decodes the next item; a failure leaves the decoder in front of it.
  public init(from decoder: inout CBORDecoder) throws(CBORError) {
    let start = decoder.position
    do throws(CBORError) {
      self = try decoder.readValue(levelsLeft: decoder.depthLimit)
    } catch {
      decoder.position = start
      throw error
    }
  }

  /// Encodes deterministically, with maps sorted.
  ///
  /// - Throws: `duplicateKey`, or `tooDeep` beyond `depthLimit` levels.
  public func encoded(depthLimit: Int = 16) throws(CBORError) -> [UInt8] {
    var encoder = CBOREncoder()
    try encode(to: &encoder, depthLimit: depthLimit)
    return encoder.bytes
  }

  public func encode(to encoder: inout CBOREncoder, depthLimit: Int = 16) throws(CBORError) {
    try encode(to: &encoder, levelsLeft: depthLimit, of: depthLimit)
  }

  private func encode(
    to encoder: inout CBOREncoder, levelsLeft: Int, of limit: Int
  ) throws(CBORError) {
    switch self {
    case .unsigned(let value): encoder.writeUnsigned(value)
    case .negative(let complement): encoder.writeNegative(complement: complement)
    case .bytes(let bytes): encoder.writeBytes(bytes)
    case .text(let text): encoder.writeText(text)
    case .bool(let value): encoder.writeBool(value)
    case .null: encoder.writeNull()
    case .undefined: encoder.writeUndefined()
    case .simple(let value): encoder.writeSimple(value)
    case .float(let value): encoder.writeFloat(value)
    case .array, .map, .tag:
      guard levelsLeft > 0 else {
        throw CBORError(.tooDeep(limit: limit), at: encoder.bytes.count)
      }
      try encodeContainer(to: &encoder, levelsLeft: levelsLeft - 1, of: limit)
    }
  }

  private func encodeContainer(
    to encoder: inout CBOREncoder, levelsLeft: Int, of limit: Int
  ) throws(CBORError) {
    switch self {
    case .array(let items):
      encoder.writeArrayHeader(count: items.count)
      for item in items { try item.encode(to: &encoder, levelsLeft: levelsLeft, of: limit) }
    case .map(let entries):
      var encoded: [(key: [UInt8], value: [UInt8])] = []
      for entry in entries {
        var key = CBOREncoder()
        var value = CBOREncoder()
        try entry.key.encode(to: &key, levelsLeft: levelsLeft, of: limit)
        try entry.value.encode(to: &value, levelsLeft: levelsLeft, of: limit)
        encoded.append((key.bytes, value.bytes))
      }
      try encoder.writeMap(sorting: encoded)
    case .tag(let number, let item):
      encoder.writeTag(number)
      try item.encode(to: &encoder, levelsLeft: levelsLeft, of: limit)
    default: break
    }
  }
}

extension CBORDecoder {
  fileprivate mutating func readValue(levelsLeft: Int) throws(CBORError) -> CBORValue {
    switch try peekKind() {
    case .unsigned: return .unsigned(try readUInt64())
    case .negative: return .negative(try readNegativeComplement())
    case .bytes: return .bytes(try readBytes())
    case .text: return .text(try readText())
    case .array: return .array(try readItems(levelsLeft: try descend(levelsLeft)))
    case .map: return .map(try readEntries(levelsLeft: try descend(levelsLeft)))
    case .tag:
      let inner = try descend(levelsLeft)
      return .tag(try readTag(), try readValue(levelsLeft: inner))
    case .bool, .null, .undefined, .simple, .float:
      return switch try readSpecial() {
      case .bool(let value): .bool(value)
      case .null: .null
      case .undefined: .undefined
      case .simple(let value): .simple(value)
      case .float(let value): .float(value)
      }
    }
  }

  private mutating func readItems(levelsLeft: Int) throws(CBORError) -> [CBORValue] {
    let count = try readArrayHeader()
    var items: [CBORValue] = []
    items.reserveCapacity(min(count, 1024))
    for _ in 0..<count { items.append(try readValue(levelsLeft: levelsLeft)) }
    return items
  }

  private mutating func readEntries(levelsLeft: Int) throws(CBORError) -> [CBORValue.Entry] {
    let count = try readMapHeader()
    var entries: [CBORValue.Entry] = []
    var previous: Range<Int>?
    for _ in 0..<count {
      let start = position
      let key = try readValue(levelsLeft: levelsLeft)
      try requireAscending(previous, start..<position)
      previous = start..<position
      entries.append(CBORValue.Entry(key, try readValue(levelsLeft: levelsLeft)))
    }
    return entries
  }
}
