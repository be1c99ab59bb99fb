import CustomerService
import Office
import Projections
import Testing

/// Visit minutes against shift minutes (domain.md §3.3).
///
/// May 2026 has 21 days from Monday to Friday, and begins on a Friday.
struct UtilisationFiguresTests {
  private let desk: Desk

  init() throws { desk = try .open(on: "2026-07-01T09:00") }

  /// Sets hours from Monday to Friday.
  private func shift(
    _ technician: String, from: String, _ start: String = "09:00", _ end: String = "18:00"
  ) throws {
    try desk.tell(
      "technician.set-shift",
      [
        "technician": .text(technician), "from": .text(from), "start": .text(start),
        "end": .text(end), "weekdays": .list(["mon", "tue", "wed", "thu", "fri"]),
      ])
  }

  @Test func `Fifty minutes at a home stand against the shifts of the month`() throws {
    try shift("T1", from: "2026-01-01")
    try desk.completedVisit("V1", on: "2026-05-11")
    #expect(try desk.figure(.utilisation, "2026-05") == [50, 21 * 540])
    #expect(try desk.figure(.utilisation, "2026-05-11") == [50, 540])
    #expect(try desk.figure(.utilisation, "2026-05-10") == [0, 0])
    #expect(try desk.figure(.utilisation, "2025-12") == [0, 0])
    #expect(try desk.figure(.utilisation, "2026-05-02..2026-05-12") == [50, 7 * 540])
    #expect(try desk.figures(.utilisation, "2026-05", by: .technician) == ["T1": [50, 21 * 540]])
    try desk.tell("visit.void", ["visit": "V1"])
    #expect(try desk.figure(.utilisation, "2026-05") == [0, 21 * 540])
  }

  @Test func `Hours count up to the day on which one looks`() throws {
    try shift("T1", from: "2026-01-01")
    desk.set(to: "2026-07-02T00:00")
    #expect(try desk.figure(.utilisation, "2026-07") == [0, 2 * 540])
    #expect(try desk.figure(.utilisation, "2026-08") == [0, 0])
  }

  @Test func `Other hours begin on their day, in whatever order they are told`() throws {
    try shift("T1", from: "2026-05-18", "10:00", "14:00")
    try shift("T1", from: "2026-01-01")
    // Eleven days of nine hours, ten of four.
    #expect(try desk.figure(.utilisation, "2026-05") == [0, 11 * 540 + 10 * 240])
    try shift("T1", from: "2026-05-18", "22:00", "06:00")
    #expect(try desk.figure(.utilisation, "2026-05") == [0, 11 * 540 + 10 * 480])
    try desk.expectSoundModels()
  }

  @Test func `Hours go with the technician to another team, and end with the last day`() throws {
    try shift("T2", from: "2026-01-01")
    desk.set(to: "2026-07-01T10:00")
    try desk.tell("technician.update", ["technician": "T2", "team": "甲"])
    desk.set(to: "2026-08-01T10:00")
    #expect(
      try desk.figures(.utilisation, "2026-06..2026-07", by: .team)
        == ["乙": [0, 22 * 540], "甲": [0, 23 * 540]])
    try desk.tell("technician.leave", ["technician": "T2", "lastDay": "2026-07-03"])
    #expect(
      try desk.figures(.utilisation, "2026-06..2026-07", by: .team)
        == ["乙": [0, 22 * 540], "甲": [0, 3 * 540]])
    try desk.tell("technician.leave", ["technician": "T2", "lastDay": "2026-07-10"])
    #expect(try desk.figure(.utilisation, "2026-07") == [0, 8 * 540])
    try desk.expectSoundModels()
  }

  @Test func `Lent staff have hours on the days of a loan only`() throws {
    try shift("T1", from: "2026-01-01")
    try desk.tell(
      "technician.second", ["technician": "T1", "from": "2026-05-04", "until": "2026-05-08"])
    try desk.tell(
      "technician.second", ["technician": "T1", "from": "2026-05-04", "until": "2026-05-11"])
    #expect(try desk.figure(.utilisation, "2026-05") == [0, 6 * 540])
    try desk.expectSoundModels()
  }
}
