extension CBORDecoder {
  /// Reads a byte string as a copy.
  @inlinable
  public mutating func readBytes() throws(CBORError) -> [UInt8] {
    let range = try readStringRange(MajorType.bytes, .bytes)
    return bytes.extracting(unchecked: range).withUnsafeBytes { [UInt8]($0) }
  }

  /// Reads a byte string without copying it.
  @inlinable
  @_lifetime(copy self)
  public mutating func readBytesSpan() throws(CBORError) -> RawSpan {
    bytes.extracting(unchecked: try readStringRange(MajorType.bytes, .bytes))
  }

  /// Reads a text string.
  ///
  /// - Throws: `invalidUTF8` if its bytes are not UTF-8.
  @inlinable
  public mutating func readText() throws(CBORError) -> String {
    String(copying: try readTextSpan())
  }

  /// Reads a text string without copying it, to compare it or to look it up.
  ///
  /// - Throws: `invalidUTF8` if its bytes are not UTF-8.
  @inlinable
  @_lifetime(copy self)
  public mutating func readTextSpan() throws(CBORError) -> UTF8Span {
    let start = position
    let range = try readStringRange(MajorType.text, .text)
    let units = Span<UInt8>(_bytes: bytes.extracting(unchecked: range))
    do {
      return try UTF8Span(validating: units)
    } catch {
      position = start
      throw self.error(.invalidUTF8)
    }
  }

  /// Reads a text string's bytes without checking that they are UTF-8, to compare them.
  @inlinable
  @_lifetime(copy self)
  public mutating func readRawTextSpan() throws(CBORError) -> RawSpan {
    bytes.extracting(unchecked: try readStringRange(MajorType.text, .text))
  }

  /// Moves past a text string, a byte string or null without looking inside.
  ///
  /// - Throws: `unexpectedKind` for anything else.
  @inlinable
  public mutating func passString() throws(CBORError) {
    guard position < bytes.byteCount else { throw error(.unexpectedEnd) }
    let initial = byte(at: position)
    if initial == MajorType.special << 5 | 22 {
      position &+= 1
    } else if initial >> 5 == MajorType.bytes {
      _ = try readStringRange(MajorType.bytes, .bytes)
    } else {
      _ = try readStringRange(MajorType.text, .text)
    }
  }

  /// Reads a text string if it is exactly `expected`; otherwise reads nothing.
  ///
  /// - Returns: Whether the text was there.
  /// - Throws: An error if the next item is not a text string.
  @inlinable
  public mutating func readText(matching expected: StaticString) throws(CBORError) -> Bool {
    let start = position
    let range = try readStringRange(MajorType.text, .text)
    let isEqual = expected.withUTF8Buffer { wanted in
      bytes.extracting(unchecked: range).withUnsafeBytes { found in
        found.elementsEqual(wanted)
      }
    }
    if !isEqual { position = start }
    return isEqual
  }

  /// Reads a string's head and moves past its bytes, whose place is returned.
  @inlinable
  mutating func readStringRange(
    _ major: UInt8, _ kind: CBORKind
  ) throws(CBORError) -> Range<Int> {
    let start = position
    let length = try readArgument(major, kind)
    guard length <= UInt64(remainingCount) else { throw tooLong(length, start) }
    let first = position
    position &+= Int(truncatingIfNeeded: length)
    return Range(uncheckedBounds: (first, position))
  }

  @usableFromInline
  @inline(never)
  mutating func tooLong(_ declared: UInt64, _ start: Int) -> CBORError {
    let remaining = remainingCount
    position = start
    return error(.lengthExceedsInput(declared: declared, remaining: remaining))
  }
}
