import CustomerService
import EventLog
import EventSourcing
import Office
import Projections
import Testing

/// What the clock of the computer, and its zone, may do to the log.
struct ClockTests {
  private let desk = Desk(at: "2026-04-10T12:00")

  private func recordedTimes() throws -> [String] {
    try desk.office.events(.all, from: .first, .forward, limit: 10).map {
      $0.envelope.recordedAt.formatted(in: .shanghai)
    }
  }

  @Test func `When the clock steps back, positions rise and log time stands`() throws {
    for (id, time) in [("C1", "12:00"), ("C2", "11:00"), ("C3", "12:30")] {
      desk.set(to: "2026-04-10T\(time)")
      try desk.tell("customer.register", ["customer": .text(id)])
    }
    #expect(
      try recordedTimes() == [
        "2026-04-10T12:00:00+08:00", "2026-04-10T12:00:00+08:00", "2026-04-10T12:30:00+08:00",
      ])
  }

  @Test func `What happens after the clock stepped back is still in order`() throws {
    try desk.tell("customer.register", ["customer": "C1"])
    desk.set(to: "2026-04-09T12:00")
    let events = try desk.tell("customer.update", ["customer": "C1", "phone": "138"])
    #expect(events.map(\.name) == [.customerUpdated])
  }

  @Test func `A clock that stepped back takes no facts out of the figures of the present`() throws {
    try desk.tell("customer.register", ["customer": "C1"])
    try desk.tell(
      "complaint.file",
      [
        "complaint": "P1", "customer": "C1", "channel": "phone", "category": "quality",
        "severity": "minor", "description": "漏水",
      ])
    desk.set(to: "2026-03-09T12:00")
    #expect(try desk.figure(.closure, "2026-04") == [0, 1])
    #expect(try desk.answer(.closure, .docket, "2026-03").docket?.filed == 0)
  }

  @Test(arguments: [
    ("2026-03-31T23:59:59.999", "2026-03", "2026-04"),
    ("2026-06-30T23:59:59.999", "2026-Q2", "2026-Q3"),
    ("2025-12-31T23:59:59.999", "2025", "2026"),
    ("2027-01-03T23:59:59.999", "2026-W53", "2027-W01"),
    ("2028-02-29T23:59:59.999", "2028-02", "2028-03"),
  ])
  func `The last millisecond belongs to its period and the next to the next`(
    last: String, period: String, next: String
  ) throws {
    desk.set(to: "2028-07-01T12:00")
    try desk.tell("customer.register", ["customer": "C1"], at: "2025-01-01T09:00")
    let end = try #require(Timestamp(last, in: .shanghai))
    for (id, moment) in [("S1", end), ("S2", end.advanced(byMilliseconds: 1))] {
      try desk.tell(
        "survey.record",
        ["survey": .text(id), "subject": "periodic", "customer": "C1", "score": 5],
        at: moment.formatted(in: .shanghai))
    }
    #expect(try desk.figure(.satisfaction, period) == [1, 1])
    #expect(try desk.figure(.satisfaction, next) == [1, 1])
  }
}
