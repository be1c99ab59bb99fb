extension CBORDecoder {
  /// Reads an integer from 0 to 2⁶⁴ − 1.
  @inlinable
  public mutating func readUInt64() throws(CBORError) -> UInt64 {
    try readArgument(MajorType.unsigned, .unsigned)
  }

  /// Reads an integer of either sign.
  ///
  /// - Throws: `integerOutOfRange` beyond 64 signed bits.
  @inlinable
  public mutating func readInt64() throws(CBORError) -> Int64 {
    guard position < bytes.byteCount else { throw error(.unexpectedEnd) }
    let start = position
    let initial = byte(at: start)
    guard initial >> 5 <= MajorType.negative else { throw unexpected(.unsigned) }
    let argument = try readArgument(ofInitialByte: initial)
    guard argument <= UInt64(Int64.max) else {
      position = start
      throw error(.integerOutOfRange)
    }
    let value = Int64(bitPattern: argument)
    return initial >> 5 == MajorType.unsigned ? value : ~value
  }

  /// Reads an integer of either sign.
  ///
  /// - Throws: `integerOutOfRange` where an `Int` cannot hold it.
  @inlinable
  public mutating func readInt() throws(CBORError) -> Int {
    let start = position
    guard let value = Int(exactly: try readInt64()) else {
      position = start
      throw error(.integerOutOfRange)
    }
    return value
  }

  /// Reads a negative integer and returns n, where the integer is −1 − n.
  @inlinable
  public mutating func readNegativeComplement() throws(CBORError) -> UInt64 {
    try readArgument(MajorType.negative, .negative)
  }

  @inlinable
  public mutating func readBool() throws(CBORError) -> Bool {
    if nextByteIs(InitialByte.true) {
      position &+= 1
      return true
    }
    if nextByteIs(InitialByte.false) {
      position &+= 1
      return false
    }
    throw unexpected(.bool)
  }

  @inlinable
  public mutating func readNull() throws(CBORError) {
    guard readNullIfPresent() else { throw unexpected(.null) }
  }

  /// Reads a null and returns true, or reads nothing and returns false.
  @inlinable
  public mutating func readNullIfPresent() -> Bool {
    guard nextByteIs(InitialByte.null) else { return false }
    position &+= 1
    return true
  }

  /// Reads a tag's number; the item it encloses comes next.
  @inlinable
  public mutating func readTag() throws(CBORError) -> UInt64 {
    try readArgument(MajorType.tag, .tag)
  }

  /// Reads a number of half, single or double precision, which must be the shortest that fits.
  public mutating func readFloat() throws(CBORError) -> Double {
    guard try peekKind() == .float, case .float(let value) = try readSpecial() else {
      throw unexpected(.float)
    }
    return value
  }

  @inlinable
  func nextByteIs(_ expected: UInt8) -> Bool {
    position < bytes.byteCount && byte(at: position) == expected
  }
}
