extension CBOREncoder {
  /// Writes the shortest of half, single and double precision that keeps the value.
  ///
  /// Every not-a-number becomes `f97e00`. RFC 8949 §4.2.1 and §4.2.2.
  public mutating func writeFloat(_ value: Double) {
    if value.isNaN {
      bytes.append(InitialByte.half)
      writeBigEndian(UInt16(0x7e00))
    } else if Double(Float16(value)) == value {
      bytes.append(InitialByte.half)
      writeBigEndian(Float16(value).bitPattern)
    } else if Double(Float(value)) == value {
      bytes.append(InitialByte.single)
      writeBigEndian(Float(value).bitPattern)
    } else {
      bytes.append(InitialByte.double)
      writeBigEndian(value.bitPattern)
    }
  }
}
