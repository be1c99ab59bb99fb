import CustomerService
import EventLog
import EventSourcing
import Office
import Testing

struct RepeatedCommandTests {
  private let office = Office(engine: InMemoryEngine()) { Timestamp(rawValue: 1_790_000_000_000) }

  private func register(_ customer: String, id: String) throws -> CommandRequest {
    try CommandRequest(
      name: "customer.register", commandID: id, actor: "U1", role: .operator,
      fields: ["customer": .text(customer)], zone: .shanghai)
  }

  private func outcome(_ unit: [CommandRequest]) throws -> UnitOutcome? {
    try office.execute([unit]).first
  }

  @Test func `The same command again is answered with its first position`() throws {
    let request = try register("C1", id: "c-1")
    guard case .done(let first) = try outcome([request]), case .accepted = first.first,
      case .done(let second) = try outcome([request]), case .duplicate(let position) = second.first
    else {
      Issue.record("expected accepted, then duplicate")
      return
    }
    #expect(position == .first)
    #expect(try office.head().count == 1)
  }

  @Test func `The same id with another body is refused`() throws {
    _ = try outcome([try register("C1", id: "c-1")])
    guard case .refused(0, let refusal) = try outcome([try register("C2", id: "c-1")]) else {
      Issue.record("expected a refusal")
      return
    }
    #expect(refusal == .commandIDReused("c-1"))
  }

  @Test func `A repeated second reopening escalates once`() throws {
    let desk = Desk(at: "2026-04-10T12:00")
    let complaint: [String: FieldValue] = ["complaint": "P1"]
    try desk.tell("customer.register", ["customer": "C1"])
    try desk.tell(
      "complaint.file",
      complaint.merging([
        "customer": "C1", "channel": "phone", "category": "quality", "severity": "minor",
        "description": "漏水",
      ]) { $1 })
    let closing = complaint.merging(["outcome": "resolved", "resolution": "已修"]) { $1 }
    try desk.tell("complaint.close", closing)
    try desk.tell("complaint.reopen", complaint)
    try desk.tell("complaint.close", closing)
    let request = try desk.request("complaint.reopen", complaint, id: "again")
    _ = try desk.office.execute([[request], [request]])
    _ = try desk.office.execute([[request]])
    let names = try desk.office.replay(ComplaintID("P1")).map(\.envelope.event.type.text)
    #expect(names.count { $0 == "complaint.reopened" } == 2)
    #expect(names.count { $0 == "complaint.escalated" } == 1)
  }

  @Test func `A correction that saw an older version of its record is refused`() throws {
    let desk = Desk(at: "2026-04-10T12:00")
    try desk.tell("customer.register", ["customer": "C1"])
    try desk.tell(
      "contract.sign",
      [
        "contract": "K1", "customer": "C1", "service": "月嫂", "start": "2026-01-01",
        "end": "2026-12-31",
      ])
    let price: [String: FieldValue] = ["contract": "K1", "priceFen": 100, "visitQuota": 4]
    let seen = try desk.request("contract.amend", price, expectedVersion: 1)
    guard case .done = try desk.office.execute([[seen]])[0] else {
      Issue.record("the first correction was refused")
      return
    }
    let late = try desk.request(
      "contract.amend", ["contract": "K1", "priceFen": 200], expectedVersion: 1)
    guard case .refused(_, let refusal) = try desk.office.execute([[late]])[0] else {
      Issue.record("the second correction was not refused")
      return
    }
    #expect(refusal == .versionConflict(expected: 1, actual: 3))
  }

  @Test func `A unit whose second command is refused leaves no trace of its first`() throws {
    let unit = [try register("C1", id: "c-1"), try register("C1", id: "c-2")]
    guard case .refused(1, let refusal) = try outcome(unit) else {
      Issue.record("expected the second command to be refused")
      return
    }
    #expect(refusal == .alreadyExists(.customer, "C1"))
    #expect(try office.head().count == 0)
  }
}
