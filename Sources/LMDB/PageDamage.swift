internal import CLMDB
internal import Glibc

/// A page of the data file that is not as LMDB writes it.
public struct PageDamage: Sendable, Hashable {
  /// The page's number in the file.
  public var page: UInt64
  /// The named database it belongs to; nil for the file's own pages.
  public var database: String?
  /// What is wrong with it.
  public var reason: Reason

  /// The ways in which a page can be damaged, described in English.
  public enum Reason: String, CaseIterable, Sendable {
    case headers = "the headers are damaged"
    case noHeader = "no header is of the transaction that is read"
    case lastPage = "the last page's number is wild"
    case freeInUse = "the page is called free but in use, or beyond the file"
    case lost = "nothing uses the page, and it is not called free"
    case unknownFlags = "the database has unknown flags"
    case emptyWithDepth = "an empty database has a depth"
    case depth = "the database's depth is wild"
    case otherCounts = "the database counts its pages or entries otherwise"
    case usedTwice = "the page is in use twice, or beyond the file"
    case beyondEnd = "the file ends before the page"
    case otherPage = "the page is another one, or of another kind"
    case nodes = "the page's nodes do not fill it"
    case keyOrder = "the keys are not in order"
    case claimsDatabase = "an entry claims to be a database"
    case longValue = "the pages of a long value are damaged"
    case freeListLength = "a list of free pages has a wrong length"
    case freeListOrder = "a list of free pages is not in order"
  }
}

extension Environment {
  /// Reads every page of the newest snapshot and returns those that LMDB could not have written.
  ///
  /// LMDB follows the numbers and offsets in its pages unchecked, so a flipped bit can make it read
  /// another place or end the process; what passes here can be read safely. Contents of values are
  /// not looked at. Reads the whole file once, with `pread`.
  public func damagedPages() throws(LMDBError) -> [PageDamage] {
    let operation = "pread data.mdb"
    var attempts = 20
    while true {
      let snapshot = try beginRead()
      let transaction = UInt64(unsafe mdb_txn_id(try snapshot.core.handle(operation)))
      let descriptor = try descriptor
      guard let metas = MetaPage.both(of: descriptor) else {
        return [PageDamage(page: 0, database: nil, reason: .headers)]
      }
      if let meta = metas.first(where: { $0.transaction == transaction }),
        metas.allSatisfy({ $0.transaction <= transaction + 1 })
      {
        var check = PageCheck(descriptor: descriptor, meta: meta)
        check.run()
        return check.damages
      }
      attempts -= 1
      guard attempts > 0 else {
        return [PageDamage(page: 0, database: nil, reason: .noHeader)]
      }
    }
  }

  private var descriptor: Int32 {
    get throws(LMDBError) {
      var descriptor: Int32 = -1
      try LMDBError.check(unsafe mdb_env_get_fd(handle, &descriptor), "mdb_env_get_fd")
      return descriptor
    }
  }

  /// Refuses headers that LMDB could not have written, before it believes them.
  static func requireHeaders(path: String) throws(LMDBError) {
    let descriptor = unsafe open(path + "/data.mdb", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard try FileChecks.size(of: descriptor) > 0 else { return }
    for attempt in 0..<20 {
      guard let metas = MetaPage.both(of: descriptor) else { return }
      if MetaPage.fault(in: metas) == nil { return }
      if attempt > 0 { usleep(500) }
    }
    throw LMDBError(operation: "mdb_env_open \(path)", code: .corrupted)
  }
}
