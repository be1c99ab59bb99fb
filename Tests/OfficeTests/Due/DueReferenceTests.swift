import CustomerService
import EventLog
import EventSourcing
import Foundation
import Histories
import Office
import Projections
import Testing

/// What is due in random histories, now and at moments of the past, against ``DueReference``.
struct DueReferenceTests {
  @Test(arguments: 0..<5)
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

  private func comparePresent(
    _ history: RandomHistory, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let differences = try DueComparison.differences(
      history.office, history.office.recordedEvents(), now: Timestamp(rawValue: history.now))
    #expect(differences == [], sourceLocation: sourceLocation)
  }

  private func compare(
    _ office: Office, _ seen: [Recorded<ServiceEvent>], now: Timestamp, asOf: AsOf?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let differences = try DueComparison.differences(office, seen, now: now, asOf: asOf)
    #expect(differences == [], sourceLocation: sourceLocation)
  }
}
