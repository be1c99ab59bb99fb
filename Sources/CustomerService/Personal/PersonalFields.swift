internal import CBOR

/// One value of an opened box.
enum PersonalValue: Hashable, Sendable {
  case text(String)
  case list([String])
}

/// The fields of an opened box.
package struct PersonalFields: Hashable, Sendable {
  private var values: [UInt8: PersonalValue] = [:]

  /// Reads what was sealed.
  ///
  /// - Parameters:
  ///   - bytes: The plain text of a box.
  ///   - numbers: What the box says is inside.
  /// - Throws: `CBORError` when that is not what is inside.
  package init(_ bytes: [UInt8], numbers: [UInt8]) throws {
    var decoder = CBORDecoder(bytes.span.bytes)
    var keys = try decoder.readMapKeys()
    for number in numbers {
      guard try keys.next(in: &decoder) == UInt64(number) else {
        throw decoder.error(.unacceptable("field \(number) of a box"))
      }
      values[number] = try Self.value(&decoder)
    }
    guard try keys.next(in: &decoder) == nil else {
      throw decoder.error(.unacceptable("a field of a box"))
    }
    try decoder.finish()
  }

  /// The reason that was given with the command.
  package var reason: String? { text(SealedBox.reason) }

  /// All words, one by one.
  package var texts: [String] {
    values.values.flatMap { value in
      switch value {
      case .text(let text): [text]
      case .list(let items): items
      }
    }
  }

  func value(_ number: UInt8) -> PersonalValue? { values[number] }

  func text(_ number: UInt8) -> String? {
    guard case .text(let text)? = values[number] else { return nil }
    return text
  }

  private static func value(_ decoder: inout CBORDecoder) throws -> PersonalValue {
    guard case .array = try decoder.peekKind() else { return .text(try decoder.readText()) }
    var items: [String] = []
    for _ in 0..<(try decoder.readArrayHeader()) { items.append(try decoder.readText()) }
    return .list(items)
  }
}

extension SealedPart {
  /// The payload as a store without sealing would hold it, with `fields` in their places.
  package func unsealed(with fields: PersonalFields) throws -> [UInt8] {
    guard let (box, open) = try taken() else { return payload }
    var decoder = CBORDecoder(open.span.bytes)
    var keys = try decoder.readMapKeys()
    var encoder = CBOREncoder(capacity: payload.count)
    var inside = box.numbers.filter { $0 != SealedBox.reason }[...]
    var count = inside.count
    encoder.writeMapHeader(count: 0)
    func writeInside(before key: UInt64) {
      while let number = inside.first, UInt64(number) < key {
        encoder.writeUnsigned(UInt64(number))
        switch fields.value(number) {
        case .text(let text)?: encoder.writeText(text)
        case .list(let items)?:
          encoder.writeArrayHeader(count: items.count)
          for item in items { encoder.writeText(item) }
        case nil: encoder.writeNull()
        }
        inside.removeFirst()
      }
    }
    while let key = try keys.next(in: &decoder) {
      writeInside(before: key)
      encoder.writeUnsigned(key)
      encoder.writeRaw(try decoder.rawValueSpan())
      count += 1
    }
    writeInside(before: .max)
    encoder.bytes[0] = 0xA0 | UInt8(count)
    return encoder.bytes
  }
}
