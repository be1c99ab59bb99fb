import Checkpoints
import Merkle
import Testing

/// A log's checkpoint, signed by its key and two witnesses.
struct TrustPolicyTests {
  let log: SignerKey
  let witnesses: [SignerKey]
  let note: SignedNote

  init() throws {
    log = try SignerKey(name: name("log"), seed: seed(1))
    witnesses = try [2, 3].map {
      try SignerKey(name: name("w\($0)"), algorithm: .cosignatureV1, seed: seed($0))
    }
    note = try Self.note(by: log, witnesses)
  }

  private static func note(
    text: String? = nil, by log: SignerKey?, _ witnesses: [SignerKey]
  ) throws -> SignedNote {
    let checkpoint = try Checkpoint(origin: "log", size: 9, root: .emptyTree)
    var note = try SignedNote(text: text ?? checkpoint.noteText)
    if let log { try note.sign(with: log) }
    for witness in witnesses { try note.cosign(with: witness, at: 5) }
    return note
  }

  private func policy(
    origin: String = "log", minimum: Int = 0, witnesses: [SignerKey]? = nil
  ) -> TrustPolicy {
    TrustPolicy(
      origin: origin, logKeys: [log.verifier],
      witnesses: (witnesses ?? self.witnesses).map(\.verifier), witnessMinimum: minimum)
  }

  @Test func `A checkpoint with all signatures is believed`() throws {
    let trusted = try policy(minimum: 2).open(note)
    #expect(trusted.checkpoint.size == 9)
    #expect(trusted.signatures.map(\.seconds) == [nil, 5, 5])
  }

  @Test func `An older key of the log will do while it is replaced`() throws {
    var policy = policy()
    policy.logKeys.insert(try SignerKey(name: name("log"), seed: seed(7)).verifier, at: 0)
    #expect(try policy.open(note).signatures.first?.key == log.verifier)
  }

  @Test func `Witnesses alone do not speak for the log`() throws {
    let unsigned = try Self.note(by: nil, witnesses)
    #expect(throws: TrustError.unsignedByLog) { try policy().open(unsigned) }
  }

  @Test func `Too few witnesses are not enough`() throws {
    let stranger = try SignerKey(name: name("w9"), algorithm: .cosignatureV1, seed: seed(9))
    let other = try Self.note(by: log, [witnesses[0], stranger])
    #expect(throws: TrustError.tooFewWitnesses(1, minimum: 2)) {
      try policy(minimum: 2).open(other)
    }
    #expect(try policy(minimum: 1).open(other).signatures.count == 2)
  }

  @Test func `Another log's checkpoint is not believed`() throws {
    #expect(throws: TrustError.otherLog("log")) { try policy(origin: "log/2").open(note) }
  }

  @Test func `A signed text that is no checkpoint is not believed`() throws {
    let text = try Self.note(text: "log\n", by: log, [])
    #expect(throws: TrustError.badCheckpoint(.tooFewLines(1))) { try policy().open(text) }
  }

  @Test func `Without known keys nothing is believed`() {
    #expect(throws: TrustError.badNote(.noKnownKey)) {
      try TrustPolicy(origin: "log", logKeys: []).open(note)
    }
  }
}
