extension CBORDecoder {
  /// Moves past the next whole item, checking everything inside it.
  ///
  /// - Throws: The first violation of RFC 8949 §4.2.1, or `tooDeep`.
  public mutating func skipValue() throws(CBORError) {
    let start = position
    do throws(CBORError) {
      try skip(levelsLeft: depthLimit)
    } catch {
      position = start
      throw error
    }
  }

  /// Moves past the next whole item like ``skipValue()`` and returns its bytes, uncopied.
  @_lifetime(copy self)
  public mutating func rawValueSpan() throws(CBORError) -> RawSpan {
    let start = position
    try skipValue()
    return bytes.extracting(unchecked: start..<position)
  }

  mutating func skip(levelsLeft: Int) throws(CBORError) {
    switch try peekKind() {
    case .unsigned, .negative:
      _ = try readArgument(ofInitialByte: byte(at: position))
    case .bytes:
      _ = try readStringRange(MajorType.bytes, .bytes)
    case .text:
      _ = try readTextSpan()
    case .array:
      let inner = try descend(levelsLeft)
      for _ in 0..<(try readArrayHeader()) { try skip(levelsLeft: inner) }
    case .map:
      try skipMap(levelsLeft: try descend(levelsLeft))
    case .tag:
      let inner = try descend(levelsLeft)
      _ = try readTag()
      try skip(levelsLeft: inner)
    case .bool, .null, .undefined, .simple, .float:
      _ = try readSpecial()
    }
  }

  func descend(_ levelsLeft: Int) throws(CBORError) -> Int {
    guard levelsLeft > 0 else { throw error(.tooDeep(limit: depthLimit)) }
    return levelsLeft - 1
  }

  private mutating func skipMap(levelsLeft: Int) throws(CBORError) {
    let count = try readMapHeader()
    var previous: Range<Int>?
    for _ in 0..<count {
      let start = position
      try skip(levelsLeft: levelsLeft)
      try requireAscending(previous, start..<position)
      previous = start..<position
      try skip(levelsLeft: levelsLeft)
    }
  }

  /// Compares two encoded keys of a map, which must ascend strictly.
  func requireAscending(_ previous: Range<Int>?, _ key: Range<Int>) throws(CBORError) {
    guard let previous else { return }
    for (left, right) in zip(previous, key) {
      let (left, right) = (byte(at: left), byte(at: right))
      if left < right { return }
      if left > right { throw CBORError(.keysNotAscending, at: key.lowerBound) }
    }
    throw CBORError(.duplicateKey, at: key.lowerBound)
  }
}
