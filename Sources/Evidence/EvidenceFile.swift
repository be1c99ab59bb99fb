package import Checkpoints
package import CustomerService
package import EventSourcing
package import Merkle

/// A complaint's history that stands alone: stored bytes, proofs, signed checkpoint, a rendering.
///
/// The file is UTF-8 text of blocks with a blank line between them, so that a person can read it
/// with any editor, and a program with nothing but a base64 decoder and SHA-256:
///
///     carelog-evidence@v1
///     complaint P001
///     zone Asia/Shanghai
///     language zh
///
///     | the rendering for people, which no reader trusts
///
///     older <base64 of an older checkpoint's note>           (this block may be missing)
///     <base64 hash of the consistency proof>…
///
///     extra <base64 of the record's stored bytes>            (one block a record, in log order)
///     index 55
///     <base64 hash of the inclusion proof>…
///
///     tail                                                   (this block may be missing)
///     <base64 hash of the right edge of the tree that ends with the last record above>…
///     extra <base64 of a later record's stored bytes>…       (every one up to the checkpoint)
///
///     checkpoint
///     <the checkpoint's signed note, to the end of the file>
///
/// A record's block, with `c2sp.org/tlog-proof@v1` before it and a blank line and the note after
/// it, is a C2SP tlog-proof, so tools for those can check it. Deterministic CBOR would be a quarter
/// smaller, and unreadable; JSON leaves more than one text for one meaning. Here there is just one:
/// ``init(parsing:)`` accepts only what ``bytes`` writes.
///
/// What a file proves and what not is said by ``EvidenceVerdict``.
package struct EvidenceFile: Sendable {
  package var complaint: ComplaintID
  /// Of the rendering; which zone the office has is not proven.
  package var zone: BusinessZone
  package var language: Language
  /// Lines for people; see ``EvidenceRendering``.
  package var rendering: [String]
  package var older: OlderCheckpoint?
  package var records: [ProvenRecord]
  /// Everything after the last of `records`; nil unless asked for, since it is others' facts.
  package var tail: LogTail?
  package var note: SignedNote

  package init(
    complaint: ComplaintID, zone: BusinessZone, language: Language, rendering: [String],
    older: OlderCheckpoint?, records: [ProvenRecord], tail: LogTail?, note: SignedNote
  ) {
    self.complaint = complaint
    self.zone = zone
    self.language = language
    self.rendering = rendering
    self.older = older
    self.records = records
    self.tail = tail
    self.note = note
  }

  /// What a reader accepts at most; a record with its proof takes about 1.5 kB.
  package static let maximumBytes = 64 << 20

  static let title = "carelog-evidence@v1"
  /// Before each line of the rendering.
  static let margin = "| "

  /// The file as it is exchanged.
  package var bytes: [UInt8] {
    var lines = [
      Self.title, "complaint \(complaint.text)", "zone \(zone.name)",
      "language \(language.rawValue)", "",
    ]
    lines += rendering.map { Self.margin + $0 } + [""]
    if let older {
      lines.append("older " + Base64.encode(older.note.bytes))
      lines += older.path.map { Base64.encode($0.bytes) } + [""]
    }
    for record in records {
      lines += ["extra " + Base64.encode(record.bytes), "index \(record.position.rawValue)"]
      lines += record.path.map { Base64.encode($0.bytes) } + [""]
    }
    if let tail {
      lines += ["tail"] + tail.edge.map { Base64.encode($0.bytes) }
      lines += tail.records.map { "extra " + Base64.encode($0) } + [""]
    }
    lines.append("checkpoint")
    return Array((lines.joined(separator: "\n") + "\n").utf8) + note.bytes
  }
}

/// A record as stored, and its inclusion proof.
package struct ProvenRecord: Hashable, Sendable {
  package var position: Position
  package var bytes: [UInt8]
  /// The siblings' hashes, from the leaf's up to the root's child.
  package var path: [Digest]

  package init(position: Position, bytes: [UInt8], path: [Digest]) {
    self.position = position
    self.bytes = bytes
    self.path = path
  }
}

/// All records of a log from some position up to a checkpoint.
package struct LogTail: Hashable, Sendable {
  /// The right edge of the tree over the records before these, largest subtree first.
  package var edge: [Digest]
  package var records: [[UInt8]]

  package init(edge: [Digest], records: [[UInt8]]) {
    self.edge = edge
    self.records = records
  }
}

/// A checkpoint that somebody took home, and the proof that the log still continues it.
package struct OlderCheckpoint: Sendable {
  package var note: SignedNote
  /// The consistency proof's hashes.
  package var path: [Digest]

  package init(note: SignedNote, path: [Digest]) {
    self.note = note
    self.path = path
  }
}
