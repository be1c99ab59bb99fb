import CustomerService
import EventLog
import EventSourcing
import Histories
import KeysLMDB
import Office

/// One made-up office: two processes on one store, to which a seed lets everything happen.
///
/// What happens follows from the seed alone, but for the race at the end.
final class World {
  /// What a run counts.
  struct Tally {
    var steps = 0
    var commands = 0
    var events = 0
    var faults = 0
    var openings = 0
    var checks = 0
    /// How often each command was accepted.
    var accepted: [String: Int] = [:]
  }

  var random: Generator
  let clock = SettableClock()
  let first: Int64
  let commands: RandomCommands
  let store: SimulatedStore
  /// The keys of an office that seals, or may.
  private(set) var keys: KeyVault?
  /// Nil only while the store is closed.
  private var opened: FaultyEngine?
  private(set) var offices: [Office] = []
  private let patience: UInt64
  var ledger: Ledger
  var tally = Tally()
  /// Those of whom words are recorded that stand nowhere else.
  var persons: [Person] = []
  /// Units that met a fault and were not sent again yet, and the office that sends them.
  private var unresolved: [(units: [[CommandRequest]], office: Int)] = []
  private var hasAccess = false

  /// - Parameters:
  ///   - seed: From which everything follows.
  ///   - store: Where the log is kept.
  /// - Throws: ``Violation``, or a fault that nobody injected.
  init(seed: UInt64, _ store: SimulatedStore) throws {
    random = Generator(state: seed)
    first = clock.now
    commands = RandomCommands(seed: random.next(), clock: clock, scope: .everything)
    patience = random.pick([1, 10, 10, 64, 256])
    self.store = store
    keys = try store.keys()
    ledger = Ledger(keys)
    opened = FaultyEngine(try store.open())
    offices = [office(0), office(1)]
    if keys != nil, random.one(in: 2) { try decree("sealing.enable", [:], .privacy) }
    try execute([commands.opening()], 0)
  }

  var now: Timestamp { Timestamp(rawValue: clock.now) }

  var engine: FaultyEngine {
    guard let opened else { preconditionFailure("the store is closed") }
    return opened
  }

  /// A process that knows nothing yet; its user is one of two.
  func office(_ index: Int) -> Office {
    let clock = clock
    let caller = Caller(user: UserID("u\(index + 1)"), ownsStore: true)
    return Office(engine: engine, caller: caller, patience: patience, keys: keys) {
      Timestamp(rawValue: clock.now)
    }
  }

  /// One of the processes stops, and another takes its place.
  func restart(_ index: Int) {
    offices[index] = office(index)
    tally.openings += 1
  }

  /// All processes stop, and the store is opened anew.
  func reopen() throws {
    offices = []
    (opened, keys) = (nil, nil)
    ledger.keys = nil
    opened = FaultyEngine(try store.open())
    keys = try store.keys()
    ledger.keys = keys
    offices = [office(0), office(1)]
    tally.openings += 2
  }

  /// Lets one thing happen.
  func step() throws {
    tally.steps += 1
    switch random.int(0...999) {
    case ..<650:
      let index = random.one(in: 4) ? 1 : 0
      try execute(try units(random.pick([1, 1, 1, 2, 3, 6]), index), index)
    case ..<700:
      let index = Int(random.int(0...1))
      try executeTogether(try units(Int(random.int(2...8)), index), index)
    case ..<740: try sendAgain()
    case ..<765: restart(Int(random.int(0...1)))
    case ..<785: try ask()
    case ..<790: try askFailing()
    case ..<796: try maintain()
    case ..<800: try reopen()
    case ..<808:
      let day = 86_400
      clock.now += random.pick([-1, -3600, -3 * day, -30 * day, day, 40 * day]).milliseconds
    case ..<820: try govern()
    case ..<850: try seal()
    default: commands.letTimePass()
    }
  }

