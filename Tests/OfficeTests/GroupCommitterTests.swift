import CustomerService
import EventLog
import EventSourcing
import Foundation
import Office
import Synchronization
import Testing

/// An engine that counts its transactions and holds the first until it is released.
private final class HeldEngine: LogEngine {
  let base = InMemoryEngine()
  private let writes = Mutex(0)
  private let gate = DispatchSemaphore(value: 0)

  var writeCount: Int { writes.withLock { $0 } }

  func release() { gate.signal() }

  func read<Result>(_ body: (any LogReader) throws -> Result) throws -> Result {
    try base.read(body)
  }

  @available(*, noasync)
  func write<Result>(_ body: (any LogWriter) throws -> Result) throws -> Result {
    let number = writes.withLock { count in
      count += 1
      return count
    }
    if number == 1 { gate.wait() }
    return try base.write(body)
  }

  func waitForEvents(beyond count: UInt64, milliseconds: Int) throws -> Bool {
    base.waitForEvents(beyond: count, milliseconds: milliseconds)
  }
}

@Suite(.timeLimit(.minutes(1))) struct GroupCommitterTests {
  private let engine = HeldEngine()
  private let office: Office
  private let committer: GroupCommitter

  init() {
    office = Office(engine: engine) { Timestamp(rawValue: 1_790_000_000_000) }
    committer = GroupCommitter(office)
  }

  private enum Answer: Equatable {
    case accepted(UInt64)
    case refused
    case fault
  }

  private func unit(_ customer: String, id: String, command: String) throws -> [CommandRequest] {
    let field: (String, FieldValue) =
      command == "customer.record-consent" ? ("purpose", .text("service")) : ("name", .text("王芳"))
    return [
      try CommandRequest(
        name: command, commandID: id, actor: "U1", role: .operator,
        fields: ["customer": .text(customer), field.0: field.1], zone: .shanghai)
    ]
  }

  private func answer(_ unit: [CommandRequest]) async -> Answer? {
    do {
      switch try await committer.execute(unit) {
      case .refused: return .refused
      case .done(let outcomes):
        guard case .accepted(let position, _, _)? = outcomes.first else { return nil }
        return .accepted(position.rawValue)
      }
    } catch {
      return .fault
    }
  }

  /// Has one task for each unit; all but the first wait until the first transaction may go on.
  private func answers(
    to units: [[CommandRequest]], cancelling: Bool = false
  ) async throws -> [Answer?] {
    var tasks: [Task<Answer?, Never>] = []
    for (index, unit) in units.enumerated() {
      tasks.append(Task { await answer(unit) })
      while index == 0, engine.writeCount == 0 { try await Task.sleep(for: .milliseconds(1)) }
    }
    while committer.waitingCount < units.count - 1 { try await Task.sleep(for: .milliseconds(1)) }
    if cancelling { for task in tasks { task.cancel() } }
    engine.release()
    var answers: [Answer?] = []
    for task in tasks { answers.append(await task.value) }
    return answers
  }

  @Test(arguments: [false, true])
  func `Two hundred callers share two transactions and each has its position`(
    areCancelled: Bool
  ) async throws {
    let units = try (0..<200).map {
      try unit("C\($0)", id: "c-\($0)", command: "customer.register")
    }
    let answers = try await answers(to: units, cancelling: areCancelled)
    let positions = answers.compactMap { answer -> UInt64? in
      guard case .accepted(let position)? = answer else { return nil }
      return position
    }
    #expect(positions.sorted() == Array(0..<200))
    #expect(engine.writeCount == 2)
    #expect(try office.head().count == 200)
  }

  @Test func `A refusal and a fault of some callers touch no other`() async throws {
    try await Task.detached { try spoil("broken") }.value
    let units = try (0..<40).map { number in
      switch number % 10 {
      case 3: try unit("never-seen", id: "c-\(number)", command: "customer.update")
      case 7:
        try unit(
          "broken", id: "c-\(number)", command: "customer.record-consent")
      default: try unit("C\(number)", id: "c-\(number)", command: "customer.register")
      }
    }
    let answers = try await answers(to: units)
    for (number, answer) in answers.enumerated() {
      switch number % 10 {
      case 3: #expect(answer == .refused)
      case 7: #expect(answer == .fault)
      default:
        guard case .accepted? = answer else {
          Issue.record("caller \(number) had \(String(describing: answer))")
          continue
        }
      }
    }
    #expect(Set(answers.map { "\($0, default: "none")" }).count == 32 + 2)
    #expect(try office.head().count == 2 + 32)
  }

  /// Stores a record of the customer that cannot be read, of a type that no projector reads.
  private func spoil(_ customer: String) throws {
    var registered = CustomerRegistered()
    registered.customer = CustomerID(customer)
    let payloads: [(EventName, [UInt8])] = [
      (.customerRegistered, try ServiceEvent.customerRegistered(registered).encodedPayload()),
      (.consentRecorded, [0x01]),
    ]
    try engine.base.write { writer in
      for (name, payload) in payloads {
        let origin = EventOrigin(
          actor: "U1", role: "operator", commandID: "\(name)-\(customer)", commandDigest: [])
        let event = NewEvent(
          type: name.type, occurredAt: Timestamp(rawValue: 0), tags: [registered.customer.tag],
          payload: payload, origin: origin)
        try writer.append([event], recordedAt: Timestamp(rawValue: 0))
      }
    }
  }
}
