/// What an engine can do besides that keeps its log in files of this machine.
package protocol LogFiles: Sendable {
  /// Copies one consistent moment of the data file into an existing empty folder; others may go on
  /// writing. The copy is compact, and on the disk when this returns.
  ///
  /// - Throws: ``StoreFault``; what is in the folder then is of no use.
  func copyData(to folder: String) throws

  /// The figures by which the store's state is judged; O(number of databases).
  func figures() throws -> StoreFigures
}

/// The files of a store that hold what cannot be had elsewhere.
///
/// What a backup takes, lists, restores and checks is this list and nothing else. Left out are
/// `lock.mdb`, which LMDB makes anew, and keys, whose backups would bring erased persons back.
package enum StorePart: String, CaseIterable, Sendable {
  /// Log, index, receipts, tree, checkpoints and read models.
  case data = "data.mdb"
}

/// How large a store is, and who is using it.
package struct StoreFigures: Sendable {
  package struct Reader: Sendable {
    package var processID: Int
    /// How many write transactions were committed since the snapshot that it holds; nil when idle.
    package var age: Int?

    package init(processID: Int, age: Int?) {
      self.processID = processID
      self.age = age
    }
  }

  package struct Database: Sendable {
    package var name: String
    package var pages: Int
    package var rows: Int

    package init(name: String, pages: Int, rows: Int) {
      self.name = name
      self.pages = pages
      self.rows = rows
    }
  }

  /// The format of what is stored.
  package var format: Int
  /// Of the storage library.
  package var libraryVersion: String
  package var pageBytes: Int
  package var fileBytes: Int
  /// The most that the file can hold.
  package var mapBytes: Int
  /// The kind of file system, `f_type` of `fstatfs`.
  package var fileSystemType: UInt32
  /// Pages of the file that hold something.
  package var usedPages: Int
  package var freePages: Int
  package var readers: [Reader]
  package var maxReaders: Int
  /// Slots of dead processes that were freed when the store was opened.
  package var clearedReaders: Int
  package var databases: [Database]

  package init(
    format: Int, libraryVersion: String, pageBytes: Int, fileBytes: Int, mapBytes: Int,
    fileSystemType: UInt32, usedPages: Int, freePages: Int, readers: [Reader], maxReaders: Int,
    clearedReaders: Int, databases: [Database]
  ) {
    self.format = format
    self.libraryVersion = libraryVersion
    self.pageBytes = pageBytes
    self.fileBytes = fileBytes
    self.mapBytes = mapBytes
    self.fileSystemType = fileSystemType
    self.usedPages = usedPages
    self.freePages = freePages
    self.readers = readers
    self.maxReaders = maxReaders
    self.clearedReaders = clearedReaders
    self.databases = databases
  }
}
