package import EventLog
package import EventSourcing
package import Merkle

/// Fills an empty log with the records of another, byte for byte, so that it has the same tree.
///
/// Positions, both clocks, receipts and index follow from the records.
package struct LogRestorer {
  private let engine: any LogEngine
  private let batchLimit: Int
  private var waiting: [RecordEnvelope] = []

  /// - Parameters:
  ///   - engine: Where the log will be; it holds no event yet.
  ///   - batchLimit: How many records become one transaction, at least.
  package init(_ engine: any LogEngine, batchLimit: Int = 20_000) {
    self.engine = engine
    self.batchLimit = batchLimit
  }

  /// Takes the next record.
  ///
  /// - Throws: ``RestoreError``, or a fault of the store.
  package mutating func add(_ record: [UInt8]) throws {
    let envelope: RecordEnvelope
    do { envelope = try RecordCodec.decode(record.span.bytes) } catch {
      throw RestoreError.noRecord(Localized(explaining: error))
    }
    let encoded = RecordCodec.encode(
      envelope.event, recordedAt: envelope.recordedAt, backlinks: envelope.backlinks)
    guard encoded == record else {
      throw RestoreError.noRecord(
        Localized(zh: "其编码与本程序的不同", en: "it is not encoded as this program does it"))
    }
    if let last = waiting.last {
      guard envelope.recordedAt >= last.recordedAt else { throw RestoreError.clockStepsBack }
      // The events of a command stay together, since they share a receipt.
      let isNewCommand = envelope.event.origin.commandID != last.event.origin.commandID
      if waiting.count >= batchLimit, isNewCommand { try flush() }
    }
    waiting.append(envelope)
  }

  /// Writes what waits and compares the whole log with the one it came from.
  ///
  /// - Throws: ``RestoreError`` when it is not the same.
  package mutating func finish(size: UInt64, root: Digest) throws {
    try flush()
    try engine.read { reader in
      guard reader.head.count == size else {
        throw RestoreError.wrongSize(found: reader.head.count, expected: size)
      }
      guard reader.frontier.root == root else { throw RestoreError.wrongRoot }
    }
  }

  private mutating func flush() throws {
    let batch = waiting
    waiting = []
    try engine.write { writer in
      if let first = batch.first, first.recordedAt < writer.head.lastRecordedAt {
        throw RestoreError.clockStepsBack
      }
      var start = batch.startIndex
      while start < batch.endIndex {
        let time = batch[start].recordedAt
        let end = batch[start...].firstIndex { $0.recordedAt != time } ?? batch.endIndex
        try writer.append(batch[start..<end].map(\.event), recordedAt: time)
        start = end
      }
    }
  }
}

/// Why a log cannot be restored from what was given.
package enum RestoreError: Error, Hashable, Sendable {
  case noRecord(Localized)
  case clockStepsBack
  case wrongSize(found: UInt64, expected: UInt64)
  case wrongRoot

  package var text: Localized {
    switch self {
    case .noRecord(let why):
      Localized(
        zh: "其中的记录不是本程序的记录：\(why.zh)",
        en: "its record is none of this program: \(why.en)")
    case .clockStepsBack:
      Localized(zh: "入账时间早于前一条", en: "its recordedAt lies before the one of the line above")
    case .wrongSize(let found, let expected):
      Localized(
        zh: "共有 \(found) 条记录，应为 \(expected) 条",
        en: "it holds \(found) records where its first line says \(expected)")
    case .wrongRoot:
      Localized(
        zh: "记录的树根与首行所载不符：有记录被改动、删除或调换",
        en: "its records lead to another root than its first line says: some were changed, "
          + "removed or moved")
    }
  }
}
