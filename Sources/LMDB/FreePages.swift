internal import Glibc

/// The pages of a data file that hold nothing, read with `pread` instead of through the map.
///
/// LMDB does not write pages that were taken and freed within one transaction, so a healthy file
/// can end before the last page its header counts. Reading a page through the map that a truncated
/// file has lost would end the process with SIGBUS, so the free list is read by hand here. The
/// layout is that of `MDB_page`, `MDB_node` and `MDB_db` in LMDB 0.9 on 64-bit systems.
struct FreePages {
  private let pages: FilePages
  private var numbers: Set<UInt64> = []
  private var visited: Set<UInt64> = []

  /// Reads the free list of an open file, or returns nil when a part of it is missing.
  init?(of descriptor: Int32, pageSize: Int) {
    pages = FilePages(descriptor: descriptor, pageSize: pageSize)
    guard let root = newestRoot() else { return nil }
    guard root == .max || read(tree: root) else { return nil }
  }

  /// Whether all pages of a range are free.
  func contains(_ pages: Range<UInt64>) -> Bool {
    pages.allSatisfy { numbers.contains($0) }
  }

  /// The free list's root page in the newer of the two headers (`MDB_meta`).
  private func newestRoot() -> UInt64? {
    var newest: (transaction: UInt64, root: UInt64)?
    for number in 0..<2 as Range<UInt64> {
      guard let header = pages.page(number) else { return nil }
      let transaction = header.integer(at: 144, as: UInt64.self)
      if newest.map({ transaction > $0.transaction }) ?? true {
        newest = (transaction, header.integer(at: 80, as: UInt64.self))
      }
    }
    return newest?.root
  }

  /// Collects the numbers below a page, and tells whether all its pages are there.
  private mutating func read(tree number: UInt64) -> Bool {
    guard visited.insert(number).inserted, let page = pages.page(number) else { return false }
    let isBranch = page.integer(at: 10, as: UInt16.self) & 0x01 != 0
    let lower = Int(page.integer(at: 12, as: UInt16.self))
    guard (16...pages.pageSize).contains(lower) else { return false }
    for slot in stride(from: 16, to: lower, by: 2) {
      let node = Int(page.integer(at: slot, as: UInt16.self))
      guard node >= lower, node + 8 <= pages.pageSize else { return false }
      let isRead = isBranch ? read(child: node, of: page) : read(leaf: node, of: page)
      guard isRead else { return false }
    }
    return true
  }

  /// Follows a branch's node, whose first 48 bits are a page number.
  private mutating func read(child node: Int, of page: [UInt8]) -> Bool {
    read(tree: page.integer(at: node, as: UInt64.self) & 0xFFFF_FFFF_FFFF)
  }

  /// Reads a leaf's node: a count and as many page numbers, here or on overflow pages.
  private mutating func read(leaf node: Int, of page: [UInt8]) -> Bool {
    let size = Int(page.integer(at: node, as: UInt32.self))
    let isElsewhere = page.integer(at: node + 4, as: UInt16.self) & 0x01 != 0
    let start = node + 8 + Int(page.integer(at: node + 6, as: UInt16.self))
    guard start + 8 <= pages.pageSize else { return false }
    guard isElsewhere else { return start + size <= pages.pageSize && collect(page, start, size) }
    let number = page.integer(at: start, as: UInt64.self)
    guard let bytes = pages.bytes(at: number, offset: 16, count: size) else { return false }
    return collect(bytes, 0, size)
  }

  /// Adds the page numbers of one entry.
  private mutating func collect(_ bytes: [UInt8], _ start: Int, _ size: Int) -> Bool {
    let count = bytes.integer(at: start, as: UInt64.self)
    guard size >= 8, count <= UInt64(size / 8 - 1) else { return false }
    for index in 0..<Int(count) {
      numbers.insert(bytes.integer(at: start + 8 + index * 8, as: UInt64.self))
    }
    return true
  }
}
