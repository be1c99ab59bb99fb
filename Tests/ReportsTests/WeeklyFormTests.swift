import CustomerService
import EventSourcing
import Office
import Projections
import Reports
import Testing

/// The weekly form lists what is open however long ago it began.
struct WeeklyFormTests {
  private let desk = ReportDesk(at: "2026-06-15T09:00")

  init() throws {
    try desk.tell("customer.register", ["customer": "C1"], at: "2025-01-01T09:00")
    for (complaint, day) in [("P1", "2025-11-03"), ("P2", "2026-06-08"), ("P3", "2026-06-14")] {
      try desk.tell(
        "complaint.file",
        [
          "complaint": .text(complaint), "customer": "C1", "channel": "phone",
          "category": "quality", "severity": "minor", "description": "leak",
        ], at: "\(day)T09:00")
    }
    try desk.tell(
      "complaint.escalate", ["complaint": "P1", "level": "director"], at: "2025-11-20T09:00")
    try desk.tell(
      "escalation.raise",
      ["escalation": "E1", "level": "gm", "kind": "unsolved", "summary": "no spare part"],
      at: "2025-12-01T09:00")
  }

  private func ids(
    _ section: SectionName, _ table: TableName, _ week: String
  ) throws -> [ReportCell] {
    try desk.form(.weekly, week).section(section).tables.filter { $0.name == table }
      .flatMap(\.rows).compactMap(\.first)
  }

  @Test func `A complaint is listed when it is late or will be within a week of the period`() throws
  {
    #expect(try ids(.complaints, .dueSoon, "2026-W24") == [.text("P1"), .text("P2")])
    try desk.tell(
      "complaint.close", ["complaint": "P1", "outcome": "resolved", "resolution": "done"])
    #expect(try ids(.complaints, .dueSoon, "2026-W24") == [.text("P2")])
    #expect(try ids(.complaints, .dueSoon, "2026-W22") == [])
  }

  @Test func `An escalation is listed until it is answered`() throws {
    #expect(try ids(.escalations, .openEscalations, "2026-W24") == [.text("P1"), .text("E1")])
    #expect(try ids(.escalations, .openEscalations, "2025-W48") == [.text("P1")])
    try desk.tell("escalation.answer", ["escalation": "E1", "answer": "buy one"], role: .gm)
    #expect(try ids(.escalations, .openEscalations, "2026-W24") == [.text("P1")])
  }
}
