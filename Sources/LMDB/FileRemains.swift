internal import Glibc

/// Where the value of an entry lies in a data file.
public struct EntryPlace: Sendable, Hashable {
  /// The page, or the first page of a long value.
  var page: UInt64
  /// Where on that page the value begins.
  var offset: Int
  /// How many bytes the value has.
  public var byteCount: Int
  /// Whether the newest header leads to the entry, as far as the way is readable.
  public var isLive: Bool
}

/// What can still be read of a data file that LMDB may not be able to open.
///
/// Neither headers nor trees are needed: whatever could be an entry, on any page and in any state of
/// it, is one to whoever asks, also one that was removed or never committed. Who reads it must know
/// what a value should be. The file is opened for reading alone, and no lock is taken.
public final class FileRemains: Sendable {
  private let descriptor: Int32
  private let pages: FilePages
  /// How many pages the file has, a cut one included.
  public let pageCount: UInt64
  /// Whether both headers are as LMDB writes them, so that the newest transaction is known.
  public let hasSoundHeaders: Bool
  private let live: Set<UInt64>

  /// Opens a data file with `open`.
  public init(file path: String) throws(LMDBError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw LMDBError(operation: "open \(path)", code: .system(errno: errno))
    }
    self.descriptor = descriptor
    let size: Int
    do { size = try FileChecks.size(of: descriptor) } catch {
      close(descriptor)
      throw error
    }
    let metas = Self.metas(of: descriptor)
    let pageSize = metas.first?.pageSize ?? Self.usualPageSize
    let pages = FilePages(descriptor: descriptor, pageSize: pageSize)
    self.pages = pages
    pageCount = UInt64((size + pageSize - 1) / pageSize)
    hasSoundHeaders = metas.count == 2 && MetaPage.fault(in: metas) == nil
    let newest = metas.max { $0.transaction < $1.transaction }
    live = newest.map { LivePages(pages).reached(from: $0.main.root) } ?? []
  }

  deinit { close(descriptor) }

  private static let usualPageSize = 4096

  /// The headers that can be believed, in their order.
  private static func metas(of descriptor: Int32) -> [MetaPage] {
    var found: [MetaPage] = []
    let start = FilePages(descriptor: descriptor, pageSize: 1)
    if let first = start.bytes(at: 0, offset: 0, count: MetaPage.byteCount).map(MetaPage.init),
      first.isPlausible
    {
      found.append(first)
    }
    let size = found.first?.pageSize ?? usualPageSize
    if let second = start.bytes(at: UInt64(size), offset: 0, count: MetaPage.byteCount)
      .map(MetaPage.init), second.isPlausible, second.pageSize == size
    {
      found.append(second)
    }
    return found
  }

  /// Visits everything that could be an entry with a key of one of the lengths given.
  ///
  /// The spans live only during the call. Reads the whole file once, with `pread`, and around
  /// sectors that cannot be read.
  ///
  /// - Returns: How many pages could not be read as a whole.
  public func scan(
    keyLengths: Set<Int>, _ body: (_ key: RawSpan, _ value: RawSpan, EntryPlace) throws -> Void
  ) rethrows -> Int {
    var unread = 0
    for number in 0..<pageCount {
      var page = pages.page(number) ?? []
      if page.isEmpty {
        unread += 1
        page = sectors(of: number)
      }
      try unsafe scan(page.span.bytes, number, keyLengths, body)
    }
    return unread
  }

  /// A page of which a part cannot be read, with zeros in the place of that.
  private func sectors(of number: UInt64) -> [UInt8] {
    stride(from: 0, to: pages.pageSize, by: Self.sectorSize).flatMap { offset in
      pages.bytes(at: number, offset: offset, count: Self.sectorSize)
        ?? [UInt8](repeating: 0, count: Self.sectorSize)
    }
  }

  private static let sectorSize = 512

  /// The bytes of a value, or nil when the file ends before.
  public func value(at place: EntryPlace) -> [UInt8]? {
    if place.byteCount >= 8 {
      return pages.bytes(at: place.page, offset: place.offset, count: place.byteCount)
    }
    let bytes = pages.bytes(at: place.page, offset: place.offset, count: 8)
    return bytes.map { Array($0.prefix(place.byteCount)) }
  }

  private static let headerSize = 16
  private static let nodeHeaderSize = 8

  private func scan(
    _ page: RawSpan, _ number: UInt64, _ keyLengths: Set<Int>,
    _ body: (RawSpan, RawSpan, EntryPlace) throws -> Void
  ) rethrows {
    let slots = live.contains(number) ? Self.slots(of: page) : []
    let last = page.byteCount - Self.nodeHeaderSize
    for start in stride(from: Self.headerSize, through: last, by: 2) {
      let keySize = Int(unsafe page.unsafeLoadUnaligned(fromByteOffset: start + 6, as: UInt16.self))
      guard keyLengths.contains(keySize) else { continue }
      let flags = unsafe page.unsafeLoadUnaligned(fromByteOffset: start + 4, as: UInt16.self)
      let size = Int(unsafe page.unsafeLoadUnaligned(fromByteOffset: start, as: UInt32.self))
      let valueStart = start + Self.nodeHeaderSize + keySize
      guard flags <= 1, size > 0, valueStart + (flags == 0 ? size : 8) <= page.byteCount else {
        continue
      }
      let key = page.extracting(start + Self.nodeHeaderSize..<valueStart)
      let isLive = slots.contains(start)
      guard flags == 1 else {
        let place = EntryPlace(page: number, offset: valueStart, byteCount: size, isLive: isLive)
        try body(key, page.extracting(valueStart..<valueStart + size), place)
        continue
      }
      let first = unsafe page.unsafeLoadUnaligned(fromByteOffset: valueStart, as: UInt64.self)
      guard let value = longValue(first, size) else { continue }
      let place = EntryPlace(
        page: first, offset: Self.headerSize, byteCount: size, isLive: isLive)
      try unsafe body(key, value.span.bytes, place)
    }
  }

  /// Where the page itself says that entries begin.
  private static func slots(of page: RawSpan) -> Set<Int> {
    let lower = Int(unsafe page.unsafeLoadUnaligned(fromByteOffset: 12, as: UInt16.self))
    let slots = stride(from: headerSize, to: min(lower, page.byteCount - 1), by: 2)
    return Set(
      slots.map { Int(unsafe page.unsafeLoadUnaligned(fromByteOffset: $0, as: UInt16.self)) })
  }

  /// A value on pages of its own; nil unless the first of them says so.
  private func longValue(_ first: UInt64, _ size: Int) -> [UInt8]? {
    guard first < pageCount, size <= 1 << 28,
      let header = pages.bytes(at: first, offset: 0, count: Self.headerSize),
      header.integer(at: 10, as: UInt16.self) == 0x04
    else { return nil }
    return pages.bytes(at: first, offset: Self.headerSize, count: max(8, size))
      .map { Array($0.prefix(size)) }
  }
}

