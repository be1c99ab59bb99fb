import CustomerService
import EventSourcing
import Office
import Projections
import Testing

/// Which facts the present knows, and what is provisional (domain.md §3.1).
struct MomentTests {
  private func desk() throws -> Desk {
    let desk = Desk(at: "2026-04-10T09:00:00+08:00")
    try desk.tell("customer.register", ["customer": "C1"])
    return desk
  }

  @discardableResult private func file(
    _ desk: Desk, _ complaint: String, at time: String? = nil
  ) throws -> [ServiceEvent] {
    try desk.tell(
      "complaint.file",
      [
        "complaint": .text(complaint), "customer": "C1", "channel": "phone",
        "category": "quality", "severity": "minor", "description": "漏水",
      ], at: time)
  }

  @Test func `An empty docket is a docket of zeros`() throws {
    let docket = try desk().answer(.closure, .docket, "2026-04").docket
    #expect(docket == KPIAnswer.Docket())
  }

  @Test func `A fact counts once its time has come, now as in a look back`() throws {
    let desk = try desk()
    try file(desk, "P1", at: "2026-04-10T09:04:00+08:00")
    #expect(try desk.figure(.closure, "2026-04") == [0, 0])
    desk.set(to: "2026-04-10T09:04:00+08:00")
    #expect(try desk.figure(.closure, "2026-04") == [0, 1])
  }

  @Test func `What is open and not due yet makes the on-time rate provisional`() throws {
    let desk = try desk()
    try file(desk, "P1")
    let before = try desk.answer(.closure, .on_time, "2026-04")
    #expect([before.numerator, before.denominator, before.pending] == [0, 1, 1])
    #expect(before.provisional)
    desk.set(to: "2026-04-30T09:00:00+08:00")
    let after = try desk.answer(.closure, .on_time, "2026-04")
    #expect([after.numerator, after.denominator, after.pending] == [0, 1, 0])
  }

  @Test func `What was closed late is not provisional on the very day on which it was due`() throws
  {
    let desk = try desk()
    try desk.tell("policy.set", ["resolveMinor": "48h", "from": "2026-04-10"])
    var due = Timestamp(rawValue: 0)
    for id in ["P1", "P2"] {
      for case .complaintFiled(let filed) in try file(desk, id) { due = filed.resolveDue }
    }
    let late = due.advanced(byMilliseconds: 1).formatted(in: .shanghai)
    desk.set(to: late)
    try desk.tell(
      "complaint.close", ["complaint": "P1", "outcome": "resolved", "resolution": "已修"])
    let answer = try desk.answer(.closure, .on_time, "2026-04")
    #expect([answer.numerator, answer.denominator, answer.pending] == [0, 2, 1], "\(late)")
    try desk.expectSoundModels()
    desk.set(to: due.advanced(byMilliseconds: 1000).formatted(in: .shanghai))
    try desk.tell("complaint.reopen", ["complaint": "P1"])
    #expect(try desk.answer(.closure, .on_time, "2026-04").pending == 2)
    try desk.expectSoundModels()
  }

  @Test func `What falls due in a period that has not begun is known already`() throws {
    let desk = try desk()
    desk.set(to: "2026-04-29T09:00:00+08:00")
    try file(desk, "P1")
    let answer = try desk.answer(.closure, .on_time, "2026-05")
    #expect([answer.numerator, answer.denominator, answer.pending] == [0, 1, 1])
    #expect(try desk.figure(.closure, "2026-05", .cohort) == [0, 0])
  }
}
