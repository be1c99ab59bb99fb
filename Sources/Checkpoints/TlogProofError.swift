package import EventSourcing
package import Merkle

/// Why a file is no proof, or proves nothing.
package enum TlogProofError: Hashable, Sendable {
  case noCheckpoint
  case noTitle
  case badExtra(Base64Error)
  case badIndex
  /// Hashes are counted from 1.
  case badHash(Int, Base64Error)
  case hashLength(Int)
  case pathTooLong
  case badNote(NoteError)
  case untrusted(TrustError)
  case notIncluded(ProofError)
}

extension TlogProofError: Explained {
  package var text: Localized {
    switch self {
    case .noCheckpoint:
      Localized(
        zh: "证明与检查点之间没有空行",
        en: "no blank line separates the proof from a checkpoint")
    case .noTitle:
      Localized(
        zh: "文件开头不是 c2sp.org/tlog-proof@v1",
        en: "the file does not begin with c2sp.org/tlog-proof@v1")
    case .badExtra(let error):
      Localized(
        zh: "附加数据的 base64 有误：\(error.text.zh)",
        en: "the extra data are wrong base64: \(error.text.en)")
    case .badIndex:
      Localized(
        zh: "缺少「index」和十进制位置的一行，或其有误",
        en: "the line 'index' with a position in decimal is missing or wrong")
    case .badHash(let number, let error):
      Localized(
        zh: "第 \(number) 个哈希的 base64 有误：\(error.text.zh)",
        en: "hash \(number) is wrong base64: \(error.text.en)")
    case .hashLength(let number):
      Localized(
        zh: "第 \(number) 个哈希不是 32 字节",
        en: "hash \(number) does not have 32 bytes")
    case .pathTooLong:
      Localized(
        zh: "证明的哈希多于任何日志的树高",
        en: "the proof has more hashes than any log's tree is high")
    case .badNote(let error):
      Localized(
        zh: "检查点的签名文件：\(error.text.zh)",
        en: "the checkpoint's note: \(error.text.en)")
    case .untrusted(let error):
      Localized(
        zh: "检查点不可信：\(error.text.zh)",
        en: "the checkpoint is not to be believed: \(error.text.en)")
    case .notIncluded(let error):
      Localized(
        zh: "记录未得到证明：\(error.text.zh)",
        en: "the record is not proven: \(error.text.en)")
    }
  }
}
