import CustomerService
import EventLog
import EventSourcing
import Histories
import Merkle
import Office
import Projections

/// What is compared now and then.
extension World {
  private func require(_ differences: [String], _ what: String) throws {
    guard let first = differences.first else { return }
    throw Violation("\(what): \(differences.count) differences, first \(first)")
  }

  /// A few KPIs and what is due, of the present or of a moment, from what a process knows.
  func ask() throws {
    try compare(offices[Int(random.int(0...1))], kpiCount: 3)
  }

  private func compare(_ office: Office, kpiCount: Int) throws {
    tally.checks += 1
    let events = ledger.events
    guard !events.isEmpty else { return }
    let now = max(now, ledger.lastRecordedAt)
    let (asOf, reference): (AsOf?, Reference)
    switch random.int(0...3) {
    case 0:
      let count = Int(random.int(0...Int64(events.count)))
      let last = events.prefix(count).last?.recordedAt ?? Timestamp(rawValue: 0)
      asOf = .count(UInt64(count))
      reference = Reference(Array(events.prefix(count)), before: nil, today: last)
    case 1:
      let moment = random.pick(events).occurredAt.advanced(byMilliseconds: random.int(-1...1))
      asOf = .time(moment)
      reference = Reference(
        events.filter { $0.recordedAt < moment }, before: moment, today: min(moment, now))
    default:
      asOf = nil
      reference = Reference(events, before: now.advanced(byMilliseconds: 1), today: now)
    }
    let kpis = Array(KPIName.allCases.shuffled(using: &random).prefix(kpiCount))
    let last = max(now.rawValue, first + 1)
    let comparison = KPIComparison(kpis, spanCount: 1, from: first, to: last, &random)
    try require(comparison.differences(office, reference, asOf: asOf), "KPIs")
    if asOf == nil {
      try require(DueComparison.differences(office, events, now: now), "due")
    }
    try absorb([])
  }

  /// Reads while readers fail; an answer is right or none.
  func askFailing() throws {
    engine.armReaders(Int(random.int(0...random.pick([5, 50, 500]))))
    defer { _ = engine.disarm() }
    do {
      switch random.int(0...2) {
      case 0: try compare(offices[0], kpiCount: 1)
      case 1: try verify(offices[1])
      default: try replay(offices[0])
      }
    } catch is InjectedFault {
      tally.faults += 1
    }
  }

  /// Does what an operator does to read models, which may fail.
  func maintain() throws {
    let office = offices[Int(random.int(0...1))]
    if random.one(in: 3) {
      engine.arm(
        FaultyEngine.Fault(
          place: random.pick(FaultyEngine.Fault.Place.allCases),
          operations: Int(random.int(0...2000))))
    }
    do {
      switch random.int(0...5) {
      case 0: try office.dropSnapshots()
      case 1, 2: _ = try office.saveSnapshots()
      case 3: try office.rebuildProjections(pendingLimit: Int(random.int(1...2000)))
      default: try office.catchUp()
      }
    } catch is InjectedFault {
      tally.faults += 1
    }
    _ = engine.disarm()
    try absorb([])
  }

  /// Everything that takes as long as the log is.
  func check() throws {
    try readAgain()
    try verify(Office(engine: engine.base) { [clock] in Timestamp(rawValue: clock.now) })
    for _ in 0..<3 { try compare(offices[Int(random.int(0...1))], kpiCount: 8) }
    for _ in 0..<4 { try replay(offices[Int(random.int(0...1))]) }
    try requireHidden()
  }

