import CBOR
import Testing

/// A requirement as other modules state it, without the `Lifetimes` feature.
protocol ReadableFromCBOR {
  init(from decoder: inout CBORDecoder) throws
}

struct Visit: ReadableFromCBOR, Equatable {
  var number: Int64
  var note: String?

  init(from decoder: inout CBORDecoder) throws {
    try decoder.readArrayHeader(count: 2)
    number = try decoder.readInt64()
    note = decoder.readNullIfPresent() ? nil : try decoder.readText()
  }
}

func readAll<Item: ReadableFromCBOR>(_ bytes: RawSpan, as: Item.Type) throws -> [Item] {
  var decoder = CBORDecoder(bytes)
  let items = try readItems(from: &decoder) { decoder in try Item(from: &decoder) }
  try decoder.finish()
  return items
}

func readItems<Item>(
  from decoder: inout CBORDecoder, _ read: (inout CBORDecoder) throws -> Item
) throws -> [Item] {
  try (0..<decoder.readArrayHeader()).map { _ in try read(&decoder) }
}

struct `Reading item by item` {
  @Test func `works through protocols, generics and closures of other modules`() throws {
    let visits = try readAll(bytes("82 8201f6 82206161").span.bytes, as: Visit.self)
    #expect(visits.map(\.number) == [1, -1])
    #expect(visits.map(\.note) == [nil, "a"])
  }

  @Test func `reads integers to the ends of their ranges and refuses what lies beyond`() throws {
    var decoder = CBORDecoder(
      bytes("1b7fffffffffffffff 3b7fffffffffffffff 3b8000000000000000").span.bytes)
    let largest = try decoder.readInt64()
    let smallest = try decoder.readInt64()
    #expect(largest == .max)
    #expect(smallest == .min)
    let failure = #expect(throws: CBORError.self) { try readInt64(bytes("3b8000000000000000")) }
    #expect(failure?.reason == .integerOutOfRange)
    #expect(throws: CBORError.self) { try readInt64(bytes("1b8000000000000000")) }
    let complement = try decoder.readNegativeComplement()
    #expect(complement == 1 << 63)
  }

  @Test func `leaves the decoder in front of what it could not read`() throws {
    let input = bytes("82 61ff 3bffffffffffffffff")
    var decoder = CBORDecoder(input.span.bytes)
    _ = try decoder.readArrayHeader()
    var reasons: [CBORError.Reason] = []
    do { _ = try decoder.readText() } catch { reasons.append(error.reason) }
    do { _ = try decoder.readTextSpan().count } catch { reasons.append(error.reason) }
    do { try decoder.skipValue() } catch { reasons.append(error.reason) }
    do { _ = try decoder.readMapHeader() } catch { reasons.append(error.reason) }
    let offset = decoder.offset
    #expect(offset == 1)
    #expect(
      reasons == [
        .invalidUTF8, .invalidUTF8, .invalidUTF8, .unexpectedKind(expected: .map, found: .text),
      ])
  }

  @Test func `compares text without allocating it`() throws {
    let input = bytes("63616263")
    var decoder = CBORDecoder(input.span.bytes)
    let asPrefix = try decoder.readText(matching: "ab")
    let asOther = try decoder.readText(matching: "abd")
    let asItself = try decoder.readText(matching: "abc")
    let isAtEnd = decoder.isAtEnd
    #expect([asPrefix, asOther, asItself, isAtEnd] == [false, false, true, true])
  }

  @Test func `lends spans of the input`() throws {
    let input = bytes("83 42abcd 62c3a9 a10102")
    var decoder = CBORDecoder(input.span.bytes)
    _ = try decoder.readArrayHeader()
    let stored = try decoder.readBytesSpan().withUnsafeBytes { hex($0) }
    let text = String(copying: try decoder.readTextSpan())
    let raw = try decoder.rawValueSpan().withUnsafeBytes { hex($0) }
    #expect(stored == "abcd")
    #expect(text == "é")
    #expect(raw == "a10102")
  }

  @Test func `reads the remaining kinds`() throws {
    let input = bytes("87 f5 f6 c11a514b67b0 f93c00 f4 4101 1864")
    var decoder = CBORDecoder(input.span.bytes)
    let count = try decoder.readArrayHeader()
    let yes = try decoder.readBool()
    try decoder.readNull()
    let tag = try decoder.readTag()
    let epoch = try decoder.readUInt64()
    let one = try decoder.readFloat()
    let no = try decoder.readBool()
    let byte = try decoder.readBytes()
    let kind = try decoder.peekKind()
    let hundred = try decoder.readInt()
    try decoder.finish()
    #expect(count == 7 && yes && tag == 1 && epoch == 1_363_896_240 && one == 1 && !no)
    #expect(byte == [1] && kind == .unsigned && hundred == 100)
  }

  @Test(arguments: [
    ("a2 0005 1818 6161", [0, 24] as [UInt64], nil as CBORError.Reason?),
    ("a2 0105 0106", [1], .duplicateKey), ("a2 0205 0106", [2], .keysNotAscending),
    ("a1 6161 01", [], .unexpectedKind(expected: .unsigned, found: .text)),
    ("a2 1bffffffffffffffff00 0000", [.max], .keysNotAscending), ("a0", [], nil),
  ])
  func `walks integer keys in ascending order only`(
    hex: String, expected: [UInt64], reason: CBORError.Reason?
  ) {
    let input = bytes(hex)
    var decoder = CBORDecoder(input.span.bytes)
    var found: [UInt64] = []
    do {
      var keys = try decoder.readMapKeys()
      while let key = try keys.next(in: &decoder) {
        found.append(key)
        try decoder.skipValue()
      }
      #expect(reason == nil)
    } catch {
      #expect(error.reason == reason)
    }
    #expect(found == expected)
  }

  private func readInt64(_ input: [UInt8]) throws -> Int64 {
    var decoder = CBORDecoder(input.span.bytes)
    return try decoder.readInt64()
  }
}
