package import Checkpoints
package import EventSourcing

/// Why bytes are no evidence file.
package enum EvidenceError: Explained, Hashable {
  case tooLong(Int)
  /// Lines are counted from 1.
  case malformed(line: Int, Reason)
  /// Another text than the one in which the same is written.
  case otherText

  package enum Reason: Hashable, Sendable {
    case title
    case cutShort
    case encoding
    case blankLine
    case field(String)
    case rendering
    case record
    case base64(Base64Error)
    case pathTooLong
    case hashLength
    case note(NoteError)
  }
}

extension EvidenceError {
  package var text: Localized {
    switch self {
    case .tooLong(let count):
      Localized(
        zh: "文件有 \(count) 字节，超过上限 \(EvidenceFile.maximumBytes)",
        en: "the file has \(count) bytes, more than \(EvidenceFile.maximumBytes)")
    case .malformed(let line, let reason):
      Localized(zh: "第 \(line) 行：\(reason.text.zh)", en: "line \(line): \(reason.text.en)")
    case .otherText:
      Localized(
        zh: "文件与其内容的唯一写法不同", en: "the file is not written in the one way its content is")
    }
  }
}

extension EvidenceError.Reason {
  var text: Localized {
    switch self {
    case .title:
      Localized(
        zh: "文件开头应为 \(EvidenceFile.title)", en: "the file must begin with \(EvidenceFile.title)")
    case .cutShort: Localized(zh: "文件不完整", en: "the file is cut short")
    case .encoding: Localized(zh: "不是 UTF-8", en: "not UTF-8")
    case .blankLine: Localized(zh: "此处应为空行", en: "a blank line must be here")
    case .field(let name):
      Localized(zh: "应为「\(name) …」", en: "the line '\(name) …' is missing or wrong")
    case .rendering:
      Localized(
        zh: "供人阅读的行应以「| 」开头", en: "a line for people begins with '| '")
    case .record:
      Localized(
        zh: "应为「extra …」或 checkpoint", en: "a record ('extra …') or 'checkpoint' must be here")
    case .base64(let error):
      Localized(zh: "base64 有误：\(error.text.zh)", en: "wrong base64: \(error.text.en)")
    case .pathTooLong:
      Localized(
        zh: "证明的哈希多于任何日志的树高", en: "the proof has more hashes than any log's tree is high")
    case .hashLength: Localized(zh: "哈希不是 32 字节", en: "a hash must have 32 bytes")
    case .note(let error):
      Localized(zh: "检查点：\(error.text.zh)", en: "the checkpoint: \(error.text.en)")
    }
  }
}
