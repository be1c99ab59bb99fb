/// A row of integers, eight bytes each, little-endian.
struct IntegerRow {
  var values: [Int64]

  init(_ values: [Int64]) { self.values = values }

  init(bytes: [UInt8]) {
    values = []
    values.reserveCapacity(bytes.count / 8)
    bytes.withUnsafeBytes { buffer in
      for index in 0..<(buffer.count / 8) {
        values.append(
          Int64(littleEndian: buffer.loadUnaligned(fromByteOffset: index * 8, as: Int64.self)))
      }
    }
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * 8)
    for value in values {
      withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
    return bytes
  }
}
