package import Checkpoints
package import EventLog
internal import Merkle
internal import EventSourcing

extension Office {
  /// What the engine can do with its files.
  ///
  /// - Throws: `StoreFault` for a log in memory.
  package func files() throws -> any LogFiles {
    guard let files = engine as? any LogFiles else {
      throw StoreFault(
        Localized(zh: "日志只在内存中", en: "The log is in memory only"),
        remedy: Localized(zh: "没有文件需要照管", en: "There are no files to look after"))
    }
    return files
  }

  /// Keeps a signed note of another store if it is one of this log.
  ///
  /// - Returns: Whether it is.
  package func adopt(_ note: [UInt8], of checkpoint: Checkpoint) throws -> Bool {
    let isOurs = try engine.read { log in
      try checkpoint.origin == log.head.origin && checkpoint.size <= log.head.count
        && log.tree.root(at: checkpoint.size) == checkpoint.root
    }
    if isOurs { try engine.write { try $0.store(checkpoint: note, size: checkpoint.size) } }
    return isOurs
  }
}

extension LogReader {
  /// The signed notes in the store, from one of `size` events on.
  ///
  /// - Throws: ``AuditRefusal`` when one cannot be read.
  package func checkpoints(from size: UInt64 = 0) throws -> [StoredCheckpoint] {
    var found: [StoredCheckpoint] = []
    try scanCheckpoints(from: size, .forward) { size, bytes in
      found.append(try Office.read(bytes, size: size))
      return true
    }
    return found
  }
}
