/// Checks the pages of one snapshot: that each is a page of its tree, holds its nodes inside
/// itself, has its keys in order, and that every page is used once or free.
struct PageCheck {
  private let pages: FilePages
  private let meta: MetaPage
  private(set) var damages: [PageDamage] = []
  /// A bit a page: whether something uses it, or it is free.
  private var taken: [UInt64]
  private var free: [UInt64] = []

  private static let damageLimit = 1000
  private static let headerSize = 16
  private static let nodeHeaderSize = 8
  private static let levelLimit = 32

  init(descriptor: Int32, meta: MetaPage) {
    pages = FilePages(descriptor: descriptor, pageSize: meta.pageSize)
    self.meta = meta
    taken = []
  }

  mutating func run() {
    guard pages.bytes(at: meta.lastPage, offset: pages.pageSize - 8, count: 8) != nil else {
      return report(0, nil, .lastPage)
    }
    taken = Array(repeating: 0, count: Int(meta.lastPage >> 6) + 1)
    _ = take(0)
    _ = take(1)
    check(meta.free, Tree(kind: .freeList))
    check(meta.main, Tree(kind: .names))
    for page in free where !take(page) {
      report(page, nil, .freeInUse)
    }
    guard damages.isEmpty else { return }
    for page in 0...meta.lastPage where !isTaken(page) {
      report(page, nil, .lost)
    }
  }

  // MARK: Trees

  private struct Tree {
    enum Kind { case freeList, names, values }

    var kind: Kind
    var database: String?
    var integerKeys = false
    var branchPages: UInt64 = 0
    var leafPages: UInt64 = 0
    var overflowPages: UInt64 = 0
    var entries: UInt64 = 0
    /// The last key met, which the next must follow; a separator may be met again.
    var lastKey: [UInt8] = []
    var hasKey = false
    var mayRepeat = false
    /// The databases named in a tree of names.
    var children: [(name: String, record: TreeRecord)] = []
  }

  private mutating func check(_ record: TreeRecord, _ tree: Tree) {
    var tree = tree
    let expected: UInt16 = tree.kind == .freeList ? 0x08 : record.flags & 0x08
    guard record.flags == expected, tree.kind == .freeList || record.pad == 0 else {
      return report(record.root, tree.database, .unknownFlags)
    }
    tree.integerKeys = record.flags & 0x08 != 0
    let known = damages.count
    if record.root == .max {
      if record.depth != 0 { report(0, tree.database, .emptyWithDepth) }
    } else if (1...Self.levelLimit).contains(Int(record.depth)) {
      walk(record.root, level: 1, depth: Int(record.depth), &tree)
    } else {
      report(record.root, tree.database, .depth)
    }
    let isCounted =
      record.branchPages == tree.branchPages && record.leafPages == tree.leafPages
      && record.overflowPages == tree.overflowPages && record.entries == tree.entries
    if damages.count == known, !isCounted {
      report(record.root, tree.database, .otherCounts)
    }
    for child in tree.children {
      check(child.record, Tree(kind: .values, database: child.name))
    }
  }

  private mutating func walk(_ number: UInt64, level: Int, depth: Int, _ tree: inout Tree) {
    guard take(number) else {
      return report(number, tree.database, .usedTwice)
    }
    guard let page = pages.page(number) else {
      return report(number, tree.database, .beyondEnd)
    }
    let isLeaf = level == depth
    guard page.integer(at: 0, as: UInt64.self) == number,
      page.integer(at: 10, as: UInt16.self) == (isLeaf ? 0x02 : 0x01)
    else { return report(number, tree.database, .otherPage) }
    guard let nodes = nodes(of: page, isLeaf: isLeaf) else {
      return report(number, tree.database, .nodes)
    }
    if isLeaf { tree.leafPages += 1 } else { tree.branchPages += 1 }
    for (index, node) in nodes.enumerated() {
      let isImplied = !isLeaf && index == 0
      if !isImplied, !follow(page, node, isLeaf: isLeaf, &tree) {
        report(number, tree.database, .keyOrder)
      }
      if isLeaf {
        tree.entries += 1
        check(page, node, on: number, &tree)
      } else {
        walk(node.child, level: level + 1, depth: depth, &tree)
      }
      guard damages.count < Self.damageLimit else { return }
    }
  }

  // MARK: Nodes

  private struct Node {
    var low: UInt32
    var flags: UInt16
    var key: Range<Int>
    var value: Range<Int>

    var child: UInt64 { UInt64(low) | UInt64(flags) << 32 }
  }

