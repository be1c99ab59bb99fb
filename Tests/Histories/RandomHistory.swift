import CustomerService
package import EventLog
import EventSourcing
package import KeysLMDB
package import Office

/// An office in memory to which random commands happen, while its clock runs from 2025 on.
package final class RandomHistory {
  package let office: Office
  private let commands: RandomCommands
  private var waiting: [CommandRequest]

  /// With `isWhole` all that the department does happens, not only what the first figures count.
  package init(
    seed: UInt64, engine: any LogEngine = InMemoryEngine(), isWhole: Bool = false,
    keys: KeyVault? = nil
  ) throws {
    let clock = SettableClock()
    commands = RandomCommands(seed: seed, clock: clock, scope: isWhole ? .department : .figures)
    office = Office(engine: engine, patience: 10, keys: keys) { Timestamp(rawValue: clock.now) }
    let enabling = keys == nil ? [] : [try commands.request("sealing.enable", [:], role: .privacy)]
    waiting = enabling + (try commands.opening())
    try execute()
  }

  package var now: Int64 { commands.now }

  /// Issues `count` random commands, some in each transaction, and lets the clock run in between.
  package func go(on count: Int) throws {
    for _ in 0..<count {
      waiting += try commands.draw()
      guard commands.random.one(in: 4) else { continue }
      try execute()
      commands.letTimePass()
    }
    try execute()
  }

  private func execute() throws {
    for outcome in try office.execute(waiting.map { [$0] }) {
      guard case .done(let outcomes) = outcome, case .accepted(_, let events, _)? = outcomes.first
      else { continue }
      for event in events { commands.note(event) }
    }
    waiting = []
  }
}
