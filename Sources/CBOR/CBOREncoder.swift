/// Writes deterministic CBOR (RFC 8949 §4.2.1) to the end of a byte array.
///
/// Heads are shortest and lengths definite by construction. What the encoder does not check is
/// that the caller writes as many items as a header announced, and the keys of
/// ``writeMapHeader(count:)`` in ascending order.
public struct CBOREncoder: Sendable {
  /// All bytes written so far.
  public var bytes: [UInt8]

  @inlinable
  public init() { bytes = [] }

  /// Starts with room for `capacity` bytes, so that a record of known size allocates once.
  @inlinable
  public init(capacity: Int) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  /// Continues after `bytes`, which are kept as they are.
  @inlinable
  public init(appendingTo bytes: consuming [UInt8]) { self.bytes = bytes }

  @inlinable
  public mutating func writeUnsigned(_ value: UInt64) {
    writeHead(MajorType.unsigned, value)
  }

  @inlinable
  public mutating func writeInteger(_ value: Int64) {
    if value >= 0 {
      writeHead(MajorType.unsigned, UInt64(bitPattern: value))
    } else {
      writeHead(MajorType.negative, UInt64(bitPattern: ~value))
    }
  }

  @inlinable
  public mutating func writeInteger(_ value: Int) { writeInteger(Int64(value)) }

  /// Writes the integer −1 − `complement`, which may be as small as −2⁶⁴.
  @inlinable
  public mutating func writeNegative(complement: UInt64) {
    writeHead(MajorType.negative, complement)
  }

  @inlinable
  public mutating func writeBytes(_ value: [UInt8]) {
    writeHead(MajorType.bytes, UInt64(value.count))
    bytes.append(contentsOf: value)
  }

  @inlinable
  public mutating func writeBytes(_ value: RawSpan) {
    writeHead(MajorType.bytes, UInt64(value.byteCount))
    writeRaw(value)
  }

  @inlinable
  public mutating func writeText(_ value: String) {
    var value = value
    value.withUTF8 { utf8 in
      writeHead(MajorType.text, UInt64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  @inlinable
  public mutating func writeText(_ value: StaticString) {
    value.withUTF8Buffer { utf8 in
      writeHead(MajorType.text, UInt64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  /// Announces an array; the caller then writes exactly `count` items.
  ///
  /// - Parameter count: At least 0.
  @inlinable
  public mutating func writeArrayHeader(count: Int) {
    writeHead(MajorType.array, UInt64(truncatingIfNeeded: count))
  }

  /// Announces a map; the caller then writes exactly `count` keys, each followed by its value.
  ///
  /// Keys must be distinct and ascend bytewise as encoded, which for unsigned integers is their
  /// numeric order. ``writeMap(sorting:)`` is for keys in any order.
  ///
  /// - Parameter count: At least 0.
  @inlinable
  public mutating func writeMapHeader(count: Int) {
    writeHead(MajorType.map, UInt64(truncatingIfNeeded: count))
  }

  /// Announces a tag; the caller then writes the one item it encloses.
  @inlinable
  public mutating func writeTag(_ number: UInt64) { writeHead(MajorType.tag, number) }

  @inlinable
  public mutating func writeBool(_ value: Bool) {
    bytes.append(value ? InitialByte.true : InitialByte.false)
  }

  @inlinable
  public mutating func writeNull() { bytes.append(InitialByte.null) }

  @inlinable
  public mutating func writeUndefined() { bytes.append(InitialByte.undefined) }

  public mutating func writeSimple(_ value: CBORSimpleValue) {
    writeHead(MajorType.special, UInt64(value.number))
  }

  /// Appends items that are already encoded, unchecked.
  @inlinable
  public mutating func writeRaw(_ encoded: RawSpan) {
    encoded.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  @inlinable
  mutating func writeHead(_ major: UInt8, _ argument: UInt64) {
    let top = major << 5
    if argument < 24 {
      bytes.append(top | UInt8(truncatingIfNeeded: argument))
    } else if argument <= 0xff {
      bytes.append(top | 24)
      bytes.append(UInt8(truncatingIfNeeded: argument))
    } else if argument <= 0xffff {
      bytes.append(top | 25)
      writeBigEndian(UInt16(truncatingIfNeeded: argument))
    } else if argument <= 0xffff_ffff {
      bytes.append(top | 26)
      writeBigEndian(UInt32(truncatingIfNeeded: argument))
    } else {
      bytes.append(top | 27)
      writeBigEndian(argument)
    }
  }

  @inlinable
  mutating func writeBigEndian<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
