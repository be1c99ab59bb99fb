import Checkpoints
import EventSourcing
import Merkle
import Office
import Testing

/// What the office signs, and what it refuses to sign.
struct CheckpointingTests {
  private func code(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return (error as? AuditRefusal)?.code
    }
  }

  @Test(arguments: AuditDesk.Kind.allCases)
  func `A checkpoint is signed, kept, and continued by the next`(kind: AuditDesk.Kind) throws {
    let desk = try AuditDesk(kind, complaints: 300)
    let key = try officeKey()
    let first = try desk.office.checkpoint(keys: [key])
    #expect(first.checkpoint.size == 301)
    #expect(try first.note.verify(with: [key.verifier]).count == 1)
    try desk.file(300, from: 300)
    let second = try desk.office.checkpoint(keys: [key])
    #expect(try desk.office.checkpoints().map(\.checkpoint) == [first, second].map(\.checkpoint))
    let proven = try desk.office.proveConsistency(from: 301)
    try proven.proof.verify(oldRoot: first.checkpoint.root, newRoot: second.checkpoint.root)
    #expect(try proven.file().note.bytes == second.note.bytes)
  }

  @Test func `Without new events the same note gains the signatures it lacks`() throws {
    let desk = try AuditDesk(.memory, complaints: 3)
    let (one, two) = (try officeKey(), try officeKey("director", seed: 2))
    let first = try desk.office.checkpoint(keys: [one])
    #expect(try desk.office.checkpoint(keys: [one]).note.signatures.count == 1)
    let both = try desk.office.checkpoint(keys: [two, one])
    #expect(both.checkpoint == first.checkpoint)
    #expect(try both.note.verify(with: [one.verifier, two.verifier]).count == 2)
    #expect(try desk.office.checkpoints().map(\.note.bytes) == [both.note.bytes])
  }

  @Test(arguments: AuditDesk.Kind.allCases)
  func `A log that does not continue what was signed is not signed`(kind: AuditDesk.Kind) throws {
    let key = try officeKey()
    let desk = try AuditDesk(kind, complaints: 20)
    let root = try desk.office.proveInclusion(of: .first).root
    func refusal(_ origin: String, _ size: UInt64, _ root: Digest) throws -> String? {
      let signed = try Checkpoint(origin: origin, size: size, root: root)
      return code { _ = try desk.office.checkpoint(keys: [key], signed: [signed]) }
    }
    #expect(try refusal("audit.example", 22, root) == "log_shorter_than_signed")
    #expect(try refusal("audit.example", 20, root) == "log_rewritten")
    #expect(try refusal("audit.example", 21, .emptyTree) == "log_rewritten")
    #expect(try refusal("other.example", 21, root) == "key_of_another_log")
    #expect(try desk.office.checkpoints().isEmpty)
    #expect(try refusal("audit.example", 21, root) == nil)
  }

  @Test func `Records that were damaged since the last checkpoint are not signed`() throws {
    let desk = try AuditDesk(.lmdb, complaints: 300)
    let key = try officeKey()
    _ = try desk.office.checkpoint(keys: [key])
    try desk.file(10, from: 300)
    try desk.tamper { try $0.edit(305, in: "log") { $0[$0.count - 1] ^= 1 } }
    #expect(code { _ = try desk.office.checkpoint(keys: [key]) } == "log_damaged")
  }

  @Test(arguments: AuditDesk.Kind.allCases)
  func `An inclusion proof is made for any position and size, and stands alone`(
    kind: AuditDesk.Kind
  ) throws {
    let desk = try AuditDesk(kind, complaints: 600)
    let key = try officeKey()
    _ = try desk.office.checkpoint(keys: [key])
    let policy = TrustPolicy(origin: "audit.example", logKeys: [key.verifier])
    for position in [0, 1, 255, 256, 511, 600] as [UInt64] {
      let proven = try desk.office.proveInclusion(of: Position(rawValue: position))
      let file = try TlogProof(parsing: try proven.file().bytes)
      #expect(try file.verify(leaf: proven.leaf, policy: policy).checkpoint.size == 601)
      let alone = try desk.office.proveInclusion(of: Position(rawValue: position), at: 601)
      #expect(alone.proof == proven.proof)
    }
    let older = try desk.office.proveInclusion(of: .first, at: 300)
    try older.proof.verify(leaf: older.leaf, root: older.root)
    #expect(code { _ = try older.file() } == "no_checkpoint")
  }

  @Test(arguments: AuditDesk.Kind.allCases)
  func `Positions and sizes beyond the log are refused by name`(kind: AuditDesk.Kind) throws {
    let desk = try AuditDesk(kind, complaints: 5)
    let office = desk.office
    let position = Position(rawValue: 6)
    #expect(code { _ = try office.proveInclusion(of: position) } == "position_beyond_size")
    #expect(code { _ = try office.proveInclusion(of: .first, at: 7) } == "size_beyond_log")
    #expect(code { _ = try office.proveConsistency(from: 7) } == "sizes_reversed")
    #expect(code { _ = try office.proveConsistency(from: 2, to: 7) } == "size_beyond_log")
    #expect(code { _ = try office.proveConsistency(from: 0) } == "nothing_to_prove")
  }
}
