extension CBORDecoder {
  /// Reads the head of an item of the given major type and returns its argument.
  @inlinable
  mutating func readArgument(
    _ major: UInt8, _ kind: CBORKind
  ) throws(CBORError) -> UInt64 {
    guard position < bytes.byteCount else { throw error(.unexpectedEnd) }
    let initial = byte(at: position)
    guard initial >> 5 == major else { throw unexpected(kind) }
    return try readArgument(ofInitialByte: initial)
  }

  @inlinable
  mutating func readArgument(ofInitialByte initial: UInt8) throws(CBORError) -> UInt64 {
    let info = initial & 31
    if info < 24 {
      position &+= 1
      return UInt64(info)
    }
    return try readLongArgument(info, major: initial >> 5)
  }

  @inlinable
  mutating func readLongArgument(_ info: UInt8, major: UInt8) throws(CBORError) -> UInt64 {
    let argument: UInt64
    let smallest: UInt64
    switch info {
    case 24:
      argument = UInt64(try load(UInt8.self))
      smallest = 24
    case 25:
      argument = UInt64(try load(UInt16.self))
      smallest = 0x100
    case 26:
      argument = UInt64(try load(UInt32.self))
      smallest = 0x1_0000
    case 27:
      argument = try load(UInt64.self)
      smallest = 0x1_0000_0000
    default:
      throw badInformation(info, major: major)
    }
    guard argument >= smallest else { throw error(.notShortestForm) }
    position &+= 1 &+ (1 &<< Int(info &- 24))
    return argument
  }

  /// Loads the big-endian number after the initial byte, without moving.
  @inlinable
  func load<Number: FixedWidthInteger & BitwiseCopyable>(
    _: Number.Type
  ) throws(CBORError) -> Number {
    guard remainingCount > MemoryLayout<Number>.size else { throw error(.unexpectedEnd) }
    let raw = bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: position &+ 1, as: Number.self)
    return Number(bigEndian: raw)
  }

  @usableFromInline
  @inline(never)
  func badInformation(_ info: UInt8, major: UInt8) -> CBORError {
    guard info == 31 else { return error(.reservedAdditionalInformation(info)) }
    return switch major {
    case MajorType.bytes...MajorType.map: error(.indefiniteLength)
    case MajorType.special: error(.unexpectedBreak)
    default: error(.reservedAdditionalInformation(info))
    }
  }
}
