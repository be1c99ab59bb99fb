extension JSONParser {
  /// Reads a string from its opening quote to after its closing one.
  mutating func parseString() throws(JSONError) -> String {
    let start = position + 1
    var end = start
    while end < text.count {
      switch text[end] {
      case UInt8(ascii: "\""):
        position = end + 1
        return try string(start..<end)
      case UInt8(ascii: "\\"):
        position = end
        return try parseEscapedString(from: start)
      case 0..<0x20: throw error(.controlCharacter(text[end]), at: end)
      default: end += 1
      }
    }
    throw error(.unexpectedEnd(expected: .quote), at: end)
  }

  private func string(_ range: Range<Int>) throws(JSONError) -> String {
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: text.span.extracting(range)))
    } catch {
      let offset = range.lowerBound + error.byteOffsets.lowerBound
      throw self.error(.invalidUTF8, at: offset)
    }
  }

  /// Continues a string at its first backslash, where `position` stands.
  private mutating func parseEscapedString(from start: Int) throws(JSONError) -> String {
    var result = try string(start..<position)
    while position < text.count {
      switch text[position] {
      case UInt8(ascii: "\""):
        position += 1
        return result
      case UInt8(ascii: "\\"):
        result.unicodeScalars.append(try parseEscape())
      case 0..<0x20:
        throw error(.controlCharacter(text[position]))
      default:
        let runStart = position
        while position < text.count, isPlain(text[position]) { position += 1 }
        result += try string(runStart..<position)
      }
    }
    throw error(.unexpectedEnd(expected: .quote))
  }

  private func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  private mutating func parseEscape() throws(JSONError) -> Unicode.Scalar {
    let start = position
    position += 1
    guard let letter = peek() else { throw error(.unexpectedEnd(expected: .quote)) }
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try parseUnicodeEscape(from: start)
    default: throw error(.invalidEscape, at: start)
    }
  }

  private mutating func parseUnicodeEscape(from start: Int) throws(JSONError) -> Unicode.Scalar {
    let unit = try parseFourHexDigits()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(UInt16(unit)), peek() == UInt8(ascii: "\\"),
      position + 1 < text.count, text[position + 1] == UInt8(ascii: "u")
    else { throw error(.loneSurrogate, at: start) }
    position += 2
    let trail = try parseFourHexDigits()
    let joined = 0x10000 + ((unit & 0x3ff) << 10) + (trail & 0x3ff)
    guard UTF16.isTrailSurrogate(UInt16(trail)), let scalar = Unicode.Scalar(joined) else {
      throw error(.loneSurrogate, at: start)
    }
    return scalar
  }

  private mutating func parseFourHexDigits() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unexpected(.fourHexDigits)
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  /// Reads a number: an integer where 64 signed bits hold it, else its text.
  mutating func parseNumber() throws(JSONError) -> JSONValue {
    let start = position
    let isNegative = peek() == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let firstDigit = position
    var value: Int64 = 0
    while let byte = peek(), let digit = decimalDigit(byte) {
      value = value &* 10 &+ Int64(digit)
      position += 1
    }
    let digitCount = position - firstDigit
    guard digitCount > 0 else { throw unexpected(.digit) }
    if digitCount > 1, text[firstDigit] == UInt8(ascii: "0") {
      throw error(.leadingZero, at: firstDigit)
    }
    var isInteger = true
    if peek() == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      try skipDigits()
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      isInteger = false
      position += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
      try skipDigits()
    }
    if isInteger, digitCount <= 18 { return .integer(isNegative ? -value : value) }
    let written = try string(start..<position)
    if isInteger, let integer = Int64(written) { return .integer(integer) }
    return .decimal(JSONDecimal(validated: written))
  }

  private mutating func skipDigits() throws(JSONError) {
    let start = position
    while let byte = peek(), decimalDigit(byte) != nil { position += 1 }
    guard position > start else { throw unexpected(.digit) }
  }

  private func decimalDigit(_ byte: UInt8) -> UInt8? {
    let digit = byte &- UInt8(ascii: "0")
    return digit < 10 ? digit : nil
  }
}

extension JSONParser {
  func error(_ reason: JSONError.Reason, at offset: Int? = nil) -> JSONError {
    JSONError(reason, at: offset ?? position, in: text)
  }

  func unexpected(_ expectation: JSONError.Expectation) -> JSONError {
    guard position < text.count else { return error(.unexpectedEnd(expected: expectation)) }
    var units = text[position...].makeIterator()
    var codec = UTF8()
    guard case .scalarValue(let found) = codec.decode(&units) else { return error(.invalidUTF8) }
    return error(.unexpected(found, expected: expectation))
  }
}
