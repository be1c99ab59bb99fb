import CustomerService
import EventSourcing
import Testing

struct RenewalTests {
  @Test func `The successor is a contract of its own, of the same customer and service`() throws {
    let story = try Story()
    try story.sign()
    try story.renew()
    let next = try story.contract("K2")
    let terms = try #require(next.terms)
    #expect(terms.customer == CustomerID("C1"))
    #expect(terms.service == "月嫂")
    #expect(terms.region == "东城")
    #expect(terms.priceFen == 900_000)
    #expect(next.predecessor == ContractID("K1"))
    #expect(try story.contract("K1").successor == ContractID("K2"))
  }

  @Test func `Visits covered and who answers for it are carried over unless given anew`() throws {
    let story = try Story()
    try story.sign(with: ["visitQuota": "12", "owner": "小李", "team": "一组"])
    try story.renew()
    let next = try #require(try story.contract("K2").terms)
    #expect(next.visitQuota == 12)
    #expect(next.owner == "小李")
    #expect(next.team == "一组")
    try story.tell(
      RenewContract.self,
      [
        "contract": "K2", "successor": "K3", "start": "2027-05-01", "end": "2028-04-30",
        "visitQuota": "24", "owner": "小王",
      ])
    let last = try #require(try story.contract("K3").terms)
    #expect(last.visitQuota == 24)
    #expect(last.owner == "小王")
    #expect(last.team == "一组")
  }

  @Test func `A contract is renewed once`() throws {
    let story = try Story()
    try story.sign()
    try story.renew()
    #expect(throws: Refusal.alreadyRenewed("K1", successor: "K2")) { try story.renew(by: "K3") }
  }

  @Test func `The successor can be renewed in turn`() throws {
    let story = try Story()
    try story.sign()
    try story.renew()
    try story.renew("K2", by: "K3", from: "2027-05-01", to: "2028-04-30")
    #expect(try story.contract("K2").successor == ContractID("K3"))
    #expect(try story.contract("K3").predecessor == ContractID("K2"))
  }

