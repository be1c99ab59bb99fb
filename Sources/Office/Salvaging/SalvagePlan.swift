package import Checkpoints
package import EventLog
internal import EventLogLMDB
internal import EventSourcing
package import Merkle

/// What can be saved of a damaged store, and what each record is proven by.
///
/// The damaged store's file is read and nothing else.
package final class SalvagePlan {
  /// Records without a gap that share a proof, or a lack of records.
  package struct Stretch: Sendable {
    package var positions: ClosedRange<UInt64>
    /// Nil where no record was found.
    package var proof: SalvageProof?
  }

  /// Positions of which nothing sure is left.
  package struct Loss: Hashable, Sendable {
    package enum Reason: String, Sendable {
      /// No record was found.
      case missing
      /// One was found, and it is not the one appended.
      case damaged
    }

    package var positions: ClosedRange<UInt64>
    package var reason: Reason

    package init(positions: ClosedRange<UInt64>, reason: Reason) {
      self.positions = positions
      self.reason = reason
    }
  }

  private let remains: LogRemains
  private var records: [UInt64: [UInt8]] = [:]
  private let proofs: [SalvageProof?]
  private let tree: SalvageTree
  private let chosen: [Int]

  /// The newest head that can be read; nil when none can.
  package let head: LogHead?
  /// How many events the log held: exactly if ``isEndCertain``, else at least.
  package let size: UInt64
  package let isEndCertain: Bool
  /// Signed checkpoints that the records and what is left of the tree lead to.
  package let checkpoints: [StoredCheckpoint]
  /// How many pages of the file cannot be read as a whole.
  package var unreadPages: Int { remains.unreadPages }
  /// How many records, from the first on, can become a store: all proven, and no command cut in two.
  package let prefix: UInt64

  /// Reads what is left of the store at `path`, a folder or a data file.
  ///
  /// O(file size); 100 bytes of memory a record.
  ///
  /// - Parameters:
  ///   - path: Where the damaged store is.
  ///   - keys: Whose checkpoints to believe; none to believe all that can be read.
  /// - Throws: `StoreFault` when the file cannot be opened.
  package init(_ path: String, keys: [VerifierKey] = []) throws {
    let remains = try LogRemains(path)
    self.remains = remains
    isEndCertain = remains.isEndCertain
    head = remains.heads.first?.head
    let notes = remains.notes.compactMap { Self.checkpoint($0.bytes, size: $0.size, keys) }
    let known = [
      remains.end, remains.heads.map(\.head.count).max() ?? 0,
      notes.map(\.checkpoint.size).max() ?? 0,
    ].max()
    size = remains.isEndCertain ? head?.count ?? 0 : known ?? 0
    let candidates = Candidates(remains, size: size)
    chosen = candidates.chosen
    var tree = SalvageTree(
      leaves: candidates.leaves, proofs: candidates.proofs, nodes: remains.nodes)
    tree.proveByNodes()
    for head in remains.heads { tree.prove(head.frontier) }
    var kept: [UInt64: StoredCheckpoint] = [:]
    for note in notes where tree.prove(root: note.checkpoint.root, size: note.checkpoint.size) {
      let known = kept[note.checkpoint.size]
      if known.map({ $0.note.signatures.count < note.note.signatures.count }) ?? true {
        kept[note.checkpoint.size] = note
      }
    }
    checkpoints = kept.values.sorted { $0.checkpoint.size < $1.checkpoint.size }
    self.tree = tree
    let links = SalvageLinks(remains, chosen: candidates.chosen, tree: tree)
    proofs = links.proofs()
    prefix = Self.prefix(proofs, remains, candidates.chosen)
  }

  private static func checkpoint(
    _ bytes: [UInt8], size: UInt64, _ keys: [VerifierKey]
  ) -> StoredCheckpoint? {
    guard let note = try? SignedNote(parsing: bytes),
      let checkpoint = try? Checkpoint(noteText: note.text), checkpoint.size == size,
      keys.isEmpty || (try? note.verify(with: keys)) != nil
    else { return nil }
    return StoredCheckpoint(checkpoint: checkpoint, note: note)
  }

  /// The records from the first on that are proven, less a command of which a part is not.
  private static func prefix(
    _ proofs: [SalvageProof?], _ remains: LogRemains, _ chosen: [Int]
  ) -> UInt64 {
    let end = proofs.firstIndex { $0.map { !$0.suffices } ?? true } ?? proofs.count
    guard end < proofs.count, end > 0 else { return UInt64(end) }
    let next = proofs[end...].firstIndex { $0 != nil }.flatMap {
      command(at: $0, remains, chosen)
    }
    var start = end
    while start > 0, let command = command(at: start - 1, remains, chosen), command == next {
      start -= 1
    }
    return UInt64(start)
  }

  private static func command(at position: Int, _ remains: LogRemains, _ chosen: [Int]) -> String? {
    let records = remains.records(at: UInt64(position))
    guard records.indices.contains(chosen[position]) else { return nil }
    let record = records[chosen[position]]
    return try? RecordCodec.decode(record.span.bytes).event.origin.commandID
  }

  // MARK: What was found

  /// The record to take for a position; nil where none was found.
  package func record(at position: UInt64) -> [UInt8]? {
    guard proofs[Int(position)] != nil else { return nil }
    return remains.records(at: position)[chosen[Int(position)]]
  }

  /// The root over the records that can become a store.
  package var prefixRoot: Digest { tree.root(of: prefix) ?? .emptyTree }

  /// Everything in order, from the first position to the last.
  package var stretches: [Stretch] {
    var found: [Stretch] = []
    for (position, proof) in proofs.enumerated() {
      let position = UInt64(position)
      if let last = found.last, last.proof == proof, position != prefix {
        found[found.count - 1].positions = last.positions.lowerBound...position
      } else {
        found.append(Stretch(positions: position...position, proof: proof))
      }
    }
    return found
  }

  /// What is lost, ascending.
  package var losses: [Loss] {
    stretches.compactMap { stretch in
      switch stretch.proof {
      case nil: Loss(positions: stretch.positions, reason: .missing)
      case .refuted: Loss(positions: stretch.positions, reason: .damaged)
      default: nil
      }
    }
  }
}