  /// Commands that stand or fall together, some of them.
  func units(_ count: Int, _ index: Int) throws -> [[CommandRequest]] {
    commands.actor = "U\(index + 1)"
    return try (0..<count).map { _ in
      var unit: [CommandRequest] = []
      let length = random.one(in: 6) ? Int(random.int(2...3)) : 1
      // What comes first may only prepare the rest.
      commands.unlessRefused = length > 1 && random.one(in: 3) ? Self.harmless : []
      unit += try commands.draw()
      commands.unlessRefused = []
      while unit.count < length { unit += try commands.draw() }
      return unit
    }
  }

  private static let harmless = [
    "complaint_not_found", "visit_not_found", "contract_not_found", "nothing_to_change",
    "before_previous_event", "already_closed", "not_closed", "complaint_closed",
  ]

  private func randomFault(transactions: Int) -> FaultyEngine.Fault? {
    guard random.one(in: transactions == 0 ? 12 : 2) else { return nil }
    return FaultyEngine.Fault(
      place: random.pick(FaultyEngine.Fault.Place.allCases), transactions: transactions,
      operations: Int(random.int(0...random.pick([3, 30, 300]))))
  }

  /// Lets a process execute units in one transaction, which may fail, and judges what came of it.
  func execute(_ units: [[CommandRequest]], _ index: Int) throws {
    let mayErase =
      !ledger.sealing.unfinished.isEmpty
      || units.contains {
        $0.contains { $0.command is EraseCustomer || $0.command is EraseTechnician }
      }
    // The end of an erasure is a transaction of its own.
    let fault = randomFault(transactions: mayErase && random.one(in: 2) ? 1 : 0)
    let isRehearsed = fault?.place == .afterCommit || random.one(in: 8)
    let rehearsal = try isRehearsed ? office(index).rehearse { try $0.execute(units) } : nil
    if let fault { engine.arm(fault) }
    var outcomes: [UnitOutcome]?
    do {
      outcomes = try offices[index].execute(units)
    } catch is InjectedFault {}
    let hasFailed = engine.disarm()
    guard hasFailed == (outcomes == nil) else {
      throw Violation(hasFailed ? "a fault was passed over" : "a fault came from nowhere")
    }
    let answers = units.indices.map { Ledger.Answer(unit: units[$0], outcome: outcomes?[$0]) }
    let isUnsure = hasFailed && (fault?.place == .afterCommit || mayErase)
    try absorb(answers, isUnsure: isUnsure)
    if let rehearsal {
      if let outcomes, try rehearsal.map(Self.summary) != outcomes.map(Self.summary) {
        throw Violation("an office that knows nothing decides otherwise: \(rehearsal), \(outcomes)")
      }
      if isUnsure, !mayErase { try requireAll(rehearsal, of: units) }
    }
    if hasFailed { try recover(units, index) }
  }

  /// Whatever a rehearsal accepted must be in the log, where it said.
  private func requireAll(_ rehearsal: [UnitOutcome], of units: [[CommandRequest]]) throws {
    for case (.done(let outcomes), let unit) in zip(rehearsal, units) {
      for case (.accepted(let position, _, _), let request) in zip(outcomes, unit)
      where ledger.entries[request.commandID]?.positions.lowerBound != position.rawValue {
        throw Violation("\(request.commandID) is not in the log after its commit")
      }
    }
  }

  private static func summary(_ outcome: UnitOutcome) throws -> [String] {
    switch outcome {
    case .refused(let index, let refusal): return ["\(index) \(refusal.code)"]
    case .done(let outcomes):
      return try outcomes.map { outcome in
        switch outcome {
        case .accepted(let position, let events, _):
          "\(position.rawValue) \(try events.map { try $0.encodedPayload() })"
        case .duplicate(let position): "again \(position.rawValue)"
        case .refused(let refusal): refusal.code
        }
      }
    }
  }