  /// The nodes of a page in its order; nil unless they lie in the page and fill its upper part.
  private func nodes(of page: [UInt8], isLeaf: Bool) -> [Node]? {
    let lower = Int(page.integer(at: 12, as: UInt16.self))
    let upper = Int(page.integer(at: 14, as: UInt16.self))
    guard lower > Self.headerSize, lower & 1 == 0, lower <= upper, upper <= pages.pageSize else {
      return nil
    }
    var nodes: [Node] = []
    nodes.reserveCapacity((lower - Self.headerSize) / 2)
    var size = 0
    for slot in stride(from: Self.headerSize, to: lower, by: 2) {
      let start = Int(page.integer(at: slot, as: UInt16.self))
      guard start >= upper, start & 1 == 0, start + Self.nodeHeaderSize <= pages.pageSize else {
        return nil
      }
      let low = page.integer(at: start, as: UInt32.self)
      let flags = page.integer(at: start + 4, as: UInt16.self)
      let keySize = Int(page.integer(at: start + 6, as: UInt16.self))
      let key = start + Self.nodeHeaderSize..<start + Self.nodeHeaderSize + keySize
      let isElsewhere = flags & 0x01 != 0
      let valueSize = isLeaf ? (isElsewhere ? 8 : Int(low)) : 0
      let value = key.upperBound..<key.upperBound + valueSize
      guard keySize <= 511, value.upperBound <= pages.pageSize, !isLeaf || flags <= 0x02 else {
        return nil
      }
      size += (value.upperBound - start + 1) & ~1
      nodes.append(Node(low: low, flags: flags, key: key, value: value))
    }
    guard nodes.count > (isLeaf ? 0 : 1), size == pages.pageSize - upper else { return nil }
    return nodes
  }

  /// Whether a node's key comes after the last one.
  private func follow(_ page: [UInt8], _ node: Node, isLeaf: Bool, _ tree: inout Tree) -> Bool {
    guard !node.key.isEmpty, !tree.integerKeys || node.key.count == 8 else { return false }
    let key = page[node.key]
    let isNext: Bool
    if !tree.hasKey {
      isNext = true
    } else if tree.integerKeys {
      let last = tree.lastKey.integer(at: 0, as: UInt64.self)
      let number = page.integer(at: node.key.lowerBound, as: UInt64.self)
      isNext = tree.mayRepeat ? last <= number : last < number
    } else {
      let isAfter = tree.lastKey.lexicographicallyPrecedes(key)
      isNext = isAfter || tree.mayRepeat && tree.lastKey.elementsEqual(key)
    }
    tree.lastKey.replaceSubrange(0..., with: key)
    tree.hasKey = true
    tree.mayRepeat = !isLeaf
    return isNext
  }

  /// Checks what an entry's value points at.
  private mutating func check(
    _ page: [UInt8], _ node: Node, on number: UInt64, _ tree: inout Tree
  ) {
    let isElsewhere = node.flags & 0x01 != 0
    if node.flags & 0x02 != 0 {
      guard tree.kind == .names, node.value.count == TreeRecord.byteCount else {
        return report(number, tree.database, .claimsDatabase)
      }
      let name = String(decoding: page[node.key], as: UTF8.self)
      tree.children.append((name, TreeRecord(page, at: node.value.lowerBound)))
      return
    }
    if isElsewhere {
      let first = page.integer(at: node.value.lowerBound, as: UInt64.self)
      guard let count = takeOverflow(first, bytes: Int(node.low)) else {
        return report(first, tree.database, .longValue)
      }
      tree.overflowPages += count
    }
    if tree.kind == .freeList { collect(page, node, on: number, &tree) }
  }

  /// Takes the pages of a long value; nil unless they are such pages and unused.
  private mutating func takeOverflow(_ first: UInt64, bytes: Int) -> UInt64? {
    let count = UInt64((Self.headerSize + bytes - 1) / pages.pageSize + 1)
    guard bytes > 0, first <= meta.lastPage, count <= meta.lastPage - first + 1,
      let header = pages.bytes(at: first, offset: 0, count: Self.headerSize),
      header.integer(at: 0, as: UInt64.self) == first,
      header.integer(at: 10, as: UInt16.self) == 0x04,
      UInt64(header.integer(at: 12, as: UInt32.self)) == count,
      pages.bytes(at: first + count - 1, offset: pages.pageSize - 8, count: 8) != nil
    else { return nil }
    for page in first..<first + count where !take(page) { return nil }
    return count
  }

  /// Reads a list of free pages: their count, then their numbers, falling.
  private mutating func collect(
    _ page: [UInt8], _ node: Node, on number: UInt64, _ tree: inout Tree
  ) {
    var list = Array(page[node.value])
    if node.flags & 0x01 != 0 {
      let first = list.integer(at: 0, as: UInt64.self)
      list =
        pages.bytes(at: first, offset: Self.headerSize, count: max(8, Int(node.low))) ?? []
    }
    let count = list.integer(at: 0, as: UInt64.self)
    guard list.count >= 8, list.count & 7 == 0, count <= UInt64(list.count / 8 - 1) else {
      return report(number, nil, .freeListLength)
    }
    var last = UInt64.max
    for index in 0..<Int(count) {
      let page = list.integer(at: 8 + index * 8, as: UInt64.self)
      guard page < last else { return report(number, nil, .freeListOrder) }
      last = page
      free.append(page)
    }
  }

  // MARK: Pages

  /// Notes that a page is used; false if it was already or is none of the file.
  private mutating func take(_ page: UInt64) -> Bool {
    guard page <= meta.lastPage, !isTaken(page) else { return false }
    taken[Int(page >> 6)] |= 1 << (page & 63)
    return true
  }

  private func isTaken(_ page: UInt64) -> Bool { taken[Int(page >> 6)] & 1 << (page & 63) != 0 }

  private mutating func report(_ page: UInt64, _ database: String?, _ reason: PageDamage.Reason) {
    guard damages.count < Self.damageLimit else { return }
    damages.append(PageDamage(page: page, database: database, reason: reason))
  }
}
