extension JSONValue {
  /// How deep objects and arrays may nest.
  package static let depthLimit = 32

  /// Reads the one value that `text` holds, by RFC 8259.
  ///
  /// Stricter than most readers: a name may occur only once in an object (names that differ
  /// only in normalisation are the same name), and a surrogate needs its partner.
  ///
  /// - Throws: ``JSONError`` at the first fault.
  package init(parsing text: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    var parser = JSONParser(text, depthLimit: Self.depthLimit)
    self = try parser.parseDocument()
  }

  package init(parsing text: Span<UInt8>) throws(JSONError) {
    self = try text.withUnsafeBufferPointer { buffer throws(JSONError) in
      try JSONValue(parsing: buffer)
    }
  }

  package init(parsing text: [UInt8]) throws(JSONError) {
    try self.init(parsing: text.span)
  }

  package init(parsing text: ArraySlice<UInt8>) throws(JSONError) {
    try self.init(parsing: text.span)
  }

  package init(parsing text: String) throws(JSONError) {
    try self.init(parsing: text.utf8.span)
  }
}

/// A recursive-descent reader; `position` is the next byte to look at.
struct JSONParser {
  let text: UnsafeBufferPointer<UInt8>
  let depthLimit: Int
  var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
    self.text = text
    self.depthLimit = depthLimit
  }

  mutating func parseDocument() throws(JSONError) -> JSONValue {
    let value = try parseValue(levelsLeft: depthLimit)
    skipWhitespace()
    guard position == text.count else { throw error(.trailingContent) }
    return value
  }

  mutating func parseValue(levelsLeft: Int) throws(JSONError) -> JSONValue {
    skipWhitespace()
    guard position < text.count else { throw error(.unexpectedEnd(expected: .value)) }
    switch text[position] {
    case UInt8(ascii: "\""): return .string(try parseString())
    case UInt8(ascii: "{"): return try parseObject(levelsLeft: levelsLeft)
    case UInt8(ascii: "["): return try parseArray(levelsLeft: levelsLeft)
    case UInt8(ascii: "t"): return try parse("true", as: .bool(true))
    case UInt8(ascii: "f"): return try parse("false", as: .bool(false))
    case UInt8(ascii: "n"): return try parse("null", as: .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try parseNumber()
    default: throw unexpected(.value)
    }
  }

  private mutating func parse(
    _ word: StaticString, as value: JSONValue
  ) throws(JSONError) -> JSONValue {
    let end = position + word.utf8CodeUnitCount
    let isWord = word.withUTF8Buffer { text[position..<min(end, text.count)].elementsEqual($0) }
    guard isWord else { throw unexpected(.value) }
    position = end
    return value
  }

  private mutating func parseArray(levelsLeft: Int) throws(JSONError) -> JSONValue {
    guard levelsLeft > 0 else { throw error(.tooDeep(limit: depthLimit)) }
    position += 1
    var items: [JSONValue] = []
    if consume(UInt8(ascii: "]")) { return .array(items) }
    repeat {
      items.append(try parseValue(levelsLeft: levelsLeft - 1))
    } while consume(UInt8(ascii: ","))
    guard consume(UInt8(ascii: "]")) else { throw unexpected(.commaOrBracket) }
    return .array(items)
  }

  private mutating func parseObject(levelsLeft: Int) throws(JSONError) -> JSONValue {
    guard levelsLeft > 0 else { throw error(.tooDeep(limit: depthLimit)) }
    position += 1
    var members = JSONMembers()
    if consume(UInt8(ascii: "}")) { return .object([]) }
    repeat {
      skipWhitespace()
      let start = position
      guard peek() == UInt8(ascii: "\"") else { throw unexpected(.name) }
      let name = try parseString()
      guard members.isNew(name) else { throw error(.duplicateName(name), at: start) }
      guard consume(UInt8(ascii: ":")) else { throw unexpected(.colon) }
      members.append(name, try parseValue(levelsLeft: levelsLeft - 1))
    } while consume(UInt8(ascii: ","))
    guard consume(UInt8(ascii: "}")) else { throw unexpected(.commaOrBrace) }
    return .object(members.list)
  }

  /// Skips white space and then `byte`, if it is there.
  private mutating func consume(_ byte: UInt8) -> Bool {
    skipWhitespace()
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipWhitespace() {
    while position < text.count {
      switch text[position] {
      case 0x20, 0x09, 0x0a, 0x0d: position += 1
      default: return
      }
    }
  }

  func peek() -> UInt8? { position < text.count ? text[position] : nil }
}

/// An object's members so far, which knows the names quickly once there are many.
private struct JSONMembers {
  var list: [JSONValue.Member] = []
  private var names: Set<String> = []

  func isNew(_ name: String) -> Bool {
    names.isEmpty ? !list.contains { $0.name == name } : !names.contains(name)
  }

  mutating func append(_ name: String, _ value: JSONValue) {
    list.append(JSONValue.Member(name, value))
    if !names.isEmpty {
      names.insert(name)
    } else if list.count == 16 {
      names = Set(list.map(\.name))
    }
  }
}