  /// Compares the log with what callers were told, and takes note of what came into being.
  func absorb(_ answers: [Ledger.Answer], isUnsure: Bool = false) throws {
    let before = ledger.events.count
    try engine.base.read { reader in
      try ledger.absorb(reader, answers, now: now, isUnsure: isUnsure)
      let old = ledger.commandIDs.randomElement(using: &random)
      for id in ledger.commandIDs.suffix(8) + (old.map { [$0] } ?? []) {
        let (entry, receipt) = (ledger.entries[id], try reader.receipt(of: id))
        guard receipt?.position.rawValue == entry?.positions.lowerBound,
          receipt?.count == entry?.positions.count, receipt?.digest == entry?.digest
        else { throw Violation("the receipt of \(id) is \(receipt, default: "missing")") }
      }
    }
    for event in ledger.events[before...] { commands.note(event.event) }
    tally.events += ledger.events.count - before
    for answer in answers {
      tally.commands += answer.unit.count
      guard case .done(let outcomes)? = answer.outcome else { continue }
      for case (.accepted, let request) in zip(outcomes, answer.unit) {
        tally.accepted[type(of: request.command).name, default: 0] += 1
      }
    }
  }

  /// Sends units again after a fault, at once or later, from the same process or its successor.
  private func recover(_ units: [[CommandRequest]], _ index: Int) throws {
    tally.faults += 1
    if random.one(in: 3) { restart(index) }
    if random.one(in: 4) { unresolved.append((units, index)) } else { try execute(units, index) }
  }

  /// Sends an old command again, or another one under its id, or what once met a fault.
  private func sendAgain() throws {
    if let old = unresolved.popLast() { return try execute(old.units, old.office) }
    guard !ledger.commandIDs.isEmpty,
      let entry = ledger.entries[random.pick(ledger.commandIDs)]
    else { return }
    let index = entry.request.actor == "U1" ? 0 : 1
    guard random.one(in: 3) else { return try execute([[entry.request]], index) }
    let other = try CommandRequest(
      name: "customer.register", commandID: entry.request.commandID, actor: entry.request.actor,
      role: .director, fields: ["customer": .text("C0")], zone: .shanghai)
    guard case .refused(_, .commandIDReused) = try offices[index].execute([[other]])[0] else {
      throw Violation("another command under the id \(other.commandID) was not refused")
    }
    try absorb([])
  }

  /// Brings the store under access control; later grants and takes back roles.
  private func govern() throws {
    commands.actor = "U1"
    guard hasAccess else {
      guard random.one(in: 8) else { return }
      hasAccess = true
      try decree("access.enable", ["user": .text("u1"), "actsAs": .text("U1")], .gm)
      try decree("access.grant", grant("u2", "U2", .gm), .gm)
      for (user, actor) in [("u1", "U1"), ("u2", "U2")] {
        try decree("access.grant", grant(user, actor, .privacy), .gm)
      }
      try decree("access.grant", grant("u2", "U2", .director), .gm)
      commands.actor = "U2"
      return try decree("access.grant", grant("u1", "U1", .director), .gm, 1)
    }
    let (user, role) = (random.pick(["2", "3", "4"]), random.pick([Role.operator, .director]))
    let fields = grant("u" + user, "U" + user, role)
    if random.one(in: 3) {
      try decree("access.revoke", fields.filter { $0.key != "actsAs" }, .director)
    } else {
      try decree("access.grant", fields, .director)
    }
  }

  private func grant(_ user: String, _ actor: String, _ role: Role) -> [String: FieldValue] {
    ["user": .text(user), "actsAs": .text(actor), "inRole": .text(role.rawValue)]
  }

  func decree(
    _ name: String, _ fields: [String: FieldValue], _ role: Role, _ index: Int = 0
  ) throws {
    try execute([[try commands.request(name, fields, role: role)]], index)
  }
}

extension Int {
  fileprivate var milliseconds: Int64 { Int64(self) * 1000 }
}
