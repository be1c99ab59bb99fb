internal import Crypto

/// SHA-256 over bytes that come piece by piece.
package struct StreamedDigest {
  private var hasher = SHA256()

  package init() {}

  package mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { hasher.update(bufferPointer: $0) }
  }

  package func finish() -> Digest {
    hasher.finalize().withUnsafeBytes { $0.loadUnaligned(as: Digest.self) }
  }
}
