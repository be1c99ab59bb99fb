extension JSONValue {
  /// How a value is laid out as text.
  package enum Layout: Sendable {
    /// Without any white space.
    case compact
    /// One member or item a line, indented by two spaces.
    case pretty
  }

  /// The value as UTF-8 JSON text, members in their order, without a final line break.
  ///
  /// C0 and C1 controls, DEL, line and paragraph separators and bidirectional controls are
  /// escaped, so that a terminal shows them and a line stays a line.
  package func encoded(_ layout: Layout = .compact) -> [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes, layout)
    return bytes
  }

  package func text(_ layout: Layout = .compact) -> String {
    String(decoding: encoded(layout), as: UTF8.self)
  }

  package func append(to bytes: inout [UInt8], _ layout: Layout = .compact) {
    append(to: &bytes, layout, level: 0)
  }

  private func append(to bytes: inout [UInt8], _ layout: Layout, level: Int) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): bytes.append(contentsOf: String(value).utf8)
    case .decimal(let number): bytes.append(contentsOf: number.text.utf8)
    case .string(let value): appendJSONString(value, to: &bytes)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        separate(index, layout, level, &bytes)
        item.append(to: &bytes, layout, level: level + 1)
      }
      close(UInt8(ascii: "]"), isEmpty: items.isEmpty, layout, level, &bytes)
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        separate(index, layout, level, &bytes)
        appendJSONString(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        if layout == .pretty { bytes.append(UInt8(ascii: " ")) }
        member.value.append(to: &bytes, layout, level: level + 1)
      }
      close(UInt8(ascii: "}"), isEmpty: members.isEmpty, layout, level, &bytes)
    }
  }

  private func separate(_ index: Int, _ layout: Layout, _ level: Int, _ bytes: inout [UInt8]) {
    if index > 0 { bytes.append(UInt8(ascii: ",")) }
    if layout == .pretty { breakLine(level + 1, &bytes) }
  }

  private func close(
    _ bracket: UInt8, isEmpty: Bool, _ layout: Layout, _ level: Int, _ bytes: inout [UInt8]
  ) {
    if layout == .pretty, !isEmpty { breakLine(level, &bytes) }
    bytes.append(bracket)
  }

  private func breakLine(_ level: Int, _ bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * 2))
  }
}

/// Appends `string` as a JSON string, in quotes and escaped.
package func appendJSONString(_ string: String, to bytes: inout [UInt8]) {
  var string = string
  bytes.append(UInt8(ascii: "\""))
  string.withUTF8 { utf8 in
    var runStart = 0
    var index = 0
    while index < utf8.count {
      let length = escapedLength(utf8, index)
      guard length > 0 else {
        index += 1
        continue
      }
      bytes.append(contentsOf: utf8[runStart..<index])
      appendEscape(of: utf8[index..<(index + length)], to: &bytes)
      index += length
      runStart = index
    }
    bytes.append(contentsOf: utf8[runStart...])
  }
  bytes.append(UInt8(ascii: "\""))
}

/// How many bytes at `index` form a character that must be escaped; 0 if none does.
private func escapedLength(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
  switch utf8[index] {
  case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x7f:
    return 1
  case 0xc2 where index + 1 < utf8.count && utf8[index + 1] < 0xa0:
    return 2
  case 0xe2 where index + 2 < utf8.count:
    switch (utf8[index + 1], utf8[index + 2]) {
    case (0x80, 0xa8...0xae), (0x81, 0xa6...0xa9): return 3
    default: return 0
    }
  default:
    return 0
  }
}

private func appendEscape(of character: Slice<UnsafeBufferPointer<UInt8>>, to bytes: inout [UInt8])
{
  bytes.append(UInt8(ascii: "\\"))
  switch character.first {
  case UInt8(ascii: "\""): bytes.append(UInt8(ascii: "\""))
  case UInt8(ascii: "\\"): bytes.append(UInt8(ascii: "\\"))
  case 0x08: bytes.append(UInt8(ascii: "b"))
  case 0x0c: bytes.append(UInt8(ascii: "f"))
  case 0x0a: bytes.append(UInt8(ascii: "n"))
  case 0x0d: bytes.append(UInt8(ascii: "r"))
  case 0x09: bytes.append(UInt8(ascii: "t"))
  default:
    let scalar = String(decoding: character, as: UTF8.self).unicodeScalars.first?.value ?? 0
    let digits = String(scalar, radix: 16)
    bytes.append(contentsOf: "u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
  }
}
