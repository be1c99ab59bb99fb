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