extension MetaPage {
  /// Whether the header alone can be one that LMDB wrote.
  fileprivate var isPlausible: Bool {
    magic == 0xBEEF_C0DE && version == 1 && flags == 0x08 && free.flags == 0x08
      && (512...65536).contains(pageSize) && pageSize.nonzeroBitCount == 1
  }
}

/// The pages that a root leads to, whatever is damaged on the way.
private struct LivePages {
  private let pages: FilePages
  private var found: Set<UInt64> = []

  init(_ pages: FilePages) { self.pages = pages }

  consuming func reached(from root: UInt64) -> Set<UInt64> {
    var waiting = [root]
    while let number = waiting.popLast() {
      guard number < 1 << 36, found.insert(number).inserted, let page = pages.page(number),
        page.integer(at: 0, as: UInt64.self) == number
      else { continue }
      let kind = page.integer(at: 10, as: UInt16.self)
      guard kind == 0x01 || kind == 0x02 else { continue }
      let lower = min(Int(page.integer(at: 12, as: UInt16.self)), page.count)
      for slot in stride(from: 16, to: lower, by: 2) {
        let node = Int(page.integer(at: slot, as: UInt16.self))
        if kind == 0x01 {
          waiting.append(page.integer(at: node, as: UInt64.self) & 0xFFFF_FFFF_FFFF)
        } else if page.integer(at: node + 4, as: UInt16.self) & 0x02 != 0 {
          let record = node + 8 + Int(page.integer(at: node + 6, as: UInt16.self))
          waiting.append(TreeRecord(page, at: record).root)
        }
      }
    }
    return found
  }
}
