internal import Glibc

/// The bytes of a data file, read with `pread` instead of through the map.
///
/// The layouts are those of `MDB_page`, `MDB_node`, `MDB_db` and `MDB_meta` in LMDB 0.9 on 64-bit
/// little-endian systems.
struct FilePages {
  let descriptor: Int32
  let pageSize: Int

  /// One whole page, or nil when the file ends before.
  func page(_ number: UInt64) -> [UInt8]? { bytes(at: number, offset: 0, count: pageSize) }

  /// Bytes from a page on (`pread`), or nil when the file ends before.
  func bytes(at page: UInt64, offset: Int, count: Int) -> [UInt8]? {
    guard page < 1 << 40, (8...1 << 30).contains(count) else { return nil }
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = unsafe max(
        0, pread(descriptor, buffer.baseAddress, count, Int(page) * pageSize + offset))
    }
    return bytes.count == count ? bytes : nil
  }
}

/// What `MDB_db` says of one tree.
struct TreeRecord: Equatable {
  static let byteCount = 48

  var pad: UInt32
  var flags: UInt16
  var depth: UInt16
  var branchPages: UInt64
  var leafPages: UInt64
  var overflowPages: UInt64
  var entries: UInt64
  /// The root page; all ones when the tree is empty.
  var root: UInt64

  init(_ bytes: [UInt8], at offset: Int) {
    pad = bytes.integer(at: offset, as: UInt32.self)
    flags = bytes.integer(at: offset + 4, as: UInt16.self)
    depth = bytes.integer(at: offset + 6, as: UInt16.self)
    branchPages = bytes.integer(at: offset + 8, as: UInt64.self)
    leafPages = bytes.integer(at: offset + 16, as: UInt64.self)
    overflowPages = bytes.integer(at: offset + 24, as: UInt64.self)
    entries = bytes.integer(at: offset + 32, as: UInt64.self)
    root = bytes.integer(at: offset + 40, as: UInt64.self)
  }
}

/// One of the two headers of a data file (`MDB_meta`).
struct MetaPage: Equatable {
  static let byteCount = 152

  var flags: UInt16
  var magic: UInt32
  var version: UInt32
  var mapSize: UInt64
  var free: TreeRecord
  var main: TreeRecord
  var lastPage: UInt64
  var transaction: UInt64

  init(_ bytes: [UInt8]) {
    flags = bytes.integer(at: 10, as: UInt16.self)
    magic = bytes.integer(at: 16, as: UInt32.self)
    version = bytes.integer(at: 20, as: UInt32.self)
    mapSize = bytes.integer(at: 32, as: UInt64.self)
    free = TreeRecord(bytes, at: 40)
    main = TreeRecord(bytes, at: 88)
    lastPage = bytes.integer(at: 136, as: UInt64.self)
    transaction = bytes.integer(at: 144, as: UInt64.self)
  }

  var pageSize: Int { Int(free.pad) }

  /// Reads both headers; nil when the file is too short or not LMDB's.
  static func both(of descriptor: Int32) -> [MetaPage]? {
    let start = FilePages(descriptor: descriptor, pageSize: 1)
    guard let first = start.bytes(at: 0, offset: 0, count: byteCount).map(Self.init),
      first.magic == 0xBEEF_C0DE
    else { return nil }
    let pages = FilePages(descriptor: descriptor, pageSize: max(byteCount, first.pageSize))
    guard let second = pages.bytes(at: 1, offset: 0, count: byteCount).map(Self.init) else {
      return nil
    }
    return [first, second]
  }

  private static let pageSizes = [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536]

  /// Why LMDB could not have written these headers one after the other; nil if it could.
  ///
  /// Transaction N writes header N mod 2, so a flipped bit in a number that would bring back the
  /// transaction before the last is seen here.
  static func fault(in pages: [MetaPage]) -> String? {
    for (number, page) in pages.enumerated() {
      guard page.magic == 0xBEEF_C0DE, page.version == 1, page.flags == 0x08,
        page.free.flags == 0x08, page.mapSize <= 1 << 46,
        page.pageSize == pages[0].pageSize, pageSizes.contains(page.pageSize)
      else { return "header \(number) is damaged" }
    }
    let (even, odd) = (pages[0].transaction, pages[1].transaction)
    if even == 0, odd == 0 { return nil }
    guard even & 1 == 0, odd & 1 == 1, max(even, odd) - min(even, odd) == 1 else {
      return "the headers are of transactions \(even) and \(odd), which do not follow one another"
    }
    return nil
  }
}

extension [UInt8] {
  /// A little-endian integer at a byte offset, or zero when it does not fit.
  func integer<T: FixedWidthInteger>(at offset: Int, as type: T.Type) -> T {
    guard offset >= 0, offset + MemoryLayout<T>.size <= count else { return 0 }
    return unsafe withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: offset, as: type) }
  }
}
