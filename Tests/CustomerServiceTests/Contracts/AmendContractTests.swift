import CustomerService
import EventSourcing
import Testing

struct AmendContractTests {
  @discardableResult private func amend(
    _ story: Story, _ data: [String: String], of contract: String = "K1", role: Role = .leader,
    reason: String? = "录错"
  ) throws -> [ServiceEvent] {
    try story.tell(
      AmendContract.self, data.merging(["contract": contract]) { $1 }, role: role,
      reason: reason)
  }

  private func signed() throws -> Story {
    let story = try Story()
    try story.sign()
    return story
  }

  @Test func `Terms are kept before and after, and the state follows`() throws {
    let story = try signed()
    let events = try amend(
      story, ["end": "2026-12-31", "renewable": "no", "priceFen": "0", "keyTerms": "每周两次"])
    let terms = with(change("keyTerms", nil, nil)) { $0.itemsAfter = ["每周两次"] }
    #expect(
      changes(events) == [
        change("end", "2026-04-30", "2026-12-31"), change("renewable", "true", "false"),
        change("priceFen", "880000", "0"), terms,
      ])
    let now = try #require(try story.contract().terms)
    #expect(now.end == CalendarDate("2026-12-31"))
    #expect(now.priceFen == 0)
    #expect(now.keyTerms == ["每周两次"])
    #expect(throws: Refusal.notRenewable("K1")) { try story.renew() }
  }

  @Test func `A price that was never agreed is taken out`() throws {
    let story = try signed()
    #expect(changes(try amend(story, ["clear": "priceFen"])) == [change("priceFen", "880000", nil)])
    #expect(try story.contract().terms?.priceFen == nil)
    #expect(throws: Refusal.nothingToChange) { try amend(story, ["clear": "priceFen"]) }
    #expect(throws: MalformedField.self) { try amend(story, ["clear": "end"]) }
  }

  @Test func `A later end moves the last day on which it can be renewed`() throws {
    let story = try signed()
    try amend(story, ["end": "2026-05-31"])
    try story.renew(from: "2026-06-01", to: "2027-05-31", at: "2026-06-30T23:59:59.999")
    #expect(try story.contract("K2").predecessor == ContractID("K1"))
  }

  @Test func `Dates do not contradict each other or the termination`() throws {
    let story = try signed()
    #expect(throws: Refusal.invalidDates) { try amend(story, ["end": "2025-12-31"]) }
    #expect(throws: Refusal.invalidDates) { try amend(story, ["start": "2026-05-01"]) }
    try story.terminate(on: "2026-04-20")
    #expect(throws: Refusal.invalidDates) { try amend(story, ["end": "2026-04-19"]) }
    try amend(story, ["end": "2026-04-20"])
    #expect(try story.contract().terminatedOn == CalendarDate("2026-04-20"))
  }

  @Test func `Once renewed, its end stands until the renewal is taken back`() throws {
    let story = try signed()
    try story.renew()
    let refusal = Refusal.alreadyRenewed("K1", successor: "K2")
    #expect(throws: refusal) { try amend(story, ["end": "2026-05-31"]) }
    #expect(throws: refusal) { try amend(story, ["renewable": "no"]) }
    try amend(story, ["priceFen": "890000"])
    try story.cancelRenewal()
    try amend(story, ["end": "2026-05-31"])
    #expect(try story.contract().terms?.end == CalendarDate("2026-05-31"))
  }

  @Test func `A successor starts within thirty days after the end of the old one`() throws {
    let story = try signed()
    try story.renew()
    let refusal = Refusal.successorStartOutOfRange(earliest: "2026-05-01", latest: "2026-05-30")
    #expect(throws: refusal) { try amend(story, ["start": "2026-04-30"], of: "K2") }
    #expect(throws: refusal) { try amend(story, ["start": "2026-05-31"], of: "K2") }
    try amend(story, ["start": "2026-05-30", "service": "育儿嫂"], of: "K2")
    #expect(try story.contract("K2").terms?.service == "育儿嫂")
  }

  @Test func `Only leaders correct, with a reason, a contract that counts, in time order`() throws {
    let story = try signed()
    let data = ["region": "海淀"]
    #expect(throws: Refusal.roleNotAllowed(.operator, allowed: Role.leaders)) {
      try amend(story, data, role: .operator)
    }
    #expect(throws: Refusal.reasonRequired) { try amend(story, data, reason: nil) }
    try story.decide(
      AmendContract.self, ["contract": "K1", "region": "海淀"], at: "2026-04-09T12:59:59",
      role: .leader, reason: "录错"
    ).thenRefused(.beforePreviousEvent(previous: "2026-04-09T13:00:00+08:00"))
    #expect(throws: Refusal.notFound(.contract, "K9")) { try amend(story, data, of: "K9") }
    try story.tell(VoidContract.self, ["contract": "K1"], reason: "登记有误")
    #expect(throws: Refusal.contractVoid("K1")) { try amend(story, data) }
  }
}
