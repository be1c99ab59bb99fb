package import Checkpoints
internal import CustomerService
internal import EventLog
internal import EventSourcing
internal import Merkle

extension EvidenceFile {
  /// Checks everything that the file claims, without a store.
  ///
  /// - Parameters:
  ///   - policy: Whom the reader believes about the log.
  ///   - held: A checkpoint that the reader has kept, which the file must agree with.
  /// - Returns: What is proven, what is not, and what is wrong.
  package func check(policy: TrustPolicy, held: SignedNote? = nil) -> EvidenceVerdict {
    var verdict = EvidenceVerdict()
    guard let checkpoint = checkCheckpoint(policy, &verdict) else { return verdict }
    let isIncluded = checkRecords(checkpoint, &verdict)
    checkHistory(checkpoint, isIncluded: isIncluded, &verdict)
    let old = checkOlder(checkpoint, policy, &verdict)
    if let held { checkHeld(held, [checkpoint] + (old.map { [$0] } ?? []), policy, &verdict) }
    checkRendering(&verdict)
    // Under a checkpoint that is not to be believed, everything else is a forger's own arithmetic.
    if case .untrustedCheckpoint = verdict.failures.first { verdict.proven = [] }
    return verdict
  }

  private func checkCheckpoint(
    _ policy: TrustPolicy, _ verdict: inout EvidenceVerdict
  ) -> Checkpoint? {
    do throws(TrustError) {
      let trusted = try policy.open(note)
      verdict.proven.append(.checkpoint(trusted))
      return trusted.checkpoint
    } catch {
      verdict.failures.append(.untrustedCheckpoint(error))
      return try? Checkpoint(noteText: note.text)
    }
  }

  private func checkRecords(
    _ checkpoint: Checkpoint, _ verdict: inout EvidenceVerdict
  ) -> Bool {
    var isSound = true
    for record in records {
      let proof = InclusionProof(
        index: record.position.rawValue, size: checkpoint.size, path: record.path)
      do throws(ProofError) {
        try proof.verify(leaf: Digest(leaf: record.bytes.span.bytes), root: checkpoint.root)
      } catch {
        isSound = false
        verdict.failures.append(.notIncluded(record.position, error))
      }
    }
    if isSound, !records.isEmpty { verdict.proven.append(.included(records.count)) }
    return isSound
  }

  /// Follows the backlinks from the last record to the first.
  private func checkHistory(
    _ checkpoint: Checkpoint, isIncluded: Bool, _ verdict: inout EvidenceVerdict
  ) {
    guard let last = records.last else {
      verdict.failures.append(.noRecords)
      return
    }
    var isWhole = true
    var previous: Position?
    for record in records {
      defer { previous = record.position }
      if let previous, previous >= record.position {
        verdict.failures.append(.outOfOrder(record.position))
        isWhole = false
        continue
      }
      do throws(UnreadableRecord) {
        let envelope = try StoredEvent(record.bytes).envelope
        guard let tag = envelope.event.tags.firstIndex(of: complaint.tag) else {
          verdict.failures.append(.foreignRecord(record.position))
          isWhole = false
          continue
        }
        let distance = envelope.backlinks[tag]
        let expected = previous.map { record.position.rawValue - $0.rawValue } ?? 0
        if distance != expected {
          let isInLog = distance != 0 && distance <= record.position.rawValue
          let linked = isInLog ? Position(rawValue: record.position.rawValue - distance) : nil
          verdict.failures.append(.brokenHistory(at: record.position, linked: linked))
          isWhole = false
        }
      } catch {
        verdict.failures.append(.unreadableRecord(record.position, error.why))
        isWhole = false
      }
    }
    if isWhole, isIncluded { verdict.proven.append(.whole(upTo: last.position)) }
    guard last.position.rawValue < checkpoint.size, isIncluded else { return }
    let count = checkpoint.size - 1 - last.position.rawValue
    if count == 0 {
      verdict.proven.append(.nothingLater(than: last.position, count: 0))
    } else if let tail {
      checkTail(tail, after: last.position, checkpoint, &verdict)
    } else {
      verdict.unproven.append(.nothingLater(than: last.position, count: count))
    }
  }

  /// Grows the tree from the edge over the later records, which must lead to the checkpoint's root.
  private func checkTail(
    _ tail: LogTail, after last: Position, _ checkpoint: Checkpoint,
    _ verdict: inout EvidenceVerdict
  ) {
    let edge = tail.edge.flatMap(\.bytes)
    let before = MerkleFrontier(size: last.rawValue + 1, bytes: edge.span.bytes)
    guard var frontier = before else {
      verdict.failures.append(.wrongTail)
      return
    }
    for record in tail.records {
      frontier.append(leaf: Digest(leaf: record.span.bytes)) { _ in }
    }
    guard frontier.size == checkpoint.size, frontier.root == checkpoint.root else {
      verdict.failures.append(.wrongTail)
      return
    }
    let later = tail.records.indices.filter { index in
      let record = tail.records[index]
      let envelope = try? RecordCodec.decode(record.span.bytes)
      return envelope?.event.tags.contains(complaint.tag) ?? true
    }
    verdict.failures += later.map { .hiddenRecord(last.advanced(by: $0 + 1)) }
    guard later.isEmpty else { return }
    verdict.proven.append(.nothingLater(than: last, count: UInt64(tail.records.count)))
  }

  private func checkOlder(
    _ checkpoint: Checkpoint, _ policy: TrustPolicy, _ verdict: inout EvidenceVerdict
  ) -> Checkpoint? {
    guard let older else { return nil }
    let old: Checkpoint
    do throws(TrustError) { old = try policy.open(older.note).checkpoint } catch {
      verdict.failures.append(.untrustedOlder(error))
      return nil
    }
    let proof = ConsistencyProof(
      oldSize: old.size, newSize: checkpoint.size, path: older.path)
    do throws(ProofError) {
      try proof.verify(oldRoot: old.root, newRoot: checkpoint.root)
    } catch {
      verdict.failures.append(.inconsistent(old: old.size, error))
      return nil
    }
    verdict.proven.append(.continues(old.size))
    return old
  }

  /// `known` are the checkpoints that the file itself connects.
  private func checkHeld(
    _ held: SignedNote, _ known: [Checkpoint], _ policy: TrustPolicy,
    _ verdict: inout EvidenceVerdict
  ) {
    let kept: Checkpoint
    do throws(TrustError) { kept = try policy.open(held).checkpoint } catch {
      verdict.failures.append(.untrustedHeld(error))
      return
    }
    guard let same = known.first(where: { $0.size == kept.size }) else {
      verdict.failures.append(.heldNotCovered(kept.size))
      return
    }
    if same.root == kept.root {
      verdict.proven.append(.agreesWithHeld(kept.size))
    } else {
      verdict.failures.append(.contradictsHeld(kept.size))
    }
  }

  private func checkRendering(_ verdict: inout EvidenceVerdict) {
    let expected = try? EvidenceRendering.lines(complaint, records, zone: zone, language)
    guard let expected else {
      verdict.failures.append(.unfoundedRendering)
      return
    }
    let count = max(expected.count, rendering.count)
    let difference = (0..<count).first { line in
      guard line < expected.count, line < rendering.count else { return true }
      return !expected[line].utf8.elementsEqual(rendering[line].utf8)
    }
    if let difference {
      verdict.failures.append(.renderingDiffers(line: difference + 1))
    } else {
      verdict.proven.append(.rendering)
    }
  }
}
