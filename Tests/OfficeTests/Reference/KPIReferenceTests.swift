import CustomerService
import EventLog
import EventSourcing
import Histories
import Office
import Projections
import Testing

/// Every KPI of random histories, whole and by every dimension, against ``Reference``.
struct KPIReferenceTests {
  /// How many commands make the first and the second half of a history.
  private static let commandCount = 260

  @Test(arguments: 0..<4)
  func `Read models, rebuilt ones and looks back equal the reference`(seed: UInt64) throws {
    var random = Generator(state: seed ^ 0xFFFF)
    let history = try RandomHistory(seed: seed)
    let office = history.office
    let first = history.now
    try history.go(on: Self.commandCount)
    try comparePresent(history, from: first, &random)
    try history.go(on: Self.commandCount)
    try comparePresent(history, from: first, &random)

    let events = try office.recordedEvents()
    for _ in 0..<3 {
      let count = Int(random.int(0...Int64(events.count)))
      let last = events.prefix(count).last?.recordedAt ?? Timestamp(rawValue: 0)
      let reference = Reference(Array(events.prefix(count)), before: nil, today: last)
      try compare(
        office, reference, from: first, to: history.now, asOf: .count(UInt64(count)), &random)
    }
    let ahead = events.filter { $0.occurredAt > $0.recordedAt }
    for _ in 0..<8 {
      let moment = random.pick(ahead).occurredAt.advanced(
        byMilliseconds: random.one(in: 2) ? 0 : random.int(-1...1))
      let reference = Reference(
        events.filter { $0.recordedAt < moment }, before: moment,
        today: min(moment, Timestamp(rawValue: history.now)))
      try compare(office, reference, from: first, to: history.now, asOf: .time(moment), &random)
    }

    try office.rebuildProjections(pendingLimit: 50)
    try comparePresent(history, from: first, &random)
    #expect(try office.verifyProjections().allSatisfy { $0.keys.isEmpty })
  }

  @Test func `The random histories hold every event that a read model looks at`() throws {
    var seen: Set<EventName> = []
    for seed in 0..<4 as Range<UInt64> {
      let history = try RandomHistory(seed: seed, isWhole: true)
      try history.go(on: 6 * Self.commandCount)
      seen.formUnion(try history.office.recordedEvents().map(\.event.name))
    }
    // What reports tell of has a history of its own (IssuedFormTests).
    for projector in ProjectorRegistry.all where projector.name != DiaryProjector.name {
      #expect(projector.events.subtracting(seen).isEmpty, "\(projector.name)")
    }
  }

  private func comparePresent(
    _ history: RandomHistory, from first: Int64, _ random: inout Generator
  ) throws {
    let reference = Reference(
      try history.office.recordedEvents(), before: Timestamp(rawValue: history.now + 1),
      today: Timestamp(rawValue: history.now))
    try compare(history.office, reference, from: first, to: history.now, asOf: nil, &random)
  }

  private func compare(
    _ office: Office, _ reference: Reference, from first: Int64, to last: Int64, asOf: AsOf?,
    _ random: inout Generator
  ) throws {
    let comparison = KPIComparison(from: first, to: last, &random)
    #expect(try comparison.differences(office, reference, asOf: asOf) == [])
  }
}
