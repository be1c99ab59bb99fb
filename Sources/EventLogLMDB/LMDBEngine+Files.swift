package import EventLog
internal import LMDB

extension LMDBEngine: LogFiles {
  package func copyData(to folder: String) throws {
    try translated { try environment.copy(to: folder) }
  }

  package func figures() throws -> StoreFigures {
    try translated {
      let info = try environment.info
      let (databases, freePages) = try environment.read {
        (try $0.databases(), try $0.freePageCount())
      }
      let readers = try environment.readers.map { slot in
        StoreFigures.Reader(
          processID: slot.processID,
          age: slot.transaction.map { max(0, info.lastTransactionID - $0) })
      }
      return StoreFigures(
        format: Int(StoredHead.format), libraryVersion: Environment.libraryVersion,
        pageBytes: info.pageBytes,
        fileBytes: info.fileBytes, mapBytes: info.mapSize, fileSystemType: info.fileSystemType,
        usedPages: info.lastPage + 1 - freePages, freePages: freePages, readers: readers,
        maxReaders: try environment.maxReaders, clearedReaders: environment.clearedReaders,
        databases: databases.map { .init(name: $0.name, pages: $0.pages, rows: $0.entries) })
    }
  }
}
