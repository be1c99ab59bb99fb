import Checkpoints
import CustomerService
import EventLog
import EventSourcing
import Evidence
import Merkle
import Office
import Testing

/// An office whose log has two complaints, interleaved, and that signs checkpoints.
final class Witnessed {
  let office: Office
  let key: SignerKey

  static let complaint = ComplaintID("P1")

  init(seed: UInt8 = 7, origin: String = "office.example/log") throws {
    office = Office(engine: InMemoryEngine(origin: origin)) {
      Timestamp(rawValue: 1_775_000_000_000)
    }
    key = try SignerKey(
      name: try #require(KeyName("office.example/log")), seed: Array(repeating: seed, count: 32))
    try tell("customer.register", ["customer": .text("C1")])
    try tell("customer.register", ["customer": .text("C2")])
    try file("P1", customer: "C1")
    try file("P2", customer: "C2")
    try note("P1", "第一次联系\n| 伪造的一行")
    try note("P2", "another")
    try note("P1", "\u{1b}[31m红")
    try tell(
      "complaint.close",
      ["complaint": .text("P1"), "outcome": .text("resolved"), "resolution": .text("已修好")])
    try note("P2", "and another")
  }

  var policy: TrustPolicy {
    TrustPolicy(origin: "office.example/log", logKeys: [key.verifier])
  }

  func tell(_ name: String, _ data: [String: FieldValue]) throws {
    let request = try CommandRequest(
      name: name, commandID: "c-\(try office.head().count)", actor: "客服小李", role: .director,
      reason: "测试", fields: data, zone: .shanghai)
    if case .refused(_, let refusal) = try office.execute([[request]])[0] { throw refusal }
  }

  private func file(_ complaint: String, customer: String) throws {
    try tell(
      "complaint.file",
      [
        "complaint": .text(complaint), "customer": .text(customer), "channel": .text("phone"),
        "category": .text("quality"), "severity": .text("minor"), "description": .text("漏水"),
      ])
  }

  func note(_ complaint: String, _ text: String) throws {
    try tell("complaint.note", ["complaint": .text(complaint), "note": .text(text)])
  }

  /// Signs the log at `size`, or as it is.
  @discardableResult func sign(at size: UInt64? = nil, store: Bool = true) throws -> SignedNote {
    try office.engine.write { writer in
      let size = size ?? writer.head.count
      var note = try SignedNote(
        text: Checkpoint(
          origin: writer.head.origin, size: size, root: writer.tree.root(at: size)
        ).noteText)
      try note.sign(with: key)
      if store { try writer.store(checkpoint: note.bytes, size: size) }
      return note
    }
  }

  func evidence(
    older: SignedNote? = nil, withTail: Bool = false, _ language: Language = .zh
  ) throws -> EvidenceFile {
    try office.evidence(of: Self.complaint, older: older, withTail: withTail, in: language).file
  }

  /// The positions of P1's records: filing, two notes, the close.
  static let positions: [UInt64] = [2, 4, 6, 7]
}

extension EvidenceFile {
  func failures(
    _ policy: TrustPolicy, held: SignedNote? = nil
  ) throws -> [EvidenceFailure] {
    let read = try EvidenceFile(parsing: bytes)
    return read.check(policy: policy, held: held).failures
  }
}
