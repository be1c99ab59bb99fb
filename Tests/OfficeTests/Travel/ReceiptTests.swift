import CustomerService
import EventLog
import EventSourcing
import Merkle
import Histories
import Office
import Projections
import Testing

/// A receipt binds answers to a log: the same log leads to them again, another is exposed.
struct ReceiptTests {
  private static func requests() throws -> [KPIRequest] {
    try KPIName.allCases.map {
      KPIRequest(
        kpi: $0, bases: $0.bases, period: try #require(Period("2025")), split: .byMonth)
    }
  }

  @Test(arguments: 0..<4)
  func `A longer log leads to the answers of every receipt it gave`(seed: UInt64) throws {
    var random = Generator(state: seed)
    let history = try RandomHistory(seed: seed)
    let first = history.now
    var given: [(report: KPIReport, receipt: KPIReceipt)] = []
    for _ in 0..<4 {
      try history.go(on: 80)
      let count = Int64(try history.office.head().count)
      let time = Timestamp(rawValue: random.int(first...history.now))
      for asOf in [nil, .time(time), .count(UInt64(random.int(0...count)))] as [AsOf?] {
        given.append(try history.office.kpiWithReceipt(try Self.requests(), asOf: asOf))
      }
    }
    for (report, receipt) in given {
      let found = try history.office.check(receipt)
      #expect(found.findings.isEmpty, "\(receipt)")
      #expect(found.report?.answers == report.answers)
    }
  }

  @Test func `Another log, another moment and other rules are exposed`() throws {
    let history = try RandomHistory(seed: 7)
    try history.go(on: 80)
    let time = Timestamp(rawValue: history.now)
    let receipt = try history.office.kpiWithReceipt(try Self.requests(), asOf: .time(time)).receipt
    let count = receipt.moment.count

    func findings(_ change: (inout KPIReceipt) -> Void) throws -> [KPIReceiptFinding] {
      var changed = receipt
      change(&changed)
      return try history.office.check(changed).findings
    }
    #expect(try findings { _ in }.isEmpty)
    #expect(try findings { $0.origin = "other" } == [.otherOrigin("memory")])
    #expect(try findings { $0.moment.count = .max } == [.shorterLog(history.office.head().count)])
    #expect(try findings { $0.checkpoint = "memory\n1\n" } == [.otherCheckpoint])
    #expect(try findings { $0.root = "0" } == [.otherRoot(receipt.root)])
    #expect(try findings { $0.projectors["closure"] = 1 }.count == 1)
    #expect(try findings { $0.moment.today = $0.moment.today.advanced(by: 1) }.count == 1)
    let root = try history.office.engine.read { try $0.tree.root(at: count - 1).hex }
    let early = try findings {
      $0.moment.count -= 1
      $0.root = root
    }
    #expect(early == [.otherCount(count)])

    let other = try RandomHistory(seed: 8)
    try other.go(on: 80)
    let (found, report) = try other.office.check(receipt)
    #expect(found.count == 1 && report == nil)
  }
}
