/// A row of integers: each zigzag-coded in groups of seven bits, lowest first (LEB128).
struct IntegerRow {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(64) }

  mutating func append(_ value: Int64) {
    var rest = UInt64(bitPattern: value << 1 ^ value >> 63)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func append(contentsOf other: [UInt8]) { bytes += other }

  /// Forgets what was appended and keeps the memory.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// The counters up to the last that is not zero.
  mutating func append(_ counters: Counters) {
    let count = counters.indices.last { counters[$0] != 0 }.map { $0 + 1 } ?? 0
    for index in 0..<count { append(counters[index]) }
  }

  /// Its length in bytes and its UTF-8.
  mutating func append(_ text: String) {
    append(Int64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ groups: Groups) {
    for index in 1..<Dimension.allCases.count { append(Int64(groups.numbers[index])) }
  }
}

/// Reads the integers of a row one after the other.
struct IntegerReader: ~Escapable {
  private let bytes: RawSpan
  private var offset = 0

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) { self.bytes = bytes }

  /// The next integer; nil at the end and where a row is damaged.
  mutating func next() -> Int64? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while offset < bytes.byteCount, shift < 64 {
      let byte = bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      offset += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1) }
      shift += 7
    }
    return nil
  }

  mutating func nextText() -> String? {
    guard let count = next(), count >= 0, count <= bytes.byteCount - offset else { return nil }
    defer { offset += Int(count) }
    return bytes.extracting(offset..<offset + Int(count)).withUnsafeBytes {
      String(decoding: $0, as: UTF8.self)
    }
  }

  mutating func nextGroups() -> Groups? {
    var groups = Groups()
    for index in 1..<Dimension.allCases.count {
      guard let number = next() else { return nil }
      groups.numbers[index] = UInt32(truncatingIfNeeded: number)
    }
    return groups
  }
}
