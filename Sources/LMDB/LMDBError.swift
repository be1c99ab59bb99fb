internal import CLMDB

/// What went wrong in LMDB, in which operation, and what a person can do about it.
public struct LMDBError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The kind of failure: LMDB's own codes first, then the ones this wrapper detects itself.
  public enum Code: Sendable, Equatable {
    case keyExists, notFound, pageNotFound, corrupted, panic, versionMismatch, invalid, mapFull
    case databasesFull, readersFull, transactionFull, cursorFull, pageFull, mapResized
    case incompatible, badReaderSlot, badTransaction, badValueSize, badDatabase
    case system(errno: Int32)
    case alreadyOpen, truncated, networkFileSystem, notAFile, wrongThread, forked, keyLength
    case nestedWrite, closed, lockFileReplaced
    /// The result of the failed commit.
    case commitOutcomeUnknown(result: Int32)
  }

  /// The C function that failed, with its subject where that helps.
  public var operation: String
  /// The kind of failure.
  public var code: Code

  /// Describes a failure of `operation`.
  public init(operation: String, code: Code) {
    self.operation = operation
    self.code = code
  }

  /// Describes a C function's result other than `MDB_SUCCESS`.
  init(operation: String, result: Int32) {
    self.init(operation: operation, code: Code(result: result))
  }

  /// One line with the operation, the failure and the remedy.
  public var description: String { "\(operation): \(message) \(remedy)" }

  /// Throws for every result but `MDB_SUCCESS`.
  static func check(
    _ result: Int32, _ operation: @autoclosure () -> String
  ) throws(LMDBError) {
    guard result != MDB_SUCCESS else { return }
    throw LMDBError(operation: operation(), result: result)
  }

  /// The text of `mdb_strerror` for a result.
  static func text(of result: Int32) -> String {
    guard let text = unsafe mdb_strerror(result) else { return "error \(result)" }
    return unsafe String(cString: text)
  }
}

extension LMDBError.Code {
  /// Maps a C function's result.
  init(result: Int32) {
    self =
      switch result {
      case MDB_KEYEXIST: .keyExists
      case MDB_NOTFOUND: .notFound
      case MDB_PAGE_NOTFOUND: .pageNotFound
      case MDB_CORRUPTED: .corrupted
      case MDB_PANIC: .panic
      case MDB_VERSION_MISMATCH: .versionMismatch
      case MDB_INVALID: .invalid
      case MDB_MAP_FULL: .mapFull
      case MDB_DBS_FULL: .databasesFull
      case MDB_READERS_FULL: .readersFull
      case MDB_TXN_FULL: .transactionFull
      case MDB_CURSOR_FULL: .cursorFull
      case MDB_PAGE_FULL: .pageFull
      case MDB_MAP_RESIZED: .mapResized
      case MDB_INCOMPATIBLE: .incompatible
      case MDB_BAD_RSLOT: .badReaderSlot
      case MDB_BAD_TXN: .badTransaction
      case MDB_BAD_VALSIZE: .badValueSize
      case MDB_BAD_DBI: .badDatabase
      default: .system(errno: result)
      }
  }
}
