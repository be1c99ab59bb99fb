package import EventSourcing

/// The base64 encoding of RFC 4648 §4, of which exactly one text stands for given bytes.
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The six bits of each ASCII character of the alphabet.
  private static let sextets: [UInt8?] = {
    var sextets = [UInt8?](repeating: nil, count: 128)
    for (sextet, character) in alphabet.enumerated() {
      sextets[Int(character)] = UInt8(sextet)
    }
    return sextets
  }()

  private static let padding = UInt8(ascii: "=")

  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
      for place in 0...group.count {
        text.append(alphabet[Int(bits >> UInt32(18 - 6 * place) & 63)])
      }
      text.append(contentsOf: repeatElement(padding, count: 3 - group.count))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Reads what ``encode(_:)`` wrote, and nothing else.
  ///
  /// - Throws: The reason; white space, missing padding and leftover bits are refused.
  package static func decode(_ text: some Collection<UInt8>) throws(Base64Error) -> [UInt8] {
    let characters = Array(text)
    guard characters.count % 4 == 0 else { throw .lengthNotMultipleOfFour(characters.count) }
    let paddingCount = characters.suffix(2).reversed().prefix { $0 == padding }.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count / 4 * 3)
    var bits: UInt32 = 0
    var bitCount = 0
    for (offset, character) in characters.dropLast(paddingCount).enumerated() {
      guard character < 128, let sextet = sextets[Int(character)] else {
        throw .foreignCharacter(at: offset)
      }
      bits = bits << 6 | UInt32(sextet)
      bitCount += 6
      if bitCount >= 8 {
        bitCount -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
        bits &= 1 << UInt32(bitCount) - 1
      }
    }
    guard bits == 0 else { throw .leftoverBits }
    return bytes
  }
}

/// Why a text is not base64.
package enum Base64Error: Hashable, Sendable {
  case lengthNotMultipleOfFour(Int)
  /// A character outside of the alphabet, or padding before the end.
  case foreignCharacter(at: Int)
  /// The last character has bits that stand for nothing, so another text means the same bytes.
  case leftoverBits
}

extension Base64Error: Explained {
  package var text: Localized {
    switch self {
    case .lengthNotMultipleOfFour(let count):
      Localized(
        zh: "\(count) 个字符不是四的倍数；补位的 = 不能省略",
        en: "\(count) characters are no multiple of four; padding must not be left out")
    case .foreignCharacter(let offset):
      Localized(
        zh: "第 \(offset + 1) 个字符不在 base64 字母表中",
        en: "character \(offset + 1) is not of the base64 alphabet")
    case .leftoverBits:
      Localized(
        zh: "末字符有不代表任何内容的位",
        en: "the last character has bits that stand for nothing")
    }
  }
}
