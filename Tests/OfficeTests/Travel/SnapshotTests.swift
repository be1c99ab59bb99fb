import CustomerService
import EventLog
import EventSourcing
import Foundation
import Histories
import Office
import Projections
import Testing

/// A look that begins with a snapshot sees what one that begins with the first event sees.
struct SnapshotTests {
  @Test(arguments: 0..<4)
  func `In memory, snapshots change no answer`(seed: UInt64) throws {
    try expectSameAnswers(InMemoryEngine(), seed)
  }

  @Test(arguments: 0..<2)
  func `In LMDB, snapshots change no answer`(seed: UInt64) throws {
    let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let office = try Office.open(
      folder: folder, creating: LogHead(origin: "test", zone: .shanghai)
    ) { Timestamp(rawValue: 0) }
    try expectSameAnswers(office.engine, seed)
  }

  private func expectSameAnswers(_ engine: any LogEngine, _ seed: UInt64) throws {
    var random = Generator(state: seed ^ 0x5)
    let history = try RandomHistory(seed: seed, engine: engine)
    let office = history.office
    let first = history.now
    var counts: Set<UInt64> = []
    for _ in 0..<6 {
      try history.go(on: 60)
      counts.insert(try office.saveSnapshots())
    }
    try history.go(on: 40)
    let listed = try office.projections().filter(\.isSnapshot)
    #expect(Set(listed.map(\.count)) == counts)
    #expect(listed.count == counts.count * ProjectorRegistry.all.count)
    #expect(try office.verifyProjections().allSatisfy { $0.keys.isEmpty })

    let events = try office.events(.all, from: .first, .forward, limit: .max)
    let asked: [(AsOf, [KPIRequest])] = try (0..<30).map { _ in
      let moment: AsOf =
        switch random.int(0...3) {
        case 0: .count(UInt64(random.int(0...Int64(events.count))))
        case 1: .time(random.pick(events).envelope.event.occurredAt)
        case 2: .time(random.pick(events).envelope.recordedAt.advanced(byMilliseconds: 1))
        default: .time(Timestamp(rawValue: random.int(first...history.now)))
        }
      return (moment, try Self.requests(first, history.now, &random))
    }
    let answers = try asked.map { try office.kpi($1, asOf: $0).answers }
    try office.dropSnapshots()
    #expect(try office.projections().allSatisfy { !$0.isSnapshot })
    for ((moment, requests), answers) in zip(asked, answers) {
      #expect(try office.kpi(requests, asOf: moment).answers == answers, "\(moment)")
    }
  }

  private static func requests(
    _ first: Int64, _ last: Int64, _ random: inout Generator
  ) throws -> [KPIRequest] {
    try KPIName.allCases.map { kpi in
      let period = try #require(Period(Span.random(first, last, &random).text))
      let dimension = random.pick(Array(Dimension.allCases.dropFirst()))
      return KPIRequest(
        kpi: kpi, bases: kpi.bases, period: period,
        split: random.one(in: 2) ? .whole : .by(dimension))
    }
  }

  @Test func `Saving twice without new events saves once`() throws {
    let history = try RandomHistory(seed: 1)
    #expect(try history.office.saveSnapshots() == history.office.saveSnapshots())
    #expect(
      try history.office.projections().count(where: \.isSnapshot) == ProjectorRegistry.all.count)
  }

  @Test func `A changed row of a snapshot is found and named`() throws {
    let history = try RandomHistory(seed: 2)
    try history.go(on: 60)
    let count = try history.office.saveSnapshots()
    try history.office.engine.write { writer in
      let view = try writer.view("snapshots." + ClosureProjector.fingerprint)
      var key: [UInt8] = []
      try view.scan(from: [1], to: nil) { found, _ in
        key = found.withUnsafeBytes { Array($0) }
        return false
      }
      try view.put([1, 2, 3], for: key)
    }
    let found = try history.office.verifyProjections().filter { !$0.keys.isEmpty }
    #expect(found.map(\.name) == ["closure@\(count)"])
    #expect(found.map(\.keys.count) == [1])
  }

  @Test func `Catching up drops what earlier rules left behind, in memory`() throws {
    try expectEarlierVersionsDropped(InMemoryEngine())
  }

  @Test func `Catching up drops what earlier rules left behind, in LMDB`() throws {
    let folder = NSTemporaryDirectory() + "carelog-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let head = LogHead(origin: "test", zone: .shanghai)
    let office = try Office.open(folder: folder, creating: head) { Timestamp(rawValue: 0) }
    try expectEarlierVersionsDropped(office.engine)
  }

  private func expectEarlierVersionsDropped(_ engine: any LogEngine) throws {
    let history = try RandomHistory(seed: 3, engine: engine)
    try history.go(on: 60)
    let old = ["closure.1", "snapshots.closure.1"]
    try engine.write { writer in
      for name in old { try writer.view(name).put([1], for: [1]) }
      try writer.view(ClosureProjector.fingerprint).removeAll()
    }
    let period = try #require(Period("2025"))
    _ = try history.office.kpi([
      KPIRequest(kpi: .closure, bases: [.cohort], period: period, split: .whole)
    ])
    for name in old {
      let row = try engine.read { try $0.view(name).value(for: [1]) }
      #expect(row == nil, "\(name)")
    }
    #expect(try history.office.verifyProjections().allSatisfy { $0.keys.isEmpty })
  }
}