  /// No record was lost, moved or changed, and every tree that the log ever had is still there.
  private func readAgain() throws {
    try engine.base.read { reader in
      var count: UInt64 = 0
      try reader.scan(.all) { position, record in
        guard position.rawValue == count, count < ledger.count,
          Digest(hashing: [0] + record.withUnsafeBytes { Array($0) })
            == ledger.tree.leaves[Int(count)]
        else { throw Violation("the record at \(position.rawValue) is not what was appended") }
        count += 1
        return true
      }
      guard count == ledger.count else {
        throw Violation("\(ledger.count - count) records are gone")
      }
      let root = ledger.tree.root(of: Int(count))
      guard reader.frontier.root == root, ledger.tree.root == root else {
        throw Violation("the tree at \(count) is not that of the list of records")
      }
      for _ in 0..<4 {
        let size = UInt64(random.int(1...Int64(count)))
        let index = UInt64(random.int(0...Int64(size) - 1))
        let old = ledger.tree.root(of: Int(size))
        guard try reader.tree.root(at: size) == old else { throw Violation("the root at \(size)") }
        try reader.tree.inclusionProof(of: index, at: size)
          .verify(leaf: ledger.tree.leaves[Int(index)], root: old)
        try reader.tree.consistencyProof(from: size, to: count).verify(oldRoot: old, newRoot: root)
      }
    }
  }

  private func verify(_ office: Office) throws {
    tally.checks += 1
    let report = try office.verify()
    guard report.count == ledger.count else { throw Violation("verify saw \(report.count) events") }
    try require(report.damages.map { "\($0)" }, "verify")
  }

  /// The history of something that happened holds all events of it.
  private func replay(_ office: Office) throws {
    let kinds: [String: Refusal.Entity] = [
      "complaint": .complaint, "visit": .visit, "contract": .contract,
    ]
    guard !ledger.events.isEmpty else { return }
    let tag = random.pick(ledger.events).event.payload.tags[0]
    let parts = tag.text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let entity = kinds[String(parts[0])] else { return }
    let replay = try office.replay(ReplaySubject(entity, String(parts[1])))
    let expected = ledger.events.filter { $0.event.payload.tags[0] == tag }.map(\.position)
    let found = Set(replay.steps.map(\.logged.position))
    guard found.isSuperset(of: expected) else { throw Violation("the replay of \(tag.text)") }
  }

  /// The accepted commands, one after the other in an office without faults, lead to the same log.
  func executeAgain() throws {
    let again = try SimulatedStore(isOnDisk: false, hasKeys: keys != nil, seed: 0)
    let (engine, keys, clock) = (try again.open(), try again.keys(), SettableClock())
    let offices = (1...2).map { number in
      Office(
        engine: engine, caller: Caller(user: UserID("u\(number)"), ownsStore: true),
        patience: .max, keys: keys
      ) { Timestamp(rawValue: clock.now) }
    }
    for id in ledger.commandIDs {
      guard let entry = ledger.entries[id] else { continue }
      clock.now = entry.recordedAt.rawValue
      let outcome = try offices[entry.request.actor == "U1" ? 0 : 1].execute([[entry.request]])[0]
      if case .refused(_, let refusal) = outcome { throw Violation("\(id) again: \(refusal)") }
    }
    // Boxes differ, since their keys are random.
    guard
      try ledger.sealing.isEnabled
        ? publicEvents(engine) == publicEvents(self.engine.base)
        : offices[0].standing().root == ledger.tree.root
    else { throw Violation("the same commands lead to another log") }
  }

  /// What can be read of events without keys, but for the ends of erasures, which faults delay.
  private func publicEvents(_ engine: any LogEngine) throws -> [[UInt8]] {
    try engine.read { reader in
      var events: [[UInt8]] = []
      try reader.scan(.all) { _, record in
        let event = try RecordCodec.decode(record).event
        guard let name = EventName(rawValue: event.type.text), name != .keysDestroyed else {
          return true
        }
        let part = SealedPart(name: name, payload: event.payload)
        events.append(Array("\(event.tags) \(name) \(event.occurredAt)".utf8))
        events.append(try part.taken().map { $0.box.numbers + $0.open } ?? event.payload)
        return true
      }
      return events
    }
  }
}
