import CustomerService
import EventLog
import EventSourcing
import Foundation
import Office
import Projections
import Testing

/// What is due in random histories, now and at moments of the past, against ``DueReference``.
struct DueReferenceTests {
  @Test(arguments: 0..<8)
  func `What is due equals what the folded states say`(seed: UInt64) throws {
    var random = Generator(state: seed ^ 0xD0E)
    let history = try RandomHistory(seed: seed, isWhole: true)
    try history.go(on: 500)
    try comparePresent(history)
    try history.go(on: 500)
    try comparePresent(history)

    let office = history.office
    let events = try office.recordedEvents()
    _ = try office.saveSnapshots()
    for _ in 0..<4 {
      let count = random.int(1...Int64(events.count))
      let seen = Array(events.prefix(Int(count)))
      let now = try #require(seen.last).recordedAt
      try compare(office, seen, now: now, asOf: .count(UInt64(count)))
    }
    for _ in 0..<4 {
      let moment = random.pick(events).occurredAt.advanced(byMilliseconds: random.int(-1...1))
      let seen = events.filter {
        $0.recordedAt < moment && ($0.occurredAt < moment || $0.event.isCorrection)
      }
      let now = min(moment, Timestamp(rawValue: history.now))
      try compare(office, seen, now: now, asOf: .time(moment))
    }
    try office.rebuildProjections(pendingLimit: 50)
    try comparePresent(history)
    #expect(try office.verifyProjections().allSatisfy { $0.keys.isEmpty })
  }

  @Test func `In LMDB, a long history leads to the rows that a rebuild leads to`() throws {
    let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let office = try Office.open(
      folder: folder, creating: LogHead(origin: "test", zone: .shanghai)
    ) { Timestamp(rawValue: 0) }
    let history = try RandomHistory(seed: 11, engine: office.engine, isWhole: true)
    try history.go(on: 1500)
    try comparePresent(history)
    #expect(try history.office.verifyProjections().allSatisfy { $0.keys.isEmpty })
  }

  private func comparePresent(_ history: RandomHistory) throws {
    let now = Timestamp(rawValue: history.now)
    let seen = try history.office.recordedEvents().filter {
      $0.occurredAt <= now || $0.event.isCorrection
    }
    try compare(history.office, seen, now: now, asOf: nil)
  }

  private func compare(
    _ office: Office, _ seen: [Recorded<ServiceEvent>], now: Timestamp, asOf: AsOf?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    var question = DueQuestion()
    question.within = 3650 * Timestamp.millisecondsPerDay
    let answer = try office.due(question, asOf: asOf).answer
    let found = answer.items.map {
      DueReference.Item(
        kind: $0.kind, id: $0.id, due: $0.due, person: $0.person, technician: $0.technician,
        team: $0.team)
    }
    let reference = DueReference(seen, now: now)
    let forgotten: [DueKind: Set<String>] = [
      .rating: reference.forgottenVisits, .assignment: reference.forgottenAssignments,
    ]
    let expected = reference.items.filter { !(forgotten[$0.kind]?.contains($0.id) ?? false) }
    let missing = expected.subtracting(found).map(\.description).sorted()
    let surplus = Set(found).subtracting(reference.items).map(\.description).sorted()
    #expect(missing == [], sourceLocation: sourceLocation)
    #expect(surplus == [], sourceLocation: sourceLocation)
    #expect(answer.overdue == answer.items.count { $0.due < now }, sourceLocation: sourceLocation)
    #expect(answer.overdue + answer.upcoming == found.count, sourceLocation: sourceLocation)
  }
}
