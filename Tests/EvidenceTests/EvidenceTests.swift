import Checkpoints
import CustomerService
import EventSourcing
import Evidence
import Merkle
import Office
import Testing

struct EvidenceTests {
  @Test(arguments: Language.allCases)
  func `A file proves the complaint's history without a store`(language: Language) throws {
    let log = try Witnessed()
    let older = try log.sign(at: 5)
    try log.sign()
    let bytes = try log.evidence(older: older, language).bytes
    let file = try EvidenceFile(parsing: bytes)
    #expect(file.bytes == bytes)
    let verdict = file.check(policy: log.policy, held: older)
    #expect(verdict.failures.isEmpty)
    #expect(file.records.map(\.position.rawValue) == Witnessed.positions)
    #expect(
      verdict.proven.dropFirst() == [
        .included(4), .whole(upTo: Position(rawValue: 7)), .continues(5), .agreesWithHeld(5),
        .rendering,
      ])
    #expect(
      verdict.unproven == [
        .truth, .onlyLog, .nothingLater(than: Position(rawValue: 7), count: 1),
      ])
  }

  @Test func `The rendering is what people read, with nothing that commands a terminal`() throws {
    let log = try Witnessed()
    try log.sign()
    let lines = try log.evidence().rendering
    #expect(lines[0] == "投诉 P1:4 条记录(时区 Asia/Shanghai)")
    #expect(lines.contains { $0.contains("状态 closed") })
    #expect(lines.contains("   note: 第一次联系\\n| 伪造的一行"))
    #expect(lines.contains("   note: \\u{1b}[31m红"))
  }

  @Test func `With the tail nothing is left open up to the checkpoint`() throws {
    let log = try Witnessed()
    try log.note("P2", "later")
    try log.sign()
    let bytes = try log.evidence(withTail: true).bytes
    let verdict = try EvidenceFile(parsing: bytes).check(policy: log.policy)
    #expect(verdict.isSound)
    #expect(verdict.unproven == [.truth, .onlyLog])
    #expect(verdict.proven.contains(.nothingLater(than: Position(rawValue: 7), count: 2)))
    let last = try Witnessed()
    try last.sign(at: 8)
    let whole = try last.evidence(withTail: true)
    #expect(whole.tail == nil)
    #expect(
      whole.check(policy: last.policy).proven.contains(
        .nothingLater(than: Position(rawValue: 7), count: 0)))
  }

  @Test func `The file ends at the newest checkpoint and says what it leaves out`() throws {
    let log = try Witnessed()
    try log.sign(at: 5)
    let report = try log.office.evidence(of: Witnessed.complaint, in: .en)
    #expect(report.uncovered == 2)
    #expect(report.file.records.count == 2)
    #expect(try report.file.failures(log.policy).isEmpty)
  }

  @Test func `Without a checkpoint that covers the complaint there is no file`() throws {
    let log = try Witnessed()
    #expect(throws: EvidenceRefusal.noCheckpoint) { try log.evidence() }
    try log.sign(at: 2)
    #expect(throws: EvidenceRefusal.noCheckpoint) { try log.evidence() }
    #expect(throws: Refusal.notFound(.complaint, "P9")) {
      try log.office.evidence(of: ComplaintID("P9"), in: .en)
    }
  }

  @Test func `A checkpoint that the log does not continue is answered, not proven`() throws {
    let (log, other) = (try Witnessed(), try Witnessed())
    try other.note("P1", "another world")
    try log.note("P1", "this world")
    try log.sign()
    let foreign = try other.sign()
    #expect(throws: EvidenceRefusal.contradiction(size: 10)) { try log.evidence(older: foreign) }
    try log.note("P1", "more")
    let ahead = try log.sign(store: false)
    #expect(throws: EvidenceRefusal.olderIsNewer(size: 11, newest: 10)) {
      try log.evidence(older: ahead)
    }
  }

  @Test func `A reader's own checkpoint exposes a log that was rewritten and signed again`() throws
  {
    let (honest, rewritten) = (try Witnessed(), try Witnessed())
    try honest.note("P2", "true")
    try rewritten.note("P2", "false")
    let held = try honest.sign()
    try rewritten.sign()
    #expect(
      try rewritten.evidence().failures(honest.policy, held: held) == [.contradictsHeld(10)])
    #expect(
      try honest.evidence().failures(honest.policy, held: try honest.sign(at: 4, store: false))
        == [.heldNotCovered(4)])
  }

  @Test func `A witness that must have signed is missed`() throws {
    let log = try Witnessed()
    let witness = try SignerKey(
      name: try #require(KeyName("witness.example")), algorithm: .cosignatureV1,
      seed: Array(repeating: 9, count: 32))
    var policy = log.policy
    policy.witnesses = [witness.verifier]
    policy.witnessMinimum = 1
    var note = try log.sign()
    #expect(
      try log.evidence().failures(policy)
        == [.untrustedCheckpoint(.tooFewWitnesses(0, minimum: 1))])
    try note.cosign(with: witness, at: 1_775_000_000)
    var file = try log.evidence()
    file.note = note
    #expect(try file.failures(policy).isEmpty)
  }
}
