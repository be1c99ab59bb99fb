import CustomerService
import EventSourcing
import Office
import Projections
import Testing

/// Contracts that end without a decision.
struct ContractDueTests {
  private let office: DueDesk
  private var desk: Desk { office.desk }

  init() throws { office = try DueDesk() }

  @Test func `A contract is due sixty days ahead, late after its end, and lost after the grace`()
    throws
  {
    try office.sign(end: "2026-07-31")
    #expect(try office.due() == [])
    #expect(try office.due(within: 61) == ["contract K1"])
    desk.set(to: "2026-06-02T00:00")
    #expect(try office.due() == ["contract K1"])
    desk.set(to: "2026-08-01T00:00")
    #expect(try office.due() == ["contract K1!"])
    desk.set(to: "2026-08-30T23:59")
    #expect(try office.due() == ["contract K1!"])
    desk.set(to: "2026-08-31T00:00")
    #expect(try office.due() == [])
  }

  @Test func `A renewal settles it, and taking it back brings it back`() throws {
    try office.sign(end: "2026-06-10")
    try desk.tell(
      "contract.renew",
      ["contract": "K1", "successor": "K2", "start": "2026-06-11", "end": "2026-07-20"])
    #expect(try office.due() == ["contract K2"])
    try desk.tell("contract.cancel-renewal", ["contract": "K1"])
    #expect(try office.due() == ["contract K1"])
    try desk.expectSoundModels()
  }

  @Test(
    arguments: [
      ("contract.decline", [:]), ("contract.void", [:]),
      ("contract.terminate", ["date": "2026-06-05", "by": "customer"]),
    ] as [(String, [String: FieldValue])])
  func `Every other end settles it`(command: String, more: [String: FieldValue]) throws {
    try office.sign(end: "2026-06-10")
    try desk.tell(command, ["contract": "K1"].merging(more) { $1 })
    #expect(try office.due(within: 90) == [])
    try desk.expectSoundModels()
  }

  @Test func `Corrected terms move it`() throws {
    try office.sign(end: "2026-06-10", renewable: false)
    #expect(try office.due() == [])
    try desk.tell("contract.amend", ["contract": "K1", "renewable": true])
    #expect(try office.due() == ["contract K1"])
    try desk.tell("contract.amend", ["contract": "K1", "end": "2026-12-31"])
    #expect(try office.due() == [])
    desk.set(to: "2026-12-01T09:00")
    #expect(try office.item().due == Timestamp("2026-12-31T23:59:59.999", in: .shanghai))
    try desk.expectSoundModels()
  }

  @Test func `It is found by who answers for it, also after a correction and a renewal`() throws {
    try office.sign(end: "2026-06-10", by: ["owner": "客服小李", "team": "一组"])
    try office.sign("K3", end: "2026-06-12")
    #expect(try office.due(person: "客服小李") == ["contract K1"])
    #expect(try office.due(team: "一组") == ["contract K1"])
    try desk.tell("contract.amend", ["contract": "K1", "owner": "客服小王"])
    #expect(try office.due(person: "客服小李") == [])
    try desk.tell(
      "contract.renew",
      ["contract": "K1", "successor": "K2", "start": "2026-06-11", "end": "2026-07-20"])
    #expect(try office.due(person: "客服小王") == ["contract K2"])
    #expect(try office.due(team: "一组") == ["contract K2"])
    try desk.expectSoundModels()
  }
}
