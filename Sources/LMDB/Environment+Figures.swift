internal import CLMDB

/// A slot of the reader table, from `mdb_reader_list`.
public struct ReaderSlot: Sendable, Hashable {
  public var processID: Int
  /// The transaction whose snapshot is held; nil while the slot is idle.
  public var transaction: Int?
}

/// How much of the data file a named database takes, from `MDB_db`.
public struct DatabaseFigures: Sendable, Hashable {
  public var name: String
  public var pages: Int
  public var entries: Int
}

extension Environment {
  /// The version of LMDB, from `mdb_version`.
  public static var libraryVersion: String {
    guard let text = unsafe mdb_version(nil, nil, nil) else { return "?" }
    let words = unsafe String(cString: text).split(separator: " ")
    return words.count > 1 ? words[1].split(separator: ":")[0].description : "?"
  }

  /// The number of reader slots there are, from `mdb_env_get_maxreaders`.
  public var maxReaders: Int {
    get throws(LMDBError) {
      var count: UInt32 = 0
      try LMDBError.check(
        unsafe mdb_env_get_maxreaders(handle, &count), "mdb_env_get_maxreaders")
      return Int(count)
    }
  }

  /// The slots of all processes that are taken (`mdb_reader_list`).
  public var readers: [ReaderSlot] {
    get throws(LMDBError) {
      try requireSameProcess("mdb_reader_list")
      let lines = Lines()
      let result = unsafe mdb_reader_list(
        handle,
        { text, context in
          guard let text = unsafe text, let context = unsafe context else { return -1 }
          let lines = unsafe Unmanaged<Lines>.fromOpaque(context).takeUnretainedValue()
          lines.texts.append(unsafe String(cString: text))
          return 0
        }, Unmanaged.passUnretained(lines).toOpaque())
      if result < 0 { try LMDBError.check(result, "mdb_reader_list") }
      return lines.texts.flatMap { $0.split(separator: "\n") }.compactMap { line in
        let words = line.split(separator: " ")
        guard words.count == 3, let process = Int(words[0]) else { return nil }
        return ReaderSlot(processID: process, transaction: Int(words[2]))
      }
    }
  }

  private final class Lines {
    var texts: [String] = []
  }
}

extension ReadTransaction {
  /// All named databases, from the records by which LMDB itself finds them.
  public func databases() throws(LMDBError) -> [DatabaseFigures] {
    var cursor = try cursor(in: Database<[UInt8]>(handle: core.root()))
    var found: [DatabaseFigures] = []
    while try cursor.next() {
      let value = unsafe cursor.value.withUnsafeBytes { unsafe Array($0) }
      guard value.count == TreeRecord.byteCount else { continue }
      let record = TreeRecord(value, at: 0)
      let name = unsafe cursor.key.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
      found.append(
        DatabaseFigures(
          name: name, pages: Int(record.branchPages + record.leafPages + record.overflowPages),
          entries: Int(record.entries)))
    }
    return found
  }

  /// How many pages of the file hold nothing, from LMDB's own list of them.
  public func freePageCount() throws(LMDBError) -> Int {
    let list = DatabaseHandle(
      number: 0, owner: core.environment.number, serial: 0, integerKeys: true)
    var cursor = try cursor(in: Database<[UInt8]>(handle: list))
    var count = 0
    while try cursor.next() {
      let value = cursor.value
      guard value.byteCount >= 8 else { continue }
      count += unsafe value.unsafeLoadUnaligned(as: Int.self)
    }
    return count
  }
}
