import CustomerService
import EventLog
import EventSourcing
import Logging
import Office
import Synchronization
import Testing

@testable import carelog

/// What the program tells of itself.
struct JournalTests {
  private final class Lines: Sendable {
    let texts = Mutex<[String]>([])

    func logger(_ level: Logger.Level) -> Logger {
      Logger(label: "carelog") { _ in
        Journal(logLevel: level) { line in self.texts.withLock { $0.append(line) } }
      }
    }

    /// The lines without their time, which is that of the computer.
    var all: [String] {
      texts.withLock { $0.map { "{" + $0.drop { $0 != "," }.dropFirst() } }
    }
  }

  private func office(_ lines: Lines, _ level: Logger.Level) -> Office {
    Office(engine: InMemoryEngine(), logger: lines.logger(level)) { Timestamp(rawValue: 0) }
  }

  private func register(_ customer: String, name: String) throws -> CommandRequest {
    try CommandRequest(
      name: "customer.register", commandID: "c-\(customer)", actor: "李娜", role: .operator,
      at: nil, reason: nil, expectedVersion: nil,
      fields: ["customer": .text(customer), "name": .text(name)], zone: .shanghai)
  }

  @Test func `A transaction is told in counts, its commands in ids and codes`() throws {
    let lines = Lines()
    let office = office(lines, .debug)
    let (one, other) = (try register("C1", name: "王芳"), try register("C1", name: "张伟"))
    _ = try office.execute([[one]])
    _ = try office.execute([[one], [other]])
    #expect(
      lines.all == [
        #"{"level":"debug","message":"command answered","actor":"李娜","answer":"accepted","#
          + #""command":"customer.register","commandId":"c-C1","events":["customer.registered"],"#
          + #""position":0,"role":"operator"}"# + "\n",
        #"{"level":"info","message":"transaction committed","accepted":1,"duplicate":0,"refused":0}"#
          + "\n",
        #"{"level":"debug","message":"command answered","actor":"李娜","answer":"duplicate","#
          + #""command":"customer.register","commandId":"c-C1","position":0,"role":"operator"}"#
          + "\n",
        #"{"level":"debug","message":"command answered","actor":"李娜","answer":"refused","#
          + #""code":"command_id_reused","command":"customer.register","commandId":"c-C1","#
          + #""role":"operator"}"# + "\n",
        #"{"level":"info","message":"transaction committed","accepted":0,"duplicate":1,"refused":1}"#
          + "\n",
      ])
  }

  @Test func `No personal word is told at any level`() throws {
    let lines = Lines()
    let office = office(lines, .trace)
    _ = try office.execute([[try register("C1", name: "王芳")], [try register("C1", name: "张伟")]])
    try office.rebuildProjections()
    #expect(!lines.all.isEmpty)
    #expect(!lines.all.contains { $0.contains("王芳") || $0.contains("张伟") })
  }

  @Test func `Below the level asked for nothing is told`() throws {
    let lines = Lines()
    _ = try office(lines, .error).execute([[try register("C1", name: "王芳")]])
    #expect(lines.all.isEmpty)
  }
}
