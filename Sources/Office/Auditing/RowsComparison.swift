internal import EventLog
internal import EventSourcing
internal import Merkle

/// Names the rows of index and receipts that differ from the records, once sums have differed.
struct RowsComparison {
  private(set) var damages = DamageList()

  private let reader: any LogReader
  /// Records of which nothing can be said.
  private let damaged: Set<UInt64>

  init(_ reader: any LogReader, damaged: Set<UInt64>) {
    self.reader = reader
    self.damaged = damaged
  }

  private struct Entry: Hashable {
    var tag: [UInt8]
    var type: [UInt8]
    var position: UInt64
  }

  /// Compares the index entries of the records in `blocks`, both ways.
  mutating func compareIndex(in blocks: Set<UInt64>) throws {
    var expected: Set<Entry> = []
    try forEachRecord(in: blocks) { position, record in
      guard position < reader.indexedCount else { return }
      var type: [UInt8] = []
      try RecordCodec.inspect(record) { name, _, _, _ in
        type = name.copied
      } tag: { tag in
        expected.insert(Entry(tag: tag.copied, type: type, position: position))
      }
    }
    var wanted: [IndexEntry] = []
    try reader.scanIndex { entry in
      guard let entry, blocks.contains(entry.position >> 8), !damaged.contains(entry.position)
      else { return }
      wanted.append(entry)
    }
    let names = try names(Set(wanted.flatMap { [$0.tag, $0.type] }))
    for entry in wanted {
      let (tag, type) = (names[entry.tag] ?? [], names[entry.type] ?? [])
      let found = Entry(tag: tag, type: type, position: entry.position)
      if expected.remove(found) == nil {
        damages.add(.indexExtra, at: entry.position, String(decoding: tag, as: UTF8.self))
      }
    }
    for entry in expected.sorted(by: { $0.position < $1.position }) {
      let tag = String(decoding: entry.tag, as: UTF8.self)
      damages.add(.indexMissing, at: entry.position, tag)
    }
  }

  private func names(_ numbers: Set<UInt32>) throws -> [UInt32: [UInt8]] {
    var names: [UInt32: [UInt8]] = [:]
    try reader.scanNames { _, text, number in
      guard let number, numbers.contains(number) else { return }
      names[number] = text.copied
    }
    return names
  }

  /// Names the records in `blocks` that do not link to the last record of a tag before them.
  mutating func compareLinks(in blocks: Set<UInt64>) throws {
    var records: [(UInt64, RecordEnvelope)] = []
    try forEachRecord(in: blocks) { records.append(($0, try RecordCodec.decode($1))) }
    // The links of records without rows can be told from whole records only.
    let hasDamagedTail = damaged.contains { $0 >= reader.indexedCount }
    for (position, envelope) in records
    where !hasDamagedTail || position < reader.indexedCount {
      for (tag, distance) in zip(envelope.event.tags, envelope.backlinks) {
        var expected: UInt64 = 0
        let query = Query(tags: [tag])
        try reader.scan(query, from: Position(rawValue: position), .backward, limit: 1) {
          found, _ in
          expected = position - found.rawValue
          return false
        }
        if distance != expected { damages.add(.backlink, at: position, tag.text) }
      }
    }
  }

  /// Compares the receipts of the commands that begin in `blocks`, both ways.
  mutating func compareReceipts(in blocks: Set<UInt64>) throws {
    var expected = try runs(in: blocks)
    try reader.scanReceipts { id, receipt in
      guard let receipt, blocks.contains(receipt.position.rawValue >> 8) else { return }
      guard !isDoubtful(receipt) else { return }
      guard expected.removeValue(forKey: receipt.position.rawValue) == receipt else {
        return damages.add(.receiptExtra, at: receipt.position.rawValue, receipt.commandID)
      }
    }
    for (position, receipt) in expected.sorted(by: { $0.key < $1.key }) {
      damages.add(.receiptMissing, at: position, receipt.commandID)
    }
  }

  /// Whether a record that the receipt counts, or one beside them, is damaged.
  private func isDoubtful(_ receipt: CommandReceipt) -> Bool {
    let start = receipt.position.rawValue
    let around =
      (start == 0 ? 0 : start - 1)...start &+ UInt64(clamping: min(receipt.count, 1 << 20))
    return !damaged.isEmpty && around.contains(where: damaged.contains)
  }

  /// The receipts that the records call for, by first position, but of damaged surroundings.
  private func runs(in blocks: Set<UInt64>) throws -> [UInt64: CommandReceipt] {
    var runs: [UInt64: CommandReceipt] = [:]
    var current: CommandReceipt?
    func finish() {
      guard let run = current.take(), blocks.contains(run.position.rawValue >> 8),
        run.position.rawValue < reader.indexedCount
      else { return }
      if !isDoubtful(run) { runs[run.position.rawValue] = run }
    }
    try reader.scan(.all) { position, record in
      let envelope = try? RecordCodec.decode(record)
      guard !damaged.contains(position.rawValue), let origin = envelope?.event.origin else {
        finish()
        return true
      }
      if current?.commandID == origin.commandID, current?.digest == origin.commandDigest {
        current?.count += 1
        return true
      }
      finish()
      current = CommandReceipt(
        commandID: origin.commandID, digest: origin.commandDigest, position: position, count: 1)
      return true
    }
    finish()
    return runs
  }

  private func forEachRecord(
    in blocks: Set<UInt64>, _ body: (UInt64, RawSpan) throws -> Void
  ) throws {
    for block in blocks.sorted() {
      let end = (block + 1) * LeafPrefixes.blockSize
      try reader.scan(.all, from: Position(rawValue: block * LeafPrefixes.blockSize)) {
        guard $0.rawValue < end else { return false }
        if !damaged.contains($0.rawValue) { try body($0.rawValue, $1) }
        return true
      }
    }
  }
}

extension RawSpan {
  fileprivate var copied: [UInt8] { withUnsafeBytes { Array($0) } }
}
