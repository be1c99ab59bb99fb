internal import CustomerService
internal import Crypto
package import EventSourcing

/// The key under which the words about one person are sealed.
package struct DataKey: Hashable, Sendable {
  package static let length = 32

  /// The key itself, which only its wrapped form ever leaves the process in.
  package let bytes: [UInt8]
  /// Names the key and commits to it: who knows the key can tell, and no other key has this name.
  ///
  /// AES-GCM alone does not bind a ciphertext to one key; this makes every box do.
  package let commitment: [UInt8]
  let symmetric: SymmetricKey

  /// - Parameter bytes: 32 random bytes.
  /// - Throws: ``SealingError/wrongLength``.
  package init(_ bytes: [UInt8]) throws(SealingError) {
    guard bytes.count == Self.length else { throw .wrongLength }
    self.bytes = bytes
    symmetric = SymmetricKey(data: bytes)
    commitment = Array(SHA256.hash(data: Self.domain + bytes))
  }

  private static let domain = Array("carelog key commitment 1".utf8)

  package static func == (a: DataKey, b: DataKey) -> Bool { a.commitment == b.commitment }

  package func hash(into hasher: inout Hasher) { hasher.combine(commitment) }
}

extension DataKey: CustomStringConvertible, CustomReflectable {
  package var description: String { "a data key" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// Why something sealed is not opened, or nothing is sealed.
package enum SealingError: Explained, Hashable {
  case wrongLength
  /// Another key, or bytes that are not what was sealed, or not where.
  case notAuthentic
  /// The key is not the one that the box names.
  case wrongKey

  package var text: Localized {
    switch self {
    case .wrongLength: Localized(zh: "长度不对", en: "it has a wrong length")
    case .notAuthentic:
      Localized(zh: "内容不是密封时的，或不在原处", en: "it is not what was sealed, or not where")
    case .wrongKey: Localized(zh: "不是所记的密钥", en: "the key is not the one that it names")
    }
  }
}
