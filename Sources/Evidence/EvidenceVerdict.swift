package import Checkpoints
package import EventSourcing
package import Merkle

/// What an evidence file proves, what not, and what is wrong with it.
///
/// Two things are never proven, whatever the file (formats.md §1.8): that what was recorded is
/// true, and that nobody was shown another log; against the latter help only checkpoints that
/// others keep, and witnesses.
///
/// **Completeness.** Every record holds, among the hashed bytes, how far back the record before it
/// with the same tag lies. So the last record of a complaint binds all earlier ones: none can be
/// left out, added or moved without a link that ends in nothing. What this shows is that the file
/// holds what the office itself linked when it wrote; a writer that linked past a record leaves
/// the lie in the log for good, where anybody who scans it finds it (`carelog verify`,
/// `read_log.py`). The last record has no successor that names it: whether the complaint goes on
/// between it and the checkpoint only a scan of those positions tells. They hold the facts of other
/// customers, so they are in the file only when asked for (`--tail`); then nothing is left open up
/// to the checkpoint. Without them, if the complaint went on, its next record links to this last
/// one, and gives a shortened file away whenever it comes to light.
package struct EvidenceVerdict: Sendable {
  package var proven: [EvidenceClaim] = []
  package var unproven: [EvidenceLimit]
  package var failures: [EvidenceFailure] = []

  package init(unproven: [EvidenceLimit] = [.truth, .onlyLog]) { self.unproven = unproven }

  package var isSound: Bool { failures.isEmpty }
}

/// Something that follows from the file and the reader's keys alone.
package enum EvidenceClaim: Hashable, Sendable {
  case checkpoint(TrustedCheckpoint)
  /// So many records are in the log at their positions, byte for byte.
  case included(Int)
  /// No record of the complaint before this position was left out.
  case whole(upTo: Position)
  /// None of the `count` records up to the checkpoint is of the complaint.
  case nothingLater(than: Position, count: UInt64)
  /// The log continues the one of the older checkpoint in the file.
  case continues(UInt64)
  /// A checkpoint in the file is the one that the reader kept.
  case agreesWithHeld(UInt64)
  /// The rendering says what the records say.
  case rendering
}

/// Something that a reader might believe and that does not follow.
package enum EvidenceLimit: Hashable, Sendable {
  case truth
  case onlyLog
  /// That none of the `count` records up to the checkpoint is of the complaint.
  case nothingLater(than: Position, count: UInt64)
}

/// Something that the file claims and that is not so.
package enum EvidenceFailure: Hashable, Sendable {
  case untrustedCheckpoint(TrustError)
  case noRecords
  case notIncluded(Position, ProofError)
  case unreadableRecord(Position, Localized)
  case foreignRecord(Position)
  case outOfOrder(Position)
  /// The record names another one before it than the file has; nil when it names none.
  case brokenHistory(at: Position, linked: Position?)
  /// The records after the last one do not lead to the checkpoint.
  case wrongTail
  /// A record among those after the last one is of the complaint, or cannot be read.
  case hiddenRecord(Position)
  case untrustedOlder(TrustError)
  case inconsistent(old: UInt64, ProofError)
  case untrustedHeld(TrustError)
  case heldNotCovered(UInt64)
  case contradictsHeld(UInt64)
  case unfoundedRendering
  /// Lines of the rendering are counted from 1.
  case renderingDiffers(line: Int)
}