  @Test func `Day 30 after the end is accepted until local midnight and day 31 refused`() throws {
    let story = try Story()
    try story.sign()
    #expect(throws: Refusal.renewalWindowPassed(deadline: "2026-05-30")) {
      try story.renew(at: "2026-05-31T00:00")
    }
    try story.renew(at: "2026-05-30T23:59:59.999")
    #expect(try story.contract().successor != nil)
  }

  @Test(arguments: [
    ("2026-04-30", "2026-04-09T14:00", RenewalKind.on_time),
    ("2026-05-09", "2026-04-09T14:00", .on_time),
    ("2026-05-10", "2026-04-09T14:00", .early),
    ("2026-04-09", "2026-04-09T23:00", .on_time),
    ("2026-04-09", "2026-04-10T00:00", .late),
  ])
  func `Early, on time or late by the local day against the end`(
    end: String, time: String, kind: RenewalKind
  ) throws {
    let story = try Story()
    try story.sign(to: end)
    let start = try #require(CalendarDate(end)).advanced(by: 1).description
    let events = try story.renew(from: start, at: time)
    guard case .contractRenewed(let renewed)? = events.first else {
      Issue.record("no renewal")
      return
    }
    #expect(renewed.kind == kind)
  }

  @Test func `A contract that ends on 29 February is renewed for the next year`() throws {
    let story = try Story()
    try story.sign(from: "2027-03-01", to: "2028-02-29")
    try story.renew(from: "2028-03-01", to: "2029-02-28", at: "2028-03-30T23:59:59.999")
    #expect(throws: Refusal.renewalWindowPassed(deadline: "2029-03-30")) {
      try story.renew(
        "K2", by: "K3", from: "2029-03-01", to: "2030-02-28", at: "2029-03-31T00:00")
    }
    #expect(throws: MalformedField.self) {
      try story.renew("K2", by: "K3", from: "2029-02-29", to: "2030-02-28")
    }
  }

  @Test(arguments: ["2026-04-30", "2026-05-31"])
  func `The successor starts within thirty days after the end`(start: String) throws {
    let story = try Story()
    try story.sign()
    #expect(
      throws: Refusal.successorStartOutOfRange(earliest: "2026-05-01", latest: "2026-05-30")
    ) {
      try story.renew(from: start)
    }
  }

  @Test func `The successor may start on the thirtieth day`() throws {
    let story = try Story()
    try story.sign()
    try story.renew(from: "2026-05-30")
    #expect(try story.contract("K2").terms?.start == CalendarDate("2026-05-30"))
  }

  @Test func `The successor starts before it ends`() throws {
    let story = try Story()
    try story.sign()
    #expect(throws: Refusal.invalidDates) {
      try story.renew(from: "2026-05-02", to: "2026-05-01")
    }
  }

  @Test func `A successor's id must be new, void contracts included`() throws {
    let story = try Story()
    try story.sign("K1")
    try story.sign("K2")
    try story.tell(VoidContract.self, ["contract": "K2"], reason: "登记有误")
    #expect(throws: Refusal.successorInUse("K2")) { try story.renew(by: "K2") }
    #expect(throws: Refusal.successorInUse("K1")) { try story.renew(by: "K1") }
  }

  @Test func `Unknown, terminated and non-renewable contracts are not renewed`() throws {
    let story = try Story()
    #expect(throws: Refusal.notFound(.contract, "K1")) { try story.renew() }
    try story.sign("K1", with: ["renewable": "false"])
    #expect(throws: Refusal.notRenewable("K1")) { try story.renew("K1") }
    #expect(throws: Refusal.notRenewable("K1")) { try story.decline("K1") }
    try story.sign("K2")
    try story.terminate("K2")
    #expect(throws: Refusal.contractTerminated("K2")) { try story.renew("K2", by: "K3") }
  }

  @Test func `A customer who declined may still renew`() throws {
    let story = try Story()
    try story.sign()
    try story.decline()
    #expect(throws: Refusal.renewalDeclined("K1")) { try story.decline() }
    try story.renew(at: "2026-05-12T10:00")
    let state = try story.contract()
    #expect(!state.isDeclined)
    #expect(state.successor == ContractID("K2"))
  }

  @Test func `A cancelled renewal frees the contract and its successor's id`() throws {
    let story = try Story()
    try story.sign()
    try story.renew()
    try story.cancelRenewal()
    #expect(try story.contract("K1").successor == nil)
    #expect(throws: Refusal.notFound(.contract, "K2")) { try story.terminate("K2") }
    try story.renew(by: "K2")
    #expect(try story.contract("K2").terms != nil)
  }

  @Test func `Only a renewal with an untouched successor is cancelled, and with a reason`() throws {
    let story = try Story()
    try story.sign()
    #expect(throws: Refusal.notRenewed("K1")) { try story.cancelRenewal() }
    try story.renew()
    #expect(throws: Refusal.reasonRequired) {
      try story.tell(CancelRenewal.self, ["contract": "K1"])
    }
    try story.renew("K2", by: "K3", from: "2027-05-01", to: "2028-04-30")
    #expect(throws: Refusal.alreadyRenewed("K2", successor: "K3")) { try story.cancelRenewal() }
    try story.cancelRenewal("K2")
    try story.terminate("K2", on: "2026-08-01")
    #expect(throws: Refusal.contractTerminated("K2")) { try story.cancelRenewal() }
  }

  @Test func `A renewed contract is not declined`() throws {
    let story = try Story()
    try story.sign()
    try story.renew()
    #expect(throws: Refusal.alreadyRenewed("K1", successor: "K2")) { try story.decline() }
  }

  @Test func `A renewal before the signing is refused`() throws {
    let story = try Story()
    try story.sign()
    #expect(throws: Refusal.beforePreviousEvent(previous: "2026-04-09T13:00:00+08:00")) {
      try story.renew(at: "2026-04-09T12:00")
    }
  }
}
