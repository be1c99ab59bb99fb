/// Keys of the index: tag number, type number, position, all big-endian, sixteen bytes.
enum IndexKey {
  static func bytes(_ tag: UInt32, _ type: UInt32, _ position: UInt64) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      raw.storeBytes(of: tag.bigEndian, as: UInt32.self)
      raw.storeBytes(of: type.bigEndian, toByteOffset: 4, as: UInt32.self)
      raw.storeBytes(of: position.bigEndian, toByteOffset: 8, as: UInt64.self)
      count = 16
    }
  }

  static func position(_ key: RawSpan) -> UInt64 {
    key.byteCount == 16
      ? key.unsafeLoadUnaligned(fromByteOffset: 8, as: UInt64.self).bigEndian : 0
  }

  static func tag(_ key: RawSpan) -> UInt32 {
    key.byteCount == 16 ? key.unsafeLoadUnaligned(as: UInt32.self).bigEndian : .max
  }

  static func type(_ key: RawSpan) -> UInt32 {
    key.byteCount == 16
      ? key.unsafeLoadUnaligned(fromByteOffset: 4, as: UInt32.self).bigEndian : .max
  }
}

func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: value.bigEndian) { Array($0) }
}
