internal import CLMDB
internal import Glibc

extension LMDBError {
  /// What happened, in one sentence.
  public var message: String {
    switch code {
    case .keyExists: "The key is already stored, or is not after the last key when appending."
    case .notFound: "Nothing is stored under that name or key."
    case .pageNotFound: "A page the data refers to is missing: the file is damaged."
    case .corrupted: "A page is not what it should be: the file is damaged."
    case .panic: "An earlier write to disk failed, so the environment refuses further work."
    case .versionMismatch: "The file was written by an incompatible LMDB version."
    case .invalid: "The file is not an LMDB data file."
    case .mapFull: "The map size is used up."
    case .databasesFull: "All database handles are in use."
    case .readersFull: "All reader slots are in use."
    case .transactionFull: "The transaction changes too many pages."
    case .cursorFull: "The tree is deeper than a cursor can follow."
    case .pageFull: "A page has no space left."
    case .mapResized: "Another process enlarged the map while transactions were active here."
    case .incompatible: "The database's kind of key is not the one asked for."
    case .badReaderSlot: "The reader slot is already in use."
    case .badTransaction: "The transaction cannot do this in its state or after an earlier error."
    case .badValueSize: "The size of the key or value is not supported."
    case .badDatabase: "The handle does not belong to this environment or transaction."
    case .system(let errno): "\(Self.text(of: errno))."
    case .alreadyOpen: "This process already has the environment open."
    case .truncated: "The data file is shorter than its own header says."
    case .networkFileSystem: "The directory is on a network file system."
    case .notAFile: "There is a link, a pipe or a device in the place of the file."
    case .wrongThread: "A write transaction ended on another thread than the one that began it."
    case .forked: "The environment was opened before this process was forked."
    case .keyLength: "A key must have 1 to 511 bytes."
    case .nestedWrite: "This thread already has a write transaction."
    case .closed: "The transaction has already ended."
    case .lockFileReplaced: "The file lock.mdb was removed or replaced while the store was open."
    case .commitOutcomeUnknown(let result):
      "The commit failed (\(Self.text(of: result))): the changes may or may not be stored."
    }
  }

  /// What a person can do about it, in one sentence.
  public var remedy: String {
    switch code {
    case .keyExists: "Use another key, or replace the value with `put` without `append`."
    case .notFound: "Check the name or key."
    case .pageNotFound, .corrupted: "Restore the directory from a backup."
    case .panic: "Check the disk, then restart the process."
    case .versionMismatch: "Read it with the LMDB version that wrote it, and import an export."
    case .invalid: "Check the path, or restore the directory from a backup."
    case .mapFull: "Reopen with a larger map size; nothing already stored was lost."
    case .databasesFull: "Reopen with a larger `maxDatabases`."
    case .readersFull:
      "End transactions no longer needed, or raise `maxReaders` while no process has it open."
    case .transactionFull, .pageFull: "Split the work into smaller transactions."
    case .cursorFull: "Restore the directory from a backup."
    case .mapResized: "End this process's transactions and try again."
    case .incompatible: "Open it with the other value of `integerKeys`."
    case .badReaderSlot: "End the other transaction first."
    case .badTransaction: "End the transaction or the read in progress, then try again."
    case .badValueSize: "Use a shorter key or value."
    case .badDatabase: "Open the database in this environment, then begin a new transaction."
    case .system(let errno): Self.remedy(for: errno)
    case .alreadyOpen: "Share the one `Environment` of this directory within the process."
    case .truncated: "Do not use the file; restore the directory from a backup."
    case .networkFileSystem: "Move the directory to a local disk."
    case .notAFile:
      "Put the file itself there: through a link, two processes could write at once, each with its "
        + "own lock."
    case .wrongThread:
      "End it on its own thread; the write lock stays taken until this process ends."
    case .forked: "Open the environment in the child process."
    case .keyLength: "Use a key of 1 to 511 bytes, for example a hash of the longer key."
    case .nestedWrite: "Use the transaction in progress, or its `nested`."
    case .closed: "Begin a new transaction."
    case .lockFileReplaced:
      "End every process that has the store open, then start again and verify; leave lock.mdb alone."
    case .commitOutcomeUnknown:
      "Check the disk and the room on it, reopen the environment, and look whether they are there."
    }
  }

  /// The remedy for an error of the operating system.
  private static func remedy(for errno: Int32) -> String {
    switch errno {
    case ENOENT: "Create the directory first, or check the path."
    case ENOTDIR: "Give the path of a directory, not of a file in it."
    case EACCES, EPERM, EROFS:
      "Ask for permission to write; a reader too must be able to write `lock.mdb`."
    case ENOSPC, EDQUOT: "Free space on the disk; nothing already stored was lost."
    case EIO: "Check the disk, and restore from a backup if it is failing."
    case ENOMEM: "Choose a smaller map size, or raise the limit of virtual memory."
    case EINVAL: "Begin a new transaction: the handle may have been opened after this one began."
    case EEXIST: "Choose an empty directory."
    case EMFILE, ENFILE: "Raise the limit of open files."
    default: "Look up the system's error number \(errno)."
    }
  }
}
