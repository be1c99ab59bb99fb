package import EventSourcing

/// Why bytes are no signed note, or why its signatures do not convince.
package enum NoteError: Hashable, Sendable {
  case tooLong(Int)
  case invalidUTF8
  case controlCharacter(at: Int)
  /// No blank line separates a text from signatures.
  case noSignatures
  /// The text, or the last signature line, does not end with a newline.
  case unterminated
  case tooManySignatures
  /// `line` counts the signature lines from 1.
  case malformedSignature(line: Int, LineReason)
  case duplicateSignature(line: Int)
  /// Two of the reader's keys have the same name and id.
  case ambiguousKeys(KeyName)
  /// The signature of a known key is false.
  case falseSignature(KeyName)
  case noKnownKey
  /// The signer's library refused to sign.
  case signingFailed(KeyName)
  /// A cosignature needs the time that it states, a plain signature states none.
  case wrongAlgorithm(KeyName)
  /// A witness signs checkpoints only.
  case noCheckpoint(CheckpointError)
  case timeOutOfRange(UInt64)

  package enum LineReason: Hashable, Sendable {
    case noDash
    case badName
    case badBase64(Base64Error)
    case tooShort
  }
}

extension NoteError: Explained {
  package var text: Localized {
    switch self {
    case .tooLong(let count):
      Localized(
        zh: "签名文件有 \(count) 字节，超过上限 \(SignedNote.maximumBytes)",
        en: "the note has \(count) bytes, more than \(SignedNote.maximumBytes)")
    case .invalidUTF8:
      Localized(
        zh: "签名文件不是 UTF-8",
        en: "the note is not UTF-8")
    case .controlCharacter(let offset):
      Localized(
        zh: "签名文件第 \(offset) 字节是控制字符",
        en: "byte \(offset) of the note is a control character")
    case .noSignatures:
      Localized(
        zh: "正文与签名之间没有空行",
        en: "no blank line separates a text from signatures")
    case .unterminated:
      Localized(
        zh: "签名文件的末行没有换行符",
        en: "the note's last line does not end with a newline")
    case .tooManySignatures:
      Localized(
        zh: "签名文件的签名超过 \(SignedNote.maximumSignatures) 个",
        en: "the note has more than \(SignedNote.maximumSignatures) signatures")
    case .malformedSignature(let line, let reason):
      Localized(
        zh: "第 \(line) 个签名行\(reason.text.zh)",
        en: "signature line \(line) \(reason.text.en)")
    case .duplicateSignature(let line):
      Localized(
        zh: "第 \(line) 个签名行的密钥在上面已签过",
        en: "signature line \(line) is of a key that has signed above")
    case .ambiguousKeys(let name):
      Localized(
        zh: "给出的密钥中有两把名称同为 \(name)、编号也相同",
        en: "two of the given keys share the name \(name) and the id")
    case .falseSignature(let name):
      Localized(
        zh: "\(name) 的签名是假的",
        en: "the signature of \(name) is false")
    case .noKnownKey:
      Localized(
        zh: "给出的密钥都没有签过此文件",
        en: "none of the given keys has signed the note")
    case .signingFailed(let name):
      Localized(
        zh: "密钥 \(name) 签不了名",
        en: "the key \(name) could not sign")
    case .wrongAlgorithm(let name):
      Localized(
        zh: "密钥 \(name) 用于另一种签名",
        en: "the key \(name) is for another kind of signature")
    case .noCheckpoint(let error):
      Localized(
        zh: "见证人只签检查点：\(error.text.zh)",
        en: "a witness signs checkpoints only: \(error.text.en)")
    case .timeOutOfRange(let seconds):
      Localized(
        zh: "\(seconds) 秒超出见证签名所能写的时间",
        en: "\(seconds) seconds are beyond the times that a cosignature can state")
    }
  }
}

extension NoteError.LineReason: Explained {
  package var text: Localized {
    switch self {
    case .noDash:
      Localized(
        zh: "不以长破折号和空格开头",
        en: "does not begin with an em dash and a space")
    case .badName:
      Localized(
        zh: "没有写明密钥",
        en: "names no key")
    case .badBase64(let error):
      Localized(
        zh: "的 base64 有误：\(error.text.zh)",
        en: "is wrong base64: \(error.text.en)")
    case .tooShort:
      Localized(
        zh: "在密钥编号之后没有签名",
        en: "has no signature after the key id")
    }
  }
}
