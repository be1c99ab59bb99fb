package import EventSourcing

/// Something that verification found wrong, of one kind.
package struct Damage: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case record
    case missingRecord = "missing_record"
    case extraRecord = "extra_record"
    case unreadableRecord = "unreadable_record"
    case logTime = "log_time"
    case treeNode = "tree_node"
    case treeEdge = "tree_edge"
    case leafPrefixes = "leaf_prefixes"
    case names
    case indexMissing = "index_missing"
    case indexExtra = "index_extra"
    case latest
    case backlink
    case receiptMissing = "receipt_missing"
    case receiptExtra = "receipt_extra"
    case readModel = "read_model"
    case storedCheckpoint = "stored_checkpoint"
    case shorterThanCheckpoint = "shorter_than_checkpoint"
    case rewrittenSinceCheckpoint = "rewritten_since_checkpoint"
  }

  package var kind: Kind
  /// Where in the log, ascending; empty when it is about no position.
  package var positions: [UInt64]
  /// What is affected besides: tags, command ids, nodes, keys; at most ``itemLimit``.
  package var items: [Localized]

  package static let itemLimit = 20

  package init(_ kind: Kind, positions: [UInt64] = [], items: [Localized] = []) {
    self.kind = kind
    self.positions = positions
    self.items = items
  }
}

/// Gathers what is found, kind by kind.
struct DamageList {
  private var positions: [Damage.Kind: Set<UInt64>] = [:]
  private var items: [Damage.Kind: [Localized]] = [:]

  /// Adds a find; the text is made only while there is room for it.
  mutating func add(
    _ kind: Damage.Kind, at position: UInt64? = nil, _ item: @autoclosure () -> String? = nil
  ) {
    var all = positions[kind] ?? []
    if let position { all.insert(position) }
    positions[kind] = all
    guard items[kind, default: []].count < Damage.itemLimit, let item = item() else { return }
    items[kind, default: []].append(Localized(verbatim: item))
  }

  /// Adds a find with what an error says of it.
  mutating func add(
    _ kind: Damage.Kind, at position: UInt64? = nil, _ item: String? = nil, because error: any Error
  ) {
    add(kind, at: position)
    guard items[kind, default: []].count < Damage.itemLimit else { return }
    let (why, name) = (Localized(explaining: error), item.map { $0 + ": " } ?? "")
    items[kind, default: []].append(Localized(zh: name + why.zh, en: name + why.en))
  }

  mutating func merge(_ other: DamageList) {
    positions.merge(other.positions) { $0.union($1) }
    items.merge(other.items) { Array(($0 + $1).prefix(Damage.itemLimit)) }
  }

  var isEmpty: Bool { positions.isEmpty }

  func positions(_ kind: Damage.Kind) -> Set<UInt64> { positions[kind] ?? [] }

  mutating func remove(_ kind: Damage.Kind, at removed: Set<UInt64>) {
    guard let rest = positions[kind]?.subtracting(removed) else { return }
    positions[kind] = rest.isEmpty ? nil : rest
    if rest.isEmpty { items[kind] = nil }
  }

  /// In the order of the kinds.
  var damages: [Damage] {
    Damage.Kind.allCases.compactMap { kind in
      positions[kind].map { Damage(kind, positions: $0.sorted(), items: items[kind] ?? []) }
    }
  }
}
