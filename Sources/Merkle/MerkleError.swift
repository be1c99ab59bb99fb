package import EventSourcing

/// Why a tree has no such root or proof.
package enum MerkleError: Hashable, Sendable {
  case sizeBeyondLog(UInt64, logSize: UInt64)
  case leafBeyondSize(UInt64, size: UInt64)
  /// Every log continues the empty one.
  case proofFromEmptyTree
  case noSubtree(MerkleRange, size: UInt64)
  /// The source has no leaf where the log must have one.
  case missingLeaf(UInt64)
}

extension MerkleError: Explained {
  package var text: Localized {
    switch self {
    case .sizeBeyondLog(let size, let logSize):
      Localized(
        zh: "日志有 \(logSize) 条，没有 \(size) 条",
        en: "The log holds \(logSize) events, not \(size)")
    case .leafBeyondSize(let index, let size):
      Localized(
        zh: "\(size) 条的日志没有位置 \(index)",
        en: "A log of \(size) events has no position \(index)")
    case .proofFromEmptyTree:
      Localized(
        zh: "空日志无可证明：任何日志都延续它",
        en: "Nothing can be proven about an empty log: every log continues it")
    case .noSubtree(let range, let size):
      Localized(
        zh: "\(size) 条的日志不能延续 \(range.end) 条的日志",
        en: "A log of \(size) events cannot continue one of \(range.end)")
    case .missingLeaf(let index):
      Localized(
        zh: "缺少位置 \(index) 的记录",
        en: "The record at position \(index) is missing")
    }
  }
}
