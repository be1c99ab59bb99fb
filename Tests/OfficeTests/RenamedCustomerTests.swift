import CustomerService
import EventSourcing
import Office
import Testing

/// A replay shows the name of the time and the one of today.
struct RenamedCustomerTests {
  @Test func `A customer's replay shows the name of the time and now`() throws {
    let desk = Desk(at: "2026-03-20T12:00:00+08:00")
    try desk.tell("customer.register", ["customer": "C1", "name": "王芳"])
    desk.set(to: "2026-04-10T12:00:00+08:00")
    try desk.tell("customer.rename", ["customer": "C1", "name": "王梅"])
    let subject = ReplaySubject(.customer, "C1")
    let between = try #require(Timestamp("2026-04-01T00:00", in: .shanghai))
    for scope in [ReplayScope(until: between), ReplayScope(asOf: .time(between))] {
      let then = try desk.office.replay(subject, scope)
      #expect(then.facts.contains(Fact("name", .text("王芳"))))
    }
    let now = try desk.office.replay(subject)
    #expect(now.facts.contains(Fact("name", .text("王梅"))))
    let change = try #require(now.steps.last?.changes.first { $0.name == "name" })
    #expect(change.before == .text("王芳") && change.after == .text("王梅"))
    #expect(now.steps.first?.logged.fields.contains { $0.value == .text("王芳") } == true)
  }
}
