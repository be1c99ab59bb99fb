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
  package func check(policy: TrustPolicy, held: SignedNote? = nil) -> EvidenceVerdict {
    var verdict = EvidenceVerdict()
    guard let checkpoint = checkCheckpoint(policy, &verdict) else { return verdict }
    checkRecords(checkpoint, &verdict)
    checkHistory(checkpoint, &verdict)
    let old = checkOlder(checkpoint, policy, &verdict)
    if let held { checkHeld(held, [checkpoint] + (old.map { [$0] } ?? []), policy, &verdict) }
    checkRendering(&verdict)
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

  private func checkRecords(_ checkpoint: Checkpoint, _ verdict: inout EvidenceVerdict) {
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
  }

  /// Follows the backlinks from the last record to the first.
  private func checkHistory(_ checkpoint: Checkpoint, _ verdict: inout EvidenceVerdict) {
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
    if isWhole { verdict.proven.append(.whole(upTo: last.position)) }
    if last.position.rawValue < checkpoint.size {
      verdict.unproven.append(
        .nothingLater(than: last.position, count: checkpoint.size - 1 - last.position.rawValue))
    }
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
