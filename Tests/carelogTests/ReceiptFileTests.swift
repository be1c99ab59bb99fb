import CustomerService
import EventSourcing
import Interchange
import Office
import Projections
import Testing

@testable import carelog

/// Reading receipts that come from anybody.
struct ReceiptFileTests {
  private func file() throws -> KPIReceiptFile {
    let period = try #require(Period("2026-04"))
    let day = try #require(CalendarDate("2026-05-01"))
    let moment = Timestamp(rawValue: 1_777_600_000_123)
    let receipt = KPIReceipt(
      origin: "carelog", zone: .shanghai,
      moment: KPIMoment(
        count: 17, occurredBefore: moment, recordedBefore: moment, today: day),
      root: String(repeating: "a5", count: 32), checkpoint: "carelog\n17\n",
      projectors: ["closure": 3, "satisfaction": 3],
      requests: [
        KPIRequest(kpi: .closure, bases: [.docket], period: period, split: .byMonth),
        KPIRequest(kpi: .satisfaction, bases: [nil], period: period, split: .by(.team)),
      ])
    let figure = KPIFigure(numerator: 1, denominator: 2)
    return KPIReceiptFile(
      receipt: receipt,
      answers: [
        KPIAnswer(figure, .closure, .docket, period), KPIAnswer(figure, .satisfaction, nil, period),
      ])
  }

  @Test func `A receipt is read as it was written`() throws {
    let file = try file()
    let read = try KPIReceiptFile(parsing: file.json.encoded(.pretty))
    #expect(read.receipt == file.receipt)
    #expect(read.answers == file.answers)
  }

  @Test func `A receipt that ends early is refused`() throws {
    let bytes = try file().json.encoded()
    for count in 0..<bytes.count {
      #expect(throws: Malformed.self) { try KPIReceiptFile(parsing: Array(bytes.prefix(count))) }
    }
  }

  @Test func `A flipped bit is refused or read as something else`() throws {
    let file = try file()
    let bytes = file.json.encoded()
    var refused = 0
    for index in bytes.indices {
      for bit in 0..<8 {
        var changed = bytes
        changed[index] ^= 1 << bit
        do {
          let read = try KPIReceiptFile(parsing: changed)
          #expect(
            read.receipt != file.receipt || read.answers != file.answers, "byte \(index) bit \(bit)"
          )
        } catch is Malformed {
          refused += 1
        }
      }
    }
    #expect(refused > bytes.count)
  }

  @Test func `A small receipt cannot ask for much work`() throws {
    var file = try file()
    let period = try #require(Period("1900..9999"))
    file.receipt.requests[0].period = period
    #expect(throws: Malformed.self) { try KPIReceiptFile(parsing: file.json.encoded()) }
  }

  @Test(arguments: [
    ("size", JSONValue.integer(-1)), ("size", .string("17")), ("zone", .string("Mars")),
    ("today", .string("2026-02-30")), ("occurredBefore", .null), ("format", .string("2")),
    ("requests", .array([["kpi": "closure"]])), ("requests", .null), ("projectors", .array([])),
  ])
  func `A member that says nothing sensible is named`(name: String, value: JSONValue) throws {
    let members = try #require(try file().json.objectMembers)
    let changed = JSONValue.object(
      members.map { $0.name == name ? .init(name, value) : $0 })
    #expect {
      try KPIReceiptFile(parsing: changed.encoded())
    } throws: { error in
      guard let malformed = error as? Malformed else { return false }
      return malformed.exitCode == 65
    }
  }
}
