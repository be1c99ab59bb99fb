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
    let names = try desk.office.replay(ReplaySubject(.complaint, "P1")).steps.map(
      \.logged.name.rawValue)
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

  @Test func `Visits count in the version of their assignment and of their own`() throws {
    let desk = Desk(at: "2026-04-10T12:00")
    try desk.tell("customer.register", ["customer": "C1"])
    try desk.tell("technician.register", ["technician": "T1"])
    try desk.tell(
      "technician.assign",
      [
        "assignment": "A1", "customer": "C1", "technician": "T1", "service": "保洁",
        "start": "2026-04-10T09:00", "end": "2026-04-10T11:00",
      ], at: "2026-04-10T08:00")
    func visit(_ id: String, _ version: Int) throws -> UnitOutcome {
      let data: [String: FieldValue] = [
        "visit": .text(id), "assignment": "A1", "outcome": "partial",
        "arrived": "2026-04-10T09:00", "departed": "2026-04-10T10:00",
      ]
      return try desk.office.execute([
        [try desk.request("visit.log", data, id: id, expectedVersion: version)]
      ])[0]
    }
    guard case .done = try visit("V1", 1) else {
      Issue.record("the first visit was refused")
      return
    }
    guard case .refused(_, let refusal) = try visit("V2", 1) else {
      Issue.record("a visit that did not know of the first was accepted")
      return
    }
    #expect(refusal == .versionConflict(expected: 1, actual: 2))
    let note = try desk.request(
      "visit.amend", ["visit": "V1", "note": "补记"], expectedVersion: 1)
    guard case .done = try desk.office.execute([[note]])[0] else {
      Issue.record("the correction was refused")
      return
    }
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
