package import EventSourcing

/// Why a text or its bytes are no key.
package enum KeyError: Hashable, Sendable {
  /// Not `name+id+base64`, before which a signer's key has `PRIVATE+KEY+`.
  case malformed
  case badName(String)
  case badBase64(Base64Error)
  case unknownAlgorithm(UInt8)
  case badLength(Int)
  /// The id is not the one that follows from the name and the public key.
  case idMismatch(expected: String)
}

extension KeyError: Explained {
  package var text: Localized {
    switch self {
    case .malformed:
      Localized(
        zh: "密钥应写作 name+id+base64，私钥应写作 PRIVATE+KEY+name+id+base64",
        en: "a key is written name+id+base64, a secret one PRIVATE+KEY+name+id+base64")
    case .badName(let name):
      Localized(
        zh: "密钥名称不能为空，也不能含空格或 +，如「\(name)」",
        en: "a key's name must not be empty nor contain spaces or +, as in '\(name)'")
    case .badBase64(let error):
      Localized(
        zh: "密钥的 base64 有误：\(error.text.zh)",
        en: "the key's base64 is wrong: \(error.text.en)")
    case .unknownAlgorithm(let byte):
      Localized(
        zh: "密钥的算法是 \(byte)；只认 1（Ed25519）和 4（cosignature/v1）",
        en: "the key has algorithm \(byte); only 1 (Ed25519) and 4 (cosignature/v1) are known")
    case .badLength(let count):
      Localized(
        zh: "Ed25519 密钥有 32 字节，而不是 \(count)",
        en: "an Ed25519 key has 32 bytes, not \(count)")
    case .idMismatch(let expected):
      Localized(
        zh: "密钥编号应为 \(expected)：名称或密钥被改动过",
        en: "the key's id must be \(expected), so its name or its key was altered")
    }
  }
}
