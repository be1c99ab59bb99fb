import CustomerService
import EventSourcing
import Office
import Projections
import Testing

/// Staff who leave and customers who are merged, through the log and the read models.
struct PeopleTests {
  private let desk = Desk(at: "2026-07-01T09:00")

  private func open() throws {
    for customer in ["C1", "C2"] {
      try desk.tell(
        "customer.register", ["customer": .text(customer)], at: "2026-05-01T09:00")
    }
    for technician in ["T1", "T2"] {
      try desk.tell(
        "technician.register", ["technician": .text(technician)], at: "2026-05-01T09:00")
    }
  }

  private func assign(_ order: String, _ technician: String, on day: String) throws {
    try desk.tell(
      "technician.assign",
      [
        "assignment": .text(order), "customer": "C1", "technician": .text(technician),
        "service": "保洁", "start": .text("\(day)T09:00"), "end": .text("\(day)T11:00"),
      ], at: "2026-05-09T09:00")
  }

  private func complain(_ complaint: String, _ customer: String) throws -> [ServiceEvent] {
    try desk.tell(
      "complaint.file",
      [
        "complaint": .text(complaint), "customer": .text(customer), "channel": "phone",
        "category": "quality", "severity": "minor", "description": "漏水",
      ], at: "2026-05-10T09:00")
  }

  @Test func `A leave and what it moves are one decision, also when it is sent again`() throws {
    try open()
    try assign("A1", "T1", on: "2026-07-10")
    try assign("A2", "T1", on: "2026-07-11")
    let leave = try desk.request(
      "technician.leave", ["technician": "T1", "lastDay": "2026-07-05", "reassignTo": "T2"],
      id: "leave")
    let before = try desk.count()
    _ = try desk.office.execute([[leave]])
    #expect(try desk.count() == before + 3)
    _ = try desk.office.execute([[leave]])
    #expect(try desk.count() == before + 3)
    #expect(throws: Refusal.overlap(with: "A1")) { try assign("A3", "T2", on: "2026-07-10") }
    #expect(throws: Refusal.technicianLeft("T1", lastDay: "2026-07-05")) {
      try assign("A3", "T1", on: "2026-07-12")
    }
  }

  @Test func `A successor who is not free leaves no trace of the leave`() throws {
    try open()
    try assign("A1", "T1", on: "2026-07-10")
    try assign("A2", "T2", on: "2026-07-10")
    let before = try desk.count()
    #expect(throws: Refusal.overlap(with: "A2")) {
      try desk.tell(
        "technician.leave",
        ["technician": "T1", "lastDay": "2026-07-05", "reassignTo": "T2"])
    }
    #expect(try desk.count() == before)
  }

  @Test func `A block is seen by what follows it in the same unit`() throws {
    try open()
    let block = try desk.request(
      "technician.block",
      [
        "block": "B1", "technician": "T1", "kind": "leave", "start": "2026-07-10T00:00",
        "end": "2026-07-11T00:00",
      ], id: "block")
    let assignment = try desk.request(
      "technician.assign",
      [
        "assignment": "A1", "customer": "C1", "technician": "T1", "service": "保洁",
        "start": "2026-07-10T09:00", "end": "2026-07-10T11:00",
      ], id: "assign")
    let outcome = try desk.office.execute([[block, assignment]])[0]
    guard case .refused(let index, let refusal) = outcome else {
      Issue.record("the assignment was accepted")
      return
    }
    #expect(index == 1)
    #expect(refusal == .calendarBlocked("T1", by: "B1"))
  }

  @Test func `Merging moves no figure, and later complaints are the survivor's`() throws {
    try open()
    _ = try complain("P1", "C1")
    _ = try complain("P2", "C2")
    let before = try desk.figure(.closure, "2026-05")
    try desk.tell("customer.merge", ["merged": "C1", "survivor": "C2"])
    #expect(try desk.figure(.closure, "2026-05") == before)
    let customers = try complain("P3", "C1").compactMap { event in
      if case .complaintFiled(let filed) = event { filed.customer } else { nil }
    }
    #expect(customers == [CustomerID("C2")])
    #expect(try desk.figure(.closure, "2026-05") == [0, 3])
    try desk.expectSoundModels()
  }
}
