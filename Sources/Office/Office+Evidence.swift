package import Checkpoints
package import CustomerService
package import EventSourcing
package import Evidence
internal import EventLog
internal import Merkle

/// Why no evidence can be given.
package enum EvidenceRefusal: Error, Hashable, Sendable {
  /// The log has no checkpoint at all, or none that covers the complaint's first record.
  case noCheckpoint
  case unreadableCheckpoint(CheckpointError)
  /// The log does not continue the older checkpoint.
  case contradiction(size: UInt64)
  /// The older checkpoint has more records than the newest one.
  case olderIsNewer(size: UInt64, newest: UInt64)
  /// The records after the complaint's last one do not fit into a file.
  case tailTooLong
}

/// An evidence file on its way out, and what it leaves out.
package struct EvidenceReport: Sendable {
  package var file: EvidenceFile
  /// How many of the complaint's records are newer than the newest checkpoint.
  package var uncovered: Int
}

extension Office {
  /// Collects what proves a complaint's history under the newest stored checkpoint.
  ///
  /// O(records · log n).
  ///
  /// - Parameters:
  ///   - complaint: Whose history to prove.
  ///   - older: The note of a checkpoint that the log must continue.
  ///   - withTail: Whether to add every later record, so that nothing later can be hidden.
  ///   - language: Of the rendering.
  /// - Returns: The file, and how many of the complaint's records it leaves out.
  /// - Throws: ``EvidenceRefusal``, `Refusal` when there is no such complaint, `StoreFault`.
  package func evidence(
    of complaint: ComplaintID, older: SignedNote? = nil, withTail: Bool = false,
    in language: Language
  ) throws -> EvidenceReport {
    try engine.read { reader in
      let (note, checkpoint) = try Self.newestCheckpoint(reader)
      var records: [ProvenRecord] = []
      var uncovered = 0
      try reader.scan(Query(tags: [complaint.tag])) { position, record in
        if position.rawValue < checkpoint.size {
          let bytes = record.withUnsafeBytes { Array($0) }
          records.append(ProvenRecord(position: position, bytes: bytes, path: []))
        } else {
          uncovered += 1
        }
        return true
      }
      guard !records.isEmpty || uncovered > 0 else {
        throw Refusal.notFound(.complaint, complaint.text)
      }
      guard !records.isEmpty else { throw EvidenceRefusal.noCheckpoint }
      for index in records.indices {
        let position = records[index].position.rawValue
        records[index].path =
          try reader.tree.inclusionProof(of: position, at: checkpoint.size).path
      }
      let zone = reader.head.zone
      let file = EvidenceFile(
        complaint: complaint, zone: zone, language: language,
        rendering: try EvidenceRendering.lines(complaint, records, zone: zone, language),
        older: try older.map { try Self.proof(from: $0, to: checkpoint, reader) },
        records: records,
        tail: try withTail ? Self.tail(after: records.last, upTo: checkpoint.size, reader) : nil,
        note: note)
      return EvidenceReport(file: file, uncovered: uncovered)
    }
  }

  private static func tail(
    after last: ProvenRecord?, upTo size: UInt64, _ reader: any LogReader
  ) throws -> LogTail? {
    guard let start = last?.position.advanced(by: 1), start.rawValue < size else { return nil }
    let edge = try reader.tree.frontier(at: start.rawValue).subtrees
    var records: [[UInt8]] = []
    var byteCount = 0
    try reader.scan(.all, from: start) { position, record in
      guard position.rawValue < size else { return false }
      byteCount += record.byteCount
      guard byteCount < EvidenceFile.maximumBytes / 2 else { throw EvidenceRefusal.tailTooLong }
      records.append(record.withUnsafeBytes { Array($0) })
      return true
    }
    return LogTail(edge: edge, records: records)
  }

  private static func newestCheckpoint(
    _ reader: any LogReader
  ) throws -> (SignedNote, Checkpoint) {
    var newest: [UInt8]?
    try reader.scanCheckpoints(from: .max, .backward) { _, note in
      newest = note.withUnsafeBytes { Array($0) }
      return false
    }
    guard let newest else { throw EvidenceRefusal.noCheckpoint }
    let note = try SignedNote(parsing: newest)
    let checkpoint = try Checkpoint(noteText: note.text)
    guard checkpoint.size <= reader.head.count,
      try reader.tree.root(at: checkpoint.size) == checkpoint.root
    else {
      throw StoreFault(
        Localized(
          zh: "日志推不出自己在 \(checkpoint.size) 条记录时的检查点",
          en: "The log does not lead to its own checkpoint of \(checkpoint.size) records"),
        remedy: Localized(
          zh: "库已损坏或被改写：请停止写入并运行 `carelog verify`",
          en: "The store is damaged or was rewritten: stop writing and run `carelog verify`"))
    }
    return (note, checkpoint)
  }

  private static func proof(
    from note: SignedNote, to newest: Checkpoint, _ reader: any LogReader
  ) throws -> OlderCheckpoint {
    let old: Checkpoint
    do throws(CheckpointError) { old = try Checkpoint(noteText: note.text) } catch {
      throw EvidenceRefusal.unreadableCheckpoint(error)
    }
    guard old.size <= newest.size else {
      throw EvidenceRefusal.olderIsNewer(size: old.size, newest: newest.size)
    }
    guard try reader.tree.root(at: old.size) == old.root else {
      throw EvidenceRefusal.contradiction(size: old.size)
    }
    let proof = try reader.tree.consistencyProof(from: old.size, to: newest.size)
    return OlderCheckpoint(note: note, path: proof.path)
  }
}

extension EvidenceRefusal {
  package var code: String {
    switch self {
    case .noCheckpoint: "no_checkpoint"
    case .unreadableCheckpoint: "unreadable_checkpoint"
    case .contradiction: "contradicts_held_checkpoint"
    case .tailTooLong: "tail_too_long"
    case .olderIsNewer: "held_checkpoint_not_covered"
    }
  }

  package var text: Localized {
    switch self {
    case .noCheckpoint:
      Localized(
        zh: "尚无包含该投诉的检查点；请先运行 carelog checkpoint",
        en: "no checkpoint covers the complaint yet; make one with `carelog checkpoint` first")
    case .unreadableCheckpoint(let error):
      Localized(
        zh: "给出的检查点无法读取：\(error.text.zh)",
        en: "the checkpoint given cannot be read: \(error.text.en)")
    case .contradiction(let size):
      Localized(
        zh: "本日志并非给出的检查点（\(size) 条记录）的延续：日志被改写过，或检查点属于另一日志",
        en: "this log does not continue the checkpoint of \(size) records: it was rewritten, or "
          + "the checkpoint is of another log")
    case .tailTooLong:
      Localized(
        zh: "该投诉最后一条之后的记录太多，放不进一个文件；请不用 --tail",
        en: "too many records follow the complaint's last one to fit into a file; leave out --tail")
    case .olderIsNewer(let size, let newest):
      Localized(
        zh: "给出的检查点有 \(size) 条记录，而最新检查点只有 \(newest) 条；请先运行 carelog checkpoint",
        en: "the checkpoint given has \(size) records, the newest one only \(newest); make a new "
          + "one with `carelog checkpoint` first")
    }
  }
}
