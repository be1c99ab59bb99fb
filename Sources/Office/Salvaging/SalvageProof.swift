package import EventSourcing

/// By what a record that was found is known to be the one appended, from the weakest on.
package enum SalvageProof: String, CaseIterable, Comparable, Sendable {
  /// Its leaf hash does not begin with the four bytes that were kept of it: it is damaged.
  case refuted
  /// It can be read, and nothing tells whether it is as it was.
  case unproven
  /// A proven later record links back to this position for a tag that the record has.
  case links
  /// Its leaf hash begins with the four bytes that were kept of it: by chance 1 in 4 · 10⁹.
  case prefix
  /// It is part of a subtree whose stored hash, or that in the head, its records lead to.
  case tree
  /// It is part of a tree whose root is that of a signed checkpoint in the store.
  case checkpoint

  package static func < (a: Self, b: Self) -> Bool {
    allCases.firstIndex(of: a) ?? 0 < allCases.firstIndex(of: b) ?? 0
  }

  /// Whether a record of a store may be one with this proof.
  package var suffices: Bool { self >= .prefix }

  package var text: Localized {
    switch self {
    case .refuted:
      Localized(zh: "已损坏：叶哈希与留存的四字节不符", en: "damaged: not the four bytes kept of its leaf hash")
    case .unproven: Localized(zh: "可读，无从证明", en: "readable, but nothing proves it")
    case .links:
      Localized(
        zh: "佐证：后面已证明的记录链接到此位置", en: "supported: a proven later record links back to it")
    case .prefix:
      Localized(
        zh: "叶哈希的前四字节相符（非密码学证明）",
        en: "its leaf hash begins with the four bytes kept of it (no proof against intent)")
    case .tree:
      Localized(zh: "与存储的树节点或库头相符", en: "it leads to a stored node of the tree or to the head")
    case .checkpoint:
      Localized(zh: "与签名检查点的根相符", en: "it leads to the root of a signed checkpoint")
    }
  }
}
