import CustomerService
import EventSourcing
import Office
import Projections
import Testing

/// How full and how true the archive is (domain.md §3.3).
struct ArchiveFiguresTests {
  private let desk = Desk(at: "2026-12-31T09:00")

  private func register(_ id: String, _ time: String, _ more: [String: FieldValue] = [:]) throws {
    try desk.tell("customer.register", ["customer": .text(id)].merging(more) { $1 }, at: time)
  }

  private func verify(_ id: String, _ correct: String, _ time: String) throws {
    try desk.tell(
      "customer.verify", ["customer": .text(id), "field": "phone", "correct": .text(correct)],
      at: time)
  }

  private static let full: [String: FieldValue] = [
    "name": "王先生", "phone": "1", "address": "一号", "region": "徐汇",
  ]

  @Test func `Completeness is that of the archive at the end of the period`() throws {
    try register("C1", "2026-01-10T09:00", Self.full)
    try register("C2", "2026-02-28T23:59:59.999", ["name": "李女士"])
    try desk.tell(
      "customer.update", ["customer": "C2", "phone": "2", "region": "静安"], at: "2026-03-01T00:00")
    #expect(try desk.figure(.archive_completeness, "2025-12", .fields) == [0, 0])
    #expect(try desk.figure(.archive_completeness, "2026-02", .fields) == [5, 8])
    #expect(try desk.figure(.archive_completeness, "2026-03", .fields) == [7, 8])
    #expect(try desk.figure(.archive_completeness, "2026-03", .full) == [1, 2])
    #expect(
      try desk.figures(.archive_completeness, "2026-02", by: .region)
        == ["徐汇": [4, 4], "(none)": [1, 4]])
    #expect(
      try desk.figures(.archive_completeness, "2026-03", by: .region)
        == ["徐汇": [4, 4], "静安": [3, 4]])
  }

  @Test func `A merged customer is no longer one of the archive, and unmerging brings them back`()
    throws
  {
    try register("C1", "2026-01-10T09:00", Self.full)
    try register("C2", "2026-01-10T09:00")
    try verify("C2", "yes", "2026-01-11T09:00")
    try desk.tell("customer.merge", ["survivor": "C1", "merged": "C2"], at: "2026-03-05T09:00")
    try desk.tell("customer.unmerge", ["merged": "C2"], at: "2026-05-05T09:00")
    #expect(try desk.figure(.archive_completeness, "2026-02", .full) == [1, 2])
    #expect(try desk.figure(.archive_completeness, "2026-03", .full) == [1, 1])
    #expect(try desk.figure(.archive_completeness, "2026-05", .full) == [1, 2])
    #expect(try desk.figure(.archive_accuracy, "2026-02", .verified) == [1, 2])
    #expect(try desk.figure(.archive_accuracy, "2026-04", .verified) == [0, 1])
    #expect(try desk.figure(.archive_accuracy, "2026-05", .verified) == [1, 2])
    try desk.expectSoundModels()
  }

  @Test func `Accuracy is what was found correct of what was verified in the period`() throws {
    try register("C1", "2026-01-10T09:00", Self.full)
    try verify("C1", "no", "2026-03-01T09:00")
    try verify("C1", "yes", "2026-03-31T23:59:59.999")
    #expect(try desk.figure(.archive_accuracy, "2026-03", .fields) == [1, 2])
    #expect(try desk.figure(.archive_accuracy, "2026-04", .fields) == [0, 0])
    #expect(try desk.answer(.archive_accuracy, .fields, "2026-04").status == .no_data)
  }

  @Test func `A verification lasts twelve months`() throws {
    try register("C1", "2025-01-10T09:00")
    try verify("C1", "no", "2025-04-01T00:00")
    try register("C2", "2025-01-10T09:00")
    try verify("C2", "yes", "2025-03-31T23:59:59.999")
    #expect(try desk.figure(.archive_accuracy, "2025-03", .verified) == [1, 2])
    #expect(try desk.figure(.archive_accuracy, "2026-02", .verified) == [2, 2])
    #expect(try desk.figure(.archive_accuracy, "2026-03", .verified) == [1, 2])
    #expect(try desk.figure(.archive_accuracy, "2026-04", .verified) == [0, 2])
  }

  @Test func `No merger is dated before a verification of either customer`() throws {
    try register("C1", "2026-01-10T09:00", Self.full)
    try register("C2", "2026-01-10T09:00", Self.full)
    try verify("C2", "yes", "2026-11-20T09:00")
    let late = Refusal.beforePreviousEvent(previous: "2026-11-20T09:00:00+08:00")
    #expect(throws: late) {
      try desk.tell("customer.merge", ["survivor": "C1", "merged": "C2"], at: "2026-06-05T09:00")
    }
    #expect(throws: late) {
      try desk.tell("customer.merge", ["survivor": "C2", "merged": "C1"], at: "2026-06-05T09:00")
    }
    try desk.tell("customer.merge", ["survivor": "C1", "merged": "C2"], at: "2026-11-20T09:00")
    try verify("C2", "yes", "2026-12-20T09:00")
    #expect(throws: Never.self) {
      try desk.tell("customer.unmerge", ["merged": "C2"], at: "2026-12-01T09:00")
    }
    #expect(throws: Refusal.beforePreviousEvent(previous: "2026-12-20T09:00:00+08:00")) {
      try verify("C1", "yes", "2026-12-10T09:00")
    }
    #expect(try desk.figure(.archive_accuracy, "2026-12", .verified) == [2, 2])
    try desk.expectSoundModels()
  }
}
