internal import Crypto

/// A SHA-256 digest, 32 bytes.
package struct Digest: Hashable, Sendable {
  package let bytes: [UInt8]

  /// The digest that `bytes` hold; nil unless there are 32 of them.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// SHA-256 over `bytes`.
  package init(hashing bytes: some Sequence<UInt8>) {
    var hasher = SHA256()
    let contiguous: Void? = bytes.withContiguousStorageIfAvailable {
      hasher.update(bufferPointer: UnsafeRawBufferPointer($0))
    }
    if contiguous == nil { hasher.update(data: Array(bytes)) }
    self.bytes = Array(hasher.finalize())
  }

  /// The hash of a Merkle tree's leaf: SHA-256(0x00 ‖ record).
  ///
  /// - Source: RFC 6962 §2.1.
  package init(leaf record: RawSpan) {
    var hasher = SHA256()
    withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
    record.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    bytes = Array(hasher.finalize())
  }

  /// The digest in lower-case hexadecimal.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
