import CustomerService
import EventSourcing
import Office
import Projections
import Testing

/// Renewal by the scheduled end of the old contract (domain.md §3.2 and §6, item 40).
struct RenewalFiguresTests {
  private let desk = Desk(at: "2026-07-01T09:00")

  private func sign(
    _ id: String, to end: String, _ more: [String: FieldValue] = [:]
  ) throws {
    let data: [String: FieldValue] = [
      "contract": .text(id), "customer": "C1", "service": "月嫂", "start": "2026-01-01",
      "end": .text(end), "priceFen": 1000,
    ]
    if try desk.count() == 0 {
      try desk.tell("customer.register", ["customer": "C1"], at: "2026-01-01T08:00")
    }
    try desk.tell("contract.sign", data.merging(more) { $1 }, at: "2026-01-01T09:00")
  }

  private func renew(
    _ id: String, by successor: String, from start: String, to end: String, at time: String
  ) throws {
    try desk.tell(
      "contract.renew",
      [
        "contract": .text(id), "successor": .text(successor), "start": .text(start),
        "end": .text(end), "priceFen": 1200,
      ], at: time)
  }

  @Test func `An early renewal counts where the old contract ends, not where it was signed`() throws
  {
    try sign("K1", to: "2026-06-30")
    try renew("K1", by: "K2", from: "2026-07-01", to: "2027-06-30", at: "2026-02-10T09:00")
    #expect(try desk.figure(.renewal, "2026-02") == [0, 0])
    #expect(try desk.figure(.renewal, "2026-06") == [1, 1])
    #expect(try desk.figure(.renewal, "2026-06", .value) == [1000, 1000])
  }

  @Test func `A late renewal restates the month of the end, and a look back does not`() throws {
    try sign("K1", to: "2026-05-31")
    let before = try desk.count()
    try renew("K1", by: "K2", from: "2026-06-15", to: "2027-06-14", at: "2026-06-30T23:59:59.999")
    #expect(try desk.figure(.renewal, "2026-05") == [1, 1])
    desk.set(to: "2026-06-20T09:00")
    let pending = try desk.figures(.renewal, "2026-05", by: .service, asOf: .count(before))
    #expect(pending == ["月嫂": [0, 1]])
  }

  @Test func `Each contract of a chain counts once, where it ends`() throws {
    try sign("K1", to: "2026-03-10")
    try renew("K1", by: "K2", from: "2026-03-11", to: "2026-03-20", at: "2026-03-09T09:00")
    try renew("K2", by: "K3", from: "2026-03-21", to: "2026-03-31", at: "2026-03-19T09:00")
    #expect(try desk.figure(.renewal, "2026-03") == [2, 3])
    #expect(try desk.figure(.renewal, "2026-03", .value) == [2200, 3400])
  }

  @Test func `What was terminated stays, what cannot be renewed or is void does not count`() throws
  {
    try sign("K1", to: "2026-05-31")
    try sign("K2", to: "2026-05-31", ["renewable": false])
    try sign("K3", to: "2026-05-31")
    try desk.tell(
      "contract.terminate", ["contract": "K1", "date": "2026-03-01", "by": "customer"],
      at: "2026-02-20T09:00")
    try desk.tell("contract.void", ["contract": "K3"], at: "2026-02-21T09:00")
    #expect(try desk.figure(.renewal, "2026-03") == [0, 0])
    #expect(try desk.figure(.renewal, "2026-05") == [0, 1])
    try desk.expectSoundModels()
  }

  @Test func `A cancelled renewal and its successor leave the figures`() throws {
    try sign("K1", to: "2026-05-31")
    try renew("K1", by: "K2", from: "2026-06-01", to: "2026-06-20", at: "2026-05-20T09:00")
    #expect(try desk.figure(.renewal, "2026-05..2026-06") == [1, 2])
    try desk.tell("contract.cancel-renewal", ["contract": "K1"], at: "2026-05-21T09:00")
    #expect(try desk.figure(.renewal, "2026-05..2026-06") == [0, 1])
    try desk.expectSoundModels()
  }

  @Test func `A contract that ends today counts from midnight on, and is pending for 30 days`()
    throws
  {
    desk.set(to: "2026-05-31T23:00")
    try sign("K1", to: "2026-05-31")
    #expect(try desk.figure(.renewal, "2026-05") == [0, 0])
    for (time, pending) in [("06-01T00:00", 1), ("06-30T23:59", 1), ("07-01T00:00", 0)] {
      desk.set(to: "2026-\(time)")
      let answer = try desk.answer(.renewal, .count, "2026-05")
      #expect([answer.numerator, answer.denominator, answer.pending] == [0, 1, Int64(pending)])
      #expect(answer.provisional == (pending == 1))
    }
  }
}
