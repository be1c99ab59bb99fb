import CustomerService
import EventSourcing
import Testing

@Suite struct SecondmentTests {
  private func loan(_ from: String, _ until: String) -> [String: FieldValue] {
    [
      "technician": "T1", "department": "工程部", "from": .text("2026-\(from)"),
      "until": .text("2026-\(until)"),
    ]
  }

  private func lent() throws -> Given {
    try office().after(SecondTechnician.self, loan("04-10", "04-12"), at: morning, role: .leader)
  }

  private func book(_ day: String) -> [String: FieldValue] {
    booking("A1", "\(day)T09:00", "\(day)T11:00")
  }

  @Test(arguments: ["04-10", "04-12"])
  func `Lent staff are booked on both ends of the loan`(day: String) throws {
    try lent().when(AssignTechnician.self, book(day)).thenAccepted(.technicianAssigned)
  }

  @Test(arguments: ["04-09", "04-13"])
  func `Outside the loan they are not`(day: String) throws {
    try lent().when(AssignTechnician.self, book(day))
      .thenRefused(.secondmentNotCovering("T1", from: "2026-04-10", until: "2026-04-12"))
  }

  @Test func `A loan can be prolonged and must not end before it begins`() throws {
    try lent().after(SecondTechnician.self, loan("04-10", "04-20"), role: .leader)
      .when(AssignTechnician.self, book("04-13")).thenAccepted(.technicianAssigned)
    try lent().when(SecondTechnician.self, loan("04-10", "04-12"), role: .leader)
      .thenRefused(.nothingToChange)
    try lent().when(SecondTechnician.self, loan("04-10", "04-09"), role: .leader)
      .thenRefused(.invalidDates)
  }
}

@Suite struct ShiftTests {
  private func shift(
    _ start: String, _ end: String, _ weekdays: FieldValue = ["fri", "mon"]
  ) -> [String: FieldValue] {
    [
      "technician": "T1", "from": "2026-04-10", "weekdays": weekdays, "start": .text(start),
      "end": .text(end),
    ]
  }

  @Test func `Hours are kept in minutes, days in the order of the week`() throws {
    let expected = try with(ShiftSet()) {
      $0.technician = TechnicianID("T1")
      $0.from = try day("2026-04-10")
      $0.weekdays = ["mon", "fri"]
      $0.startMinute = 540
      $0.endMinute = 1110
    }
    try office().when(SetShift.self, shift("09:00", "18:30")).then(.shiftSet(expected))
    expectMalformed("start") { try office().when(SetShift.self, shift("9:00", "18:30")) }
    expectMalformed("end") { try office().when(SetShift.self, shift("09:00", "24:00")) }
    expectMalformed("weekdays") {
      try office().when(SetShift.self, shift("09:00", "18:00", ["friday"]))
    }
  }

  @Test(arguments: [
    ("04-10T09:00", "04-10T18:00", true), ("04-10T08:45", "04-10T10:00", false),
    ("04-10T17:00", "04-10T18:15", false), ("04-11T09:00", "04-11T10:00", false),
    ("04-13T09:00", "04-13T10:00", true), ("04-06T09:00", "04-06T10:00", false),
  ])
  func `A booking outside the shift warns and stands`(
    start: String, end: String, isWithin: Bool
  ) throws {
    let trial = try office().after(SetShift.self, shift("09:00", "18:00"), at: morning)
      .when(AssignTechnician.self, booking("A1", start, end))
    try trial.thenAccepted(.technicianAssigned)
    #expect(trial.warnings.contains(.outside_shift) == !isWithin)
  }

  @Test func `A night shift reaches into the next day`() throws {
    let trial = try office().after(SetShift.self, shift("22:00", "06:00"), at: morning)
      .when(AssignTechnician.self, booking("A1", "04-11T01:00", "04-11T05:00"))
    #expect(trial.warnings.isEmpty)
  }

  @Test func `Without shifts nobody is warned`() throws {
    let ahead = booking("A1", "04-10T13:00", "04-10T15:00")
    #expect(try office().when(AssignTechnician.self, ahead).warnings.isEmpty)
  }
}
