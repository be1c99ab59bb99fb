package import EventSourcing

/// Whom a reader believes about a log: its name, its keys, and its witnesses.
package struct TrustPolicy: Sendable {
  package var origin: String
  /// The log's keys, several while one replaces another; one of them must have signed.
  package var logKeys: [VerifierKey]
  package var witnesses: [VerifierKey]
  /// How many of the witnesses must have signed.
  package var witnessMinimum: Int

  package init(
    origin: String, logKeys: [VerifierKey], witnesses: [VerifierKey] = [], witnessMinimum: Int = 0
  ) {
    self.origin = origin
    self.logKeys = logKeys
    self.witnesses = witnesses
    self.witnessMinimum = witnessMinimum
  }

  /// Reads the checkpoint in `note`, after checking that the right keys have signed it.
  ///
  /// - Throws: The reason why it is not to be believed.
  package func open(_ note: SignedNote) throws(TrustError) -> TrustedCheckpoint {
    let signatures: [VerifiedSignature]
    do throws(NoteError) {
      signatures = try note.verify(with: logKeys + witnesses)
    } catch {
      throw .badNote(error)
    }
    guard signatures.contains(where: { logKeys.contains($0.key) }) else { throw .unsignedByLog }
    let seen = signatures.filter { witnesses.contains($0.key) }
    guard seen.count >= witnessMinimum else {
      throw .tooFewWitnesses(seen.count, minimum: witnessMinimum)
    }
    let checkpoint: Checkpoint
    do throws(CheckpointError) {
      checkpoint = try Checkpoint(noteText: note.text)
    } catch {
      throw .badCheckpoint(error)
    }
    guard checkpoint.origin.utf8.elementsEqual(origin.utf8) else {
      throw .otherLog(checkpoint.origin)
    }
    return TrustedCheckpoint(checkpoint: checkpoint, signatures: signatures)
  }
}

/// A checkpoint that fulfils a policy; only ``TrustPolicy/open(_:)`` makes one.
package struct TrustedCheckpoint: Hashable, Sendable {
  package let checkpoint: Checkpoint
  /// Those of the policy's keys, in the order of the note.
  package let signatures: [VerifiedSignature]
}

/// Why a checkpoint is not to be believed.
package enum TrustError: Hashable, Sendable {
  case badNote(NoteError)
  case unsignedByLog
  case tooFewWitnesses(Int, minimum: Int)
  case badCheckpoint(CheckpointError)
  case otherLog(String)
}

extension TrustError: Explained {
  package var text: Localized {
    switch self {
    case .badNote(let error): error.text
    case .unsignedByLog:
      Localized(
        zh: "签署检查点的只有见证人，没有该日志的密钥",
        en: "none of the log's keys has signed the checkpoint, only witnesses have")
    case .tooFewWitnesses(let count, let minimum):
      Localized(
        zh: "有 \(count) 个见证人签署了检查点，至少应有 \(minimum) 个",
        en: "\(count) of the witnesses have signed the checkpoint, at least \(minimum) must")
    case .badCheckpoint(let error): error.text
    case .otherLog(let origin):
      Localized(
        zh: "检查点属于另一本日志 \(origin)",
        en: "the checkpoint is of another log, \(origin)")
    }
  }
}
