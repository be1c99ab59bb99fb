import CustomerService
import EventSourcing
import Testing

@Suite struct CalendarBlockTests {
  private func block(
    _ start: String, _ end: String, id: String = "B1"
  ) -> [String: FieldValue] {
    [
      "block": .text(id), "technician": "T1", "start": .text("2026-\(start):00"),
      "end": .text("2026-\(end):00"), "kind": "leave",
    ]
  }

  /// The office whose T1 is on leave from 12:00 to 14:00 on 10 April.
  private func blocked() throws -> Given {
    try office().after(BlockCalendar.self, block("04-10T12:00", "04-10T14:00"), at: morning)
  }

  @Test func `A block names its months, so that bookings find it`() throws {
    let expected = try with(CalendarBlocked()) {
      $0.block = BlockID("B1")
      $0.technician = TechnicianID("T1")
      $0.start = try moment("2026-04-30T00:00:00")
      $0.end = try moment("2026-06-01T00:00:00")
      $0.months = ["2026-04", "2026-05"]
    }
    try office().when(BlockCalendar.self, block("04-30T00:00", "06-01T00:00"))
      .then(.calendarBlocked(expected))
  }

  @Test func `A leave inside a long window blocks it`() throws {
    try blocked().when(AssignTechnician.self, booking("A1", "04-10T09:00", "04-10T18:00"))
      .thenRefused(.calendarBlocked("T1", by: "B1"))
  }

  @Test(arguments: [("04-10T10:00", "04-10T12:00"), ("04-10T14:00", "04-10T16:00")])
  func `Windows that only touch a leave pass`(start: String, end: String) throws {
    try blocked().when(AssignTechnician.self, booking("A1", start, end))
      .thenAccepted(.technicianAssigned)
  }

  @Test func `A long leave blocks its middle and the others do not notice it`() throws {
    let away = try office().after(BlockCalendar.self, block("03-20T00:00", "07-01T00:00"))
    try away.when(AssignTechnician.self, booking("A1", "05-15T09:00", "05-15T11:00"))
      .thenRefused(.calendarBlocked("T1", by: "B1"))
    try away
      .when(
        AssignTechnician.self, booking("A1", "05-15T09:00", "05-15T11:00", technician: "T2")
      )
      .thenAccepted(.technicianAssigned)
  }

  @Test func `Reassigning and rescheduling respect a leave`() throws {
    try blocked()
      .after(AssignTechnician.self, booking("A1", "04-10T12:30", "04-10T13:00", technician: "T2"))
      .when(ReassignTechnician.self, ["assignment": "A1", "technician": "T1"], reason: "病假")
      .thenRefused(.calendarBlocked("T1", by: "B1"))
    try blocked().after(AssignTechnician.self, booking())
      .when(
        RescheduleAssignment.self, reschedule("04-10T11:00", "04-10T13:00"), reason: "改期"
      )
      .thenRefused(.calendarBlocked("T1", by: "B1"))
  }

  @Test func `A lifted block is free again, once`() throws {
    let lifted = try blocked().after(UnblockCalendar.self, ["block": "B1"])
    try lifted.when(AssignTechnician.self, booking("A1", "04-10T12:00", "04-10T14:00"))
      .thenAccepted(.technicianAssigned)
    try lifted.when(UnblockCalendar.self, ["block": "B1"]).thenRefused(.blockLifted("B1"))
    try office().when(UnblockCalendar.self, ["block": "B1"])
      .thenRefused(.notFound(.block, "B1"))
  }

  @Test func `Live assignments are moved before a block`() throws {
    try booked().when(BlockCalendar.self, block("04-10T10:00", "04-12T00:00"))
      .thenRefused(.hasLiveAssignments("T1", first: "A1"))
    try booked().after(LogVisit.self, visit())
      .when(BlockCalendar.self, block("04-10T10:00", "04-12T00:00"))
      .thenAccepted(.calendarBlocked)
  }

  @Test func `A block has a new id, a technician, a role and at most 366 days`() throws {
    try blocked().when(BlockCalendar.self, block("05-10T10:00", "05-12T00:00"))
      .thenRefused(.alreadyExists(.block, "B1"))
    try office()
      .when(BlockCalendar.self, block("04-10T10:00", "04-10T10:00")).thenRefused(.invalidBlock)
    let year = block("01-01T00:00", "01-01T00:00")
    try office().when(BlockCalendar.self, year.merging(["end": "2027-01-02T00:00:00"]) { $1 })
      .thenAccepted(.calendarBlocked)
    try office().when(BlockCalendar.self, year.merging(["end": "2027-01-02T00:00:01"]) { $1 })
      .thenRefused(.invalidBlock)
    try office().when(BlockCalendar.self, block("04-10T10:00", "04-12T00:00"), role: .technician)
      .thenRefused(.roleNotAllowed(.technician, allowed: Role.dispatchers))
  }
}
