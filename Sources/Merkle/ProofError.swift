package import EventSourcing

/// Why a proof is refused.
package enum ProofError: Hashable, Sendable {
  case indexBeyondTree(UInt64, size: UInt64)
  /// Every tree continues the empty one, so nothing is proven.
  case oldTreeEmpty
  case sizesReversed(old: UInt64, new: UInt64)
  case noSubtree(MerkleRange, size: UInt64)
  case pathTooShort
  case pathTooLong
  /// The path leads to another root than the one to be proven.
  case rootMismatch
  /// The path leads to another hash of the old tree, or subtree, than the one given.
  case oldRootMismatch
}

extension ProofError: Explained {
  package var text: Localized {
    switch self {
    case .indexBeyondTree(let index, let size):
      Localized(
        zh: "\(size) 个叶子的树没有位置 \(index)",
        en: "position \(index) is not in a tree of \(size) leaves")
    case .oldTreeEmpty:
      Localized(
        zh: "没有叶子的旧树什么也证明不了",
        en: "an old tree without leaves proves nothing")
    case .sizesReversed(let old, let new):
      Localized(
        zh: "\(new) 个叶子的树不可能延续 \(old) 个叶子的树",
        en: "a tree of \(new) leaves cannot continue one of \(old)")
    case .noSubtree(let range, let size):
      Localized(
        zh: "叶子 \(range.start) 至 \(range.end) 不是 \(size) 个叶子的树的子树",
        en: "leaves \(range.start) to \(range.end) are no subtree of a tree of \(size) leaves")
    case .pathTooShort:
      Localized(
        zh: "就其大小而言，证明的哈希太少",
        en: "the proof has too few hashes for its sizes")
    case .pathTooLong:
      Localized(
        zh: "就其大小而言，证明的哈希太多",
        en: "the proof has too many hashes for its sizes")
    case .rootMismatch:
      Localized(
        zh: "证明推出的是另一个根哈希",
        en: "the proof leads to another root hash")
    case .oldRootMismatch:
      Localized(
        zh: "证明推出的旧树哈希不同",
        en: "the proof leads to another hash of the older tree")
    }
  }
}
