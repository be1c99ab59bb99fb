package import Checkpoints
internal import Dispatch
internal import EventLog
package import Merkle
internal import Projections
internal import Synchronization
internal import EventSourcing

/// What to verify, and against what.
package struct VerifyRequest: Sendable {
  /// The first record to look at, rounded down to a multiple of 256; those before are believed.
  package var start: UInt64 = 0
  /// Checkpoints from outside that the log must continue.
  package var checkpoints: [Checkpoint] = []
  /// Keys whose signatures under stored checkpoints are checked.
  package var keys: [VerifierKey] = []

  package init() {}
}

/// What verification found.
package struct VerifyReport: Sendable {
  /// How many records the log holds.
  package var count: UInt64
  /// The first record that was looked at.
  package var start: UInt64
  /// The root over all records.
  package var root: Digest
  package var storedCheckpoints: Int
  package var damages: [Damage]
}

extension Office {
  /// Compares everything the store holds with the records, and the records with checkpoints.
  ///
  /// Several threads, each on its own snapshot: one hashes and reads the records, one reads all
  /// rows beside them, one builds the read models in the shade. O(n), 5 µs a record in all.
  ///
  /// - Parameters:
  ///   - request: What to verify.
  ///   - progress: Is told, now and then, how many records are done; on another thread.
  /// - Returns: What was found, all of it.
  /// - Throws: `StoreFault` when the store cannot be read.
  package func verify(
    _ request: VerifyRequest = VerifyRequest(),
    progress: @Sendable (UInt64) -> Void = { _ in }
  ) throws -> VerifyReport {
    let start = request.start / LeafPrefixes.blockSize * LeafPrefixes.blockSize
    let count = try head().count
    guard start <= count else { throw MerkleError.sizeBeyondLog(start, logSize: count) }
    let results = Mutex([Int: Result<Findings, any Error>]())
    DispatchQueue.concurrentPerform(iterations: 3) { part in
      let result = Result {
        switch part {
        case 0: Findings.records(try readRecords(request, from: start, progress))
        case 1: Findings.rows(try readRows(from: start, to: count))
        default: Findings.models(compareModels())
        }
      }
      results.withLock { $0[part] = result }
    }
    let findings = try results.withLock { results in
      try results.sorted { $0.key < $1.key }.map { try $0.value.get() }
    }
    return try report(findings, from: start)
  }

  private func report(_ findings: [Findings], from start: UInt64) throws -> VerifyReport {
    var damages = DamageList()
    var (records, rows): (RecordFindings?, RowFindings?)
    for finding in findings {
      switch finding {
      case .models(let found): damages.merge(found)
      case .records(let found): records = found
      case .rows(let found): rows = found
      }
    }
    guard let records, var rows else {
      throw StoreFault.defect(
        Localized(zh: "验证没有运行", en: "Verification did not run"))
    }
    if !records.index.differences(from: rows.index).isEmpty {
      rows.damages.remove(.latest, at: rows.damages.positions(.latest))
    }
    damages.merge(records.damages)
    damages.merge(rows.damages)
    damages.merge(try compare(records, rows))
    return VerifyReport(
      count: records.count, start: start, root: records.root,
      storedCheckpoints: records.storedCheckpoints, damages: damages.damages)
  }

  private enum Findings: Sendable {
    case models(DamageList)
    case records(RecordFindings)
    case rows(RowFindings)
  }

  private struct RecordFindings: Sendable {
    var count: UInt64
    var root: Digest
    var storedCheckpoints: Int
    var index: BlockSums
    var receipts: BlockSums
    var links: BlockSums
    var damages: DamageList
  }

  private struct RowFindings: Sendable {
    var index: BlockSums
    var receipts: BlockSums
    var links: BlockSums
    var damages: DamageList
  }

  private func readRecords(
    _ request: VerifyRequest, from start: UInt64, _ progress: (UInt64) -> Void
  ) throws -> RecordFindings {
    try engine.read { reader in
      var (expected, damages) = try Self.storedCheckpoints(reader, request.keys)
      let stored = expected.count
      for checkpoint in request.checkpoints {
        expected.append(.init(checkpoint: checkpoint, failure: .rewrittenSinceCheckpoint))
      }
      var pass = try LogPass(reader, from: start, checkpoints: expected)
      try pass.run(progress: progress)
      damages.merge(pass.damages)
      return RecordFindings(
        count: reader.head.count, root: pass.root, storedCheckpoints: stored, index: pass.index,
        receipts: pass.receipts, links: pass.links, damages: damages)
    }
  }

  private static func storedCheckpoints(
    _ reader: any LogReader, _ keys: [VerifierKey]
  ) throws -> ([LogPass.ExpectedRoot], DamageList) {
    var expected: [LogPass.ExpectedRoot] = []
    var damages = DamageList()
    try reader.scanCheckpoints(from: 0, .forward) { size, bytes in
      do {
        let note = try SignedNote(parsing: bytes.withUnsafeBytes { Array($0) })
        let checkpoint = try Checkpoint(noteText: note.text)
        guard checkpoint.size == size, checkpoint.origin == reader.head.origin else {
          damages.add(.storedCheckpoint, "\(size): \(checkpoint.origin) \(checkpoint.size)")
          return true
        }
        expected.append(.init(checkpoint: checkpoint, failure: .storedCheckpoint))
        if !keys.isEmpty { _ = try note.verify(with: keys) }
      } catch {
        damages.add(.storedCheckpoint, "\(size)", because: error)
      }
      return true
    }
    return (expected, damages)
  }

  private func readRows(from start: UInt64, to end: UInt64) throws -> RowFindings {
    try engine.read { reader in
      var pass = RowsPass(reader, from: start, to: end)
      try pass.run()
      return RowFindings(
        index: pass.index, receipts: pass.receipts, links: pass.links, damages: pass.damages)
    }
  }

  /// Builds all read models in one pass; when that fails, each by itself, so that it can be named.
  private func compareModels() -> DamageList {
    let all = ProjectorRegistry.all
    if let damages = try? compare(all) { return damages }
    var damages = DamageList()
    for projector in all {
      do { damages.merge(try compare([projector])) } catch {
        damages.add(.readModel, projector.name, because: error)
      }
    }
    return damages
  }

  private func compare(_ projectors: [any Projector.Type]) throws -> DamageList {
    var damages = DamageList()
    for difference in try engine.read({ try self.differences(of: projectors, $0) }) {
      for key in difference.keys { damages.add(.readModel, "\(difference.name) \(key)") }
    }
    return damages
  }

  /// Looks closer at the blocks in which the sums differ.
  private func compare(_ records: RecordFindings, _ rows: RowFindings) throws -> DamageList {
    let index = records.index.differences(from: rows.index)
    let receipts = records.receipts.differences(from: rows.receipts)
    // While the index is wrong, what follows from it says nothing about links.
    let links = index.isEmpty ? records.links.differences(from: rows.links) : []
    guard !index.isEmpty || !receipts.isEmpty || !links.isEmpty else { return DamageList() }
    var damaged: Set<UInt64> = []
    for kind in [Damage.Kind.record, .missingRecord, .unreadableRecord] {
      damaged.formUnion(records.damages.positions(kind))
    }
    return try engine.read { reader in
      var comparison = RowsComparison(reader, damaged: damaged)
      if !index.isEmpty { try comparison.compareIndex(in: index) }
      if !receipts.isEmpty { try comparison.compareReceipts(in: receipts) }
      if !links.isEmpty { try comparison.compareLinks(in: links) }
      return comparison.damages
    }
  }
}
