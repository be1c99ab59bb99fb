import CustomerService
import EventSourcing
import Testing

@Suite struct TimeRulesTests {
  private func check(_ occurredAt: String, reason: String? = nil) throws {
    try TimeRules.check(
      DecisionContext(
        history: Past(), zone: .shanghai, actor: "U1", role: .operator, reason: reason,
        occurredAt: try moment(occurredAt), recordedAt: try moment(noon)))
  }

  @Test(arguments: ["2026-04-10T12:04:00", "2026-04-10T12:05:00", "2026-04-09T12:00:00"])
  func `Five minutes ahead and a day behind pass`(time: String) throws {
    try check(time)
  }

  @Test(arguments: ["2026-04-10T12:05:00.001", "2026-04-10T12:06:00", "9999-12-31T00:00:00"])
  func `The future is refused, whatever the reason`(time: String) {
    #expect(throws: Refusal.futureDated) { try check(time, reason: "预约") }
  }

  @Test(arguments: ["2026-04-09T11:59:59.999", "1900-01-01T00:00:00"])
  func `An older fact needs a reason that can be read`(time: String) throws {
    #expect(throws: Refusal.reasonRequired) { try check(time) }
    #expect(throws: Refusal.reasonRequired) { try check(time, reason: "\u{3000}\u{200B}") }
    try check(time, reason: "补录")
  }
}
