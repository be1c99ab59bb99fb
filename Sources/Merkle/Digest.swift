internal import Crypto

/// A SHA-256 digest, 32 bytes, held in place.
package struct Digest: Hashable, Sendable, BitwiseCopyable {
  /// The bytes in memory order.
  private var word0, word1, word2, word3: UInt64

  package static let byteCount = 32

  /// The root of a tree without leaves: SHA-256 over nothing.
  ///
  /// - Source: RFC 9162 §2.1.1.
  package static let emptyTree = Digest(hashing: [])

  /// The digest that `bytes` hold; nil unless there are 32 of them.
  package init?(_ bytes: RawSpan) {
    guard bytes.byteCount == Self.byteCount else { return nil }
    self = bytes.unsafeLoadUnaligned(as: Digest.self)
  }

  /// The digest that `bytes` hold; nil unless there are 32 of them.
  package init?(bytes: [UInt8]) {
    self.init(bytes.span.bytes)
  }

  /// SHA-256 over `bytes`.
  package init(hashing bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { Self.sha256($0) }
  }

  /// The hash of a Merkle tree's leaf: SHA-256(0x00 ‖ record).
  ///
  /// - Source: RFC 9162 §2.1.1.
  package init(leaf record: RawSpan) {
    var hasher = SHA256()
    withUnsafeBytes(of: UInt8(0)) { hasher.update(bufferPointer: $0) }
    record.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    self = Self.digest(of: hasher)
  }

  /// The hash of two neighbouring subtrees: SHA-256(0x01 ‖ left ‖ right).
  ///
  /// - Source: RFC 9162 §2.1.1.
  package init(left: Digest, right: Digest) {
    self = withUnsafeTemporaryAllocation(byteCount: 1 + 2 * Self.byteCount, alignment: 1) {
      $0.storeBytes(of: 1, as: UInt8.self)
      $0.storeBytes(of: left, toByteOffset: 1, as: Digest.self)
      $0.storeBytes(of: right, toByteOffset: 1 + Self.byteCount, as: Digest.self)
      return Self.sha256(UnsafeRawBufferPointer($0))
    }
  }

  /// The root over neighbouring complete subtrees, each larger than the next.
  ///
  /// - Source: RFC 9162 §2.1.1.
  package init(rootOf subtrees: [Digest]) {
    guard var root = subtrees.last else {
      self = .emptyTree
      return
    }
    for left in subtrees.dropLast().reversed() { root = Digest(left: left, right: root) }
    self = root
  }

  private static func sha256(_ bytes: UnsafeRawBufferPointer) -> Digest {
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    return digest(of: hasher)
  }

  private static func digest(of hasher: SHA256) -> Digest {
    hasher.finalize().withUnsafeBytes { $0.loadUnaligned(as: Digest.self) }
  }

  package var bytes: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }

  /// The digest in lower-case hexadecimal.
  package var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
