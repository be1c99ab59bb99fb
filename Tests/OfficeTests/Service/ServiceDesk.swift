import CustomerService
import Office

/// What the tests of figures of daily work have in common: a customer, and technicians in teams.
extension Desk {
  /// A desk on `today`, where T1 of team 甲 and T2 of team 乙 have worked since 2026-01-01.
  static func open(on today: String) throws -> Desk {
    let desk = Desk(at: today)
    let start = "2026-01-01T09:00"
    try desk.tell("customer.register", ["customer": "C1"], at: start)
    for (technician, team) in [("T1", "甲"), ("T2", "乙")] as [(FieldValue, FieldValue)] {
      try desk.tell(
        "technician.register", ["technician": technician, "team": team], at: start)
    }
    return desk
  }

  /// Books T1 for two hours from `start`.
  func book(
    _ assignment: String, _ start: String, service: String = "保洁",
    _ more: [String: FieldValue] = [:]
  ) throws {
    let end = start.replacing("T09:", with: "T11:")
    try tell(
      "technician.assign",
      [
        "assignment": .text(assignment), "customer": "C1", "technician": "T1",
        "service": .text(service), "start": .text(start), "end": .text(end),
      ].merging(more) { $1 }, at: "2026-04-01T09:00")
  }

  /// Logs a visit from 09:10 to 10:00 of a day.
  func visit(
    _ visit: String, of assignment: String, on day: String, _ outcome: String = "completed",
    _ more: [String: FieldValue] = [:]
  ) throws {
    try tell(
      "visit.log",
      [
        "visit": .text(visit), "assignment": .text(assignment), "arrived": .text("\(day)T09:10"),
        "departed": .text("\(day)T10:00"), "outcome": .text(outcome),
      ].merging(more) { $1 })
  }

  /// A completed visit to an assignment of its own.
  func completedVisit(_ id: String, on day: String, _ more: [String: FieldValue] = [:]) throws {
    try book("A-\(id)", "\(day)T09:00")
    try visit(id, of: "A-\(id)", on: day, "completed", more)
  }

  func complain(_ complaint: String, on day: String, _ more: [String: FieldValue] = [:]) throws {
    try tell(
      "complaint.file",
      [
        "complaint": .text(complaint), "customer": "C1", "channel": "phone",
        "category": "quality", "severity": "minor", "description": "漏水",
      ].merging(more) { $1 }, at: "\(day)T12:00")
  }
}