/// For each position the record that agrees best with the four bytes kept of its leaf hash.
private struct Candidates {
  /// Which of the records left of the position it is.
  var chosen: [Int]
  var leaves: [Digest?]
  var proofs: [SalvageProof] = []

  init(_ remains: LogRemains, size: UInt64) {
    var chosen = [Int](repeating: 0, count: Int(size))
    var leaves = [Digest?](repeating: nil, count: Int(size))
    var proofs = [SalvageProof](repeating: .unproven, count: Int(size))
    remains.scan { position, records in
      guard position < size, !records.isEmpty else { return }
      let digests = records.map { Digest(leaf: $0.span.bytes) }
      let kept = Self.prefixes(of: position, remains)
      let best = digests.firstIndex { kept.contains($0.prefix) }
      if best != nil { proofs[Int(position)] = .prefix }
      if best == nil, !kept.isEmpty { proofs[Int(position)] = .refuted }
      chosen[Int(position)] = best ?? 0
      leaves[Int(position)] = digests[best ?? 0]
    }
    (self.chosen, self.leaves, self.proofs) = (chosen, leaves, proofs)
  }

  private static func prefixes(of position: UInt64, _ remains: LogRemains) -> Set<UInt32> {
    let (block, index) = position.quotientAndRemainder(dividingBy: LeafPrefixes.blockSize)
    let start = Int(index) * LeafPrefixes.width
    let rows = remains.leafPrefixes[block] ?? []
    return Set(
      rows.filter { $0.count >= start + LeafPrefixes.width }.map { row in
        row.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: start, as: UInt32.self) }
      })
  }
}

/// Finds which records that nothing else proves are named by proven ones.
private struct SalvageLinks {
  private let remains: LogRemains
  private let chosen: [Int]
  private let tree: SalvageTree

  init(_ remains: LogRemains, chosen: [Int], tree: SalvageTree) {
    self.remains = remains
    self.chosen = chosen
    self.tree = tree
  }

  /// The proof of each position; nil where no record was found.
  func proofs() -> [SalvageProof?] {
    var proofs = zip(tree.leaves, tree.proofs).map { leaf, proof in leaf == nil ? nil : proof }
    let doubtful = proofs.indices.filter { proofs[$0] == .unproven }
    guard let first = doubtful.first else { return proofs }
    var tags: [Int: Set<Tag>] = [:]
    for position in doubtful { tags[position] = Set(envelope(position)?.event.tags ?? []) }
    for position in proofs.indices.dropFirst(first + 1) where proofs[position]?.suffices == true {
      guard let envelope = envelope(position) else { continue }
      for (tag, distance) in zip(envelope.event.tags, envelope.backlinks)
      where distance > 0 && distance <= position {
        let before = position - Int(distance)
        if tags[before]?.contains(tag) == true { proofs[before] = .links }
      }
    }
    return proofs
  }

  private func envelope(_ position: Int) -> RecordEnvelope? {
    let records = remains.records(at: UInt64(position))
    guard records.indices.contains(chosen[position]) else { return nil }
    let record = records[chosen[position]]
    return try? RecordCodec.decode(record.span.bytes)
  }
}
