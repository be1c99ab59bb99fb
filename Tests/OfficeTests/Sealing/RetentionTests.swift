import CustomerService
import EventSourcing
import Office
import Testing

/// Whose words were kept long enough, on 2026-04-01.
struct RetentionTests {
  private static func register(
    _ store: SealedStore, _ number: Int, _ date: String
  ) throws {
    try store.tell(
      "customer.register", ["customer": .text("C\(number)"), "name": .text("王芳\(number)")],
      reason: "补录", at: date)
  }

  private static func due(_ store: SealedStore) throws -> [String] {
    try store.office.retention().persons.map { "\($0.tag.text) \($0.ended) \($0.due)" }
  }

  @Test func `Customers are due the day after the months since the last dealing`() throws {
    let store = try SealedStore()
    try Self.register(store, 1, "2023-03-30")
    try Self.register(store, 2, "2023-03-31")
    try Self.register(store, 3, "2023-04-01")
    #expect(
      try Self.due(store) == [
        "customer:C1 2023-03-30 2026-03-31", "customer:C2 2023-03-31 2026-04-01",
      ])
    #expect(try store.office.retention().months == 36)
  }

  @Test func `A contract's last day counts, and whoever has something open is not listed`() throws {
    let store = try SealedStore()
    for number in 1...3 { try Self.register(store, number, "2020-01-01") }
    func sign(_ number: Int, until end: String) throws {
      try store.tell(
        "contract.sign",
        [
          "contract": .text("K\(number)"), "customer": .text("C\(number)"),
          "service": .text("保洁"), "start": .text("2020-01-01"), "end": .text(end),
        ], reason: "补录", at: "2020-01-01")
    }
    try sign(1, until: "2022-02-28")
    try sign(2, until: "2026-12-31")
    try store.tell(
      "complaint.file",
      [
        "complaint": .text("P3"), "customer": .text("C3"), "channel": .text("phone"),
        "category": .text("quality"), "severity": .text("minor"), "description": .text("漏水"),
      ], reason: "补录", at: "2020-02-01")
    #expect(try Self.due(store) == ["customer:C1 2022-02-28 2025-03-01"])
  }

  @Test
  func `Looking at somebody's data prolongs nothing; the erased and the merged are not listed`()
    throws
  {
    let store = try SealedStore()
    for number in 1...3 { try Self.register(store, number, "2020-01-01") }
    _ = try store.unsealer()
    try store.tell(
      "customer.merge", ["merged": .text("C3"), "survivor": .text("C1")], reason: "同一人")
    #expect(try Self.due(store).map { $0.prefix(11) } == ["customer:C1", "customer:C2"])
    try store.tell(
      "customer.erase", ["customer": .text("C1"), "basis": .text("retention_over")], role: .privacy)
    #expect(try Self.due(store).map { $0.prefix(11) } == ["customer:C2"])
  }

  @Test func `The policy says how many months; technicians who left as long ago are listed`() throws
  {
    let store = try SealedStore()
    try store.tell("technician.register", ["technician": .text("T1"), "name": .text("赵")])
    try store.tell("technician.leave", ["technician": .text("T1"), "lastDay": .text("2026-01-31")])
    #expect(try Self.due(store) == [])
    try store.tell("policy.set", ["retentionMonths": .integer(1)])
    #expect(try Self.due(store) == ["technician:T1 2026-01-31 2026-03-01"])
    #expect(
      try store.refusal("policy.set", ["retentionMonths": .integer(1)]) == "nothing_to_change")
  }
}
