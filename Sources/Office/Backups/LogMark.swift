package import EventLog
package import EventSourcing
package import Merkle

/// A state that a log had: what a backup claims to hold, and what an increment continues.
package struct LogMark: Hashable, Sendable {
  package var origin: String
  package var zone: BusinessZone
  /// How many events the log held.
  package var size: UInt64
  package var root: Digest

  package init(origin: String, zone: BusinessZone, size: UInt64, root: Digest) {
    self.origin = origin
    self.zone = zone
    self.size = size
    self.root = root
  }
}

extension LogReader {
  /// The state of the log as its head tells it.
  package var mark: LogMark {
    LogMark(origin: head.origin, zone: head.zone, size: head.count, root: frontier.root)
  }

  /// Whether the log had that state once.
  package func continues(_ mark: LogMark) throws -> Bool {
    guard mark.origin == head.origin, mark.zone == head.zone, mark.size <= head.count else {
      return false
    }
    return try tree.root(at: mark.size) == mark.root
  }

  /// Proves that the log continues a state it had; nothing needs proving about an empty one.
  package func consistencyProof(from mark: LogMark) throws -> [Digest] {
    guard mark.size > 0 else { return [] }
    return try tree.consistencyProof(from: mark.size, to: head.count).path
  }

  /// Hashes every record again and compares the tree with the one that is stored.
  ///
  /// O(n), half a microsecond a record.
  ///
  /// - Throws: ``AuditRefusal`` when the records do not lead to it.
  package func requireWholeRecords() throws {
    var found = MerkleFrontier()
    let end = head.count
    try scan(.all) { position, record in
      guard position.rawValue == found.size, found.size < end else {
        throw AuditRefusal.damagedStore(at: found.size)
      }
      found.append(leaf: Digest(leaf: record)) { _ in }
      return true
    }
    guard found == frontier else { throw AuditRefusal.damagedStore(at: found.size) }
  }
}

extension LogMark {
  /// Whether a state with `newer` continues this one, by the proof that came with it.
  package func isContinued(by newer: LogMark, proof: [Digest]) -> Bool {
    guard origin == newer.origin, zone == newer.zone, size <= newer.size else { return false }
    guard size > 0 else { return proof.isEmpty && root == .emptyTree }
    let proof = ConsistencyProof(oldSize: size, newSize: newer.size, path: proof)
    do throws(ProofError) {
      try proof.verify(oldRoot: root, newRoot: newer.root)
      return true
    } catch {
      return false
    }
  }
}

extension AuditRefusal {
  static func damagedStore(at position: UInt64) -> AuditRefusal {
    AuditRefusal(
      "store_damaged",
      message: Localized(
        zh: "读回的记录与树不符（读到 @\(position)），不作备份。",
        en: """
          The records read back, up to @\(position), do not lead to the tree that is stored; no \
          backup is made of that.
          """),
      hint: Localized(
        zh: "运行 carelog verify 查明损坏；以前的备份不要删。若无备份，用 carelog salvage 抢救。",
        en: """
          Run carelog verify to find the damage, and keep earlier backups; without one, \
          carelog salvage saves what is whole.
          """))
  }

  package static func notContinued(_ mark: LogMark, _ found: LogMark) -> AuditRefusal {
    AuditRefusal(
      "backup_not_continued",
      message: Localized(
        zh: """
          本库（\(found.origin)，\(found.size) 条）不延续该备份（\(mark.origin)，\(mark.size) 条）：\
          两者是不同的日志，或库恢复过旧备份，或记录被改写。
          """,
        en: """
          The log in this store (\(found.origin), \(found.size) events) does not continue the \
          backup (\(mark.origin), \(mark.size) events): another log, an old backup that was \
          restored, or records that were rewritten.
          """),
      hint: Localized(
        zh: "核对 --store 和 --since；确认无误后另作完整备份，旧备份留作证据。",
        en: "Check --store and --since; then make a full backup, and keep the old one as evidence.")
    )
  }
}
