import CBOR

/// A small generator with a fixed seed, so that a failure can be repeated (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// Bytes from hexadecimal digits; spaces are skipped.
func bytes(_ hex: String) -> [UInt8] {
  let digits = hex.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count - 1, by: 2).map {
    UInt8(digits[$0] << 4 | digits[$0 + 1])
  }
}

func hex(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// The reason why one whole item is refused, or nil if it is accepted.
func refusal(_ hex: String, depthLimit: Int = 16) -> CBORError? {
  do throws(CBORError) {
    _ = try CBORValue(decoding: bytes(hex), depthLimit: depthLimit)
    return nil
  } catch {
    return error
  }
}

/// The reason why skipping one item is refused, or nil if it is accepted.
func skipRefusal(_ bytes: [UInt8]) -> CBORError? {
  var decoder = CBORDecoder(bytes.span.bytes)
  do throws(CBORError) {
    try decoder.skipValue()
    try decoder.finish()
    return nil
  } catch {
    return error
  }
}

extension CBORValue {
  /// A value of any shape; keys of maps are distinct as encoded.
  static func random(depth: Int, using generator: inout SeededGenerator) -> CBORValue {
    switch Int.random(in: 0..<(depth > 0 ? 13 : 9), using: &generator) {
    case 0: .unsigned(randomMagnitude(&generator))
    case 1: .negative(randomMagnitude(&generator))
    case 2: .bytes(randomBytes(&generator))
    case 3: .text(randomText(&generator))
    case 4: .bool(.random(using: &generator))
    case 5: .float(randomFloat(&generator))
    case 6: .null
    case 7: .undefined
    case 8:
      CBORSimpleValue(.random(in: 0...255, using: &generator)).map(CBORValue.simple) ?? .null
    case 9, 10: .array(randomItems(depth - 1, &generator))
    case 11:
      .tag(
        .random(in: 40_000...90_000, using: &generator), random(depth: depth - 1, using: &generator)
      )
    default: .map(randomEntries(depth - 1, &generator))
    }
  }

  private static func randomMagnitude(_ generator: inout SeededGenerator) -> UInt64 {
    generator.next() >> UInt64.random(in: 0..<64, using: &generator)
  }

  private static func randomBytes(_ generator: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 0..<40, using: &generator)).map { _ in
      .random(in: 0...255, using: &generator)
    }
  }

  private static func randomText(_ generator: inout SeededGenerator) -> String {
    let alphabet: [Character] = ["a", "Z", "0", "\"", "é", "保", "洁", "🧹", "\u{0}"]
    let length = Int.random(in: 0..<40, using: &generator)
    return String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
  }

  private static func randomFloat(_ generator: inout SeededGenerator) -> Double {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: Double(Float16(bitPattern: .random(in: 0..<0x7c00, using: &generator)))
    case 1: Double(Float(bitPattern: .random(in: 0..<0x7f80_0000, using: &generator)))
    case 2: -.infinity
    default: Double(bitPattern: .random(in: 0..<0x7ff0_0000_0000_0000, using: &generator))
    }
  }

  private static func randomItems(
    _ depth: Int, _ generator: inout SeededGenerator
  ) -> [CBORValue] {
    (0..<Int.random(in: 0..<6, using: &generator)).map { _ in
      random(depth: depth, using: &generator)
    }
  }

  private static func randomEntries(
    _ depth: Int, _ generator: inout SeededGenerator
  ) -> [Entry] {
    var keys: Set<CBORValue> = []
    for _ in 0..<Int.random(in: 0..<6, using: &generator) {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: keys.insert(.unsigned(randomMagnitude(&generator)))
      case 1: keys.insert(.negative(randomMagnitude(&generator)))
      case 2: keys.insert(.bytes(randomBytes(&generator)))
      default: keys.insert(.text(randomText(&generator)))
      }
    }
    return keys.map { Entry($0, random(depth: depth, using: &generator)) }
  }
}
