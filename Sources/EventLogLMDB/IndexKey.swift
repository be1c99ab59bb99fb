/// A key of the index: tag number, type number, position, all big-endian, sixteen bytes.
///
/// Before the entries of a tag lies one under the four bytes of its number alone: the position of
/// its last record.
struct IndexKey: Comparable {
  let tag: UInt32
  let type: UInt32
  let position: UInt64

  init(_ tag: UInt32, _ type: UInt32, _ position: UInt64) {
    self.tag = tag
    self.type = type
    self.position = position
  }

  /// Reads a stored key; nil when it is damaged.
  init?(_ bytes: RawSpan) {
    guard bytes.byteCount == 16 else { return nil }
    tag = bytes.unsafeLoadUnaligned(as: UInt32.self).bigEndian
    type = bytes.unsafeLoadUnaligned(fromByteOffset: 4, as: UInt32.self).bigEndian
    position = bytes.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt64.self).bigEndian
  }

  static func < (a: IndexKey, b: IndexKey) -> Bool {
    (a.tag, a.type, a.position) < (b.tag, b.type, b.position)
  }

  /// The sixteen bytes, of which a span can be lent without an allocation.
  var stored: InlineArray<2, UInt64> {
    [(UInt64(tag) << 32 | UInt64(type)).bigEndian, position.bigEndian]
  }
}

func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: value.bigEndian) { Array($0) }
}
