internal import EventLog
internal import EventSourcing

extension LMDBSession {
  /// The records without rows, as this transaction sees them; reads at most some hundred records.
  func tail() throws -> LogTail {
    let known = knownTail.flatMap { tail in
      tail.start == indexedCount && tail.end <= head.count ? tail : nil
    }
    if let known, known.end == head.count { return known }
    var tail = known ?? LogTail(start: indexedCount)
    try scanLog(from: tail.end, backward: false) { _, record in
      tail.add(try RecordCodec.decode(record).event)
      return tail.end < self.head.count
    }
    guard tail.end == head.count else {
      throw StoreFault(
        Localized(
          zh: "缺少位置 \(tail.end) 的记录", en: "The record at position \(tail.end) is missing"),
        remedy: .stopAndRestore)
    }
    knownTail = tail
    return tail
  }

  /// Stores names, index entries and receipts of all records that had none, in the order of keys.
  func store(_ tail: LogTail) throws {
    var (keys, latest) = try tail.indexEntries(
      internedNumber(of:) as (Tag) throws -> UInt32, internedNumber(of:))
    var changes = RowChanges()
    for key in keys {
      if let position = latest.removeValue(forKey: key.tag) {
        changes.put(bigEndian(position)) { $0 += bigEndian(key.tag) }
      }
      let stored = key.stored
      changes.put([]) { bytes in
        stored.span.bytes.withUnsafeBytes { bytes.append(contentsOf: $0) }
      }
    }
    try apply(changes, in: databases.index)
    changes.removeAll()
    let receipts = tail.receipts.map { (Array($0.utf8), $1) }
    for (key, receipt) in receipts.sorted(by: { $0.0.lexicographicallyPrecedes($1.0) }) {
      changes.put(receipt.encoded()) { $0 += key }
    }
    try apply(changes, in: databases.commands)
    finishTail()
  }
}
