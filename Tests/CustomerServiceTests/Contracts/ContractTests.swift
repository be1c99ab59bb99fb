import CustomerService
import EventSourcing
import Testing

struct ContractTests {
  @Test func `A contract is renewable unless it says otherwise, in the customer's region`() throws {
    let story = try Story()
    try story.sign()
    let terms = try #require(try story.contract().terms)
    #expect(terms.renewable)
    #expect(terms.region == "东城")
    #expect(terms.priceFen == 880_000)
  }

  @Test func `Signing needs a new id, a known customer and dates in order`() throws {
    let story = try Story()
    #expect(throws: Refusal.notFound(.customer, "C9")) { try story.sign(with: ["customer": "C9"]) }
    #expect(throws: Refusal.invalidDates) { try story.sign(from: "2026-05-01") }
    try story.sign()
    #expect(throws: Refusal.alreadyExists(.contract, "K1")) { try story.sign() }
    try story.renew()
    #expect(throws: Refusal.alreadyExists(.contract, "K2")) { try story.sign("K2") }
  }

  @Test func `A contract of one day is a contract`() throws {
    let story = try Story()
    try story.sign(from: "2028-02-29", to: "2028-02-29")
    let day = try #require(CalendarDate("2028-02-29"))
    #expect(try story.contract().covers(day))
    #expect(try !story.contract().covers(day.advanced(by: 1)))
  }

  @Test func `A terminated contract covers its last day and no later one`() throws {
    let story = try Story()
    try story.sign()
    try story.terminate(on: "2026-04-20")
    let last = try #require(CalendarDate("2026-04-20"))
    #expect(try story.contract().covers(last))
    #expect(try !story.contract().covers(last.advanced(by: 1)))
    #expect(throws: Refusal.contractTerminated("K1")) { try story.terminate() }
    #expect(throws: Refusal.contractTerminated("K1")) { try story.decline() }
  }

  @Test func `Terminating needs a reason, a date up to the end, and one of the parties`() throws {
    let story = try Story()
    try story.sign()
    let data = ["contract": "K1", "date": "2026-04-20", "by": "company"]
    #expect(throws: Refusal.reasonRequired) { try story.tell(TerminateContract.self, data) }
    #expect(throws: Refusal.invalidDates) { try story.terminate(on: "2026-05-01") }
    #expect(throws: MalformedField.self) {
      try story.tell(
        TerminateContract.self, data.merging(["by": "technician"]) { $1 }, reason: "搬家")
    }
  }

  @Test func `A renewed contract is not terminated before its renewal is taken back`() throws {
    let story = try Story()
    try story.sign()
    try story.renew()
    #expect(throws: Refusal.alreadyRenewed("K1", successor: "K2")) { try story.terminate() }
    try story.cancelRenewal()
    try story.terminate()
    #expect(try story.contract().terminatedOn == CalendarDate("2026-04-20"))
  }

  @Test func `A void contract allows nothing more`() throws {
    let story = try Story()
    try story.sign()
    let data = ["contract": "K1"]
    #expect(throws: Refusal.reasonRequired) { try story.tell(VoidContract.self, data) }
    try story.tell(VoidContract.self, data, reason: "登记有误")
    let void = Refusal.contractVoid("K1")
    #expect(throws: void) { try story.tell(VoidContract.self, data, reason: "登记有误") }
    #expect(throws: void) { try story.renew() }
    #expect(throws: void) { try story.decline() }
    #expect(throws: void) { try story.terminate() }
    #expect(throws: void) { try story.cancelRenewal() }
    #expect(throws: void) { try story.file(with: ["contract": "K1"]) }
  }

  @Test func `Voiding a successor takes its renewal back`() throws {
    let story = try Story()
    try story.sign()
    try story.renew()
    #expect(throws: Refusal.alreadyRenewed("K1", successor: "K2")) {
      try story.tell(VoidContract.self, ["contract": "K1"], reason: "登记有误")
    }
    let events = try story.tell(VoidContract.self, ["contract": "K2"], reason: "登记有误")
    #expect(events.map(\.name) == [.contractVoided, .renewalCancelled])
    #expect(try story.contract("K1").successor == nil)
    #expect(try story.contract("K2").isVoid)
    try story.renew(by: "K3")
    #expect(try story.contract("K1").successor == ContractID("K3"))
  }
}
