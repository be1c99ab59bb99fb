import CustomerService
import EventLog
import EventSourcing
import Office
import Projections
import Testing

/// Rows that can never matter again leave the read model.
struct SweepTests {
  private func rows(_ office: DueDesk) throws -> Int {
    try office.desk.office.catchUp()
    let status = try office.desk.office.projections().first { $0.name == DueProjector.name }
    return try #require(status).rows
  }

  /// One visit, contract and closed complaint a month, for years.
  @Test func `Years of settled work leave no more rows than one`() throws {
    let office = try DueDesk()
    var counts: [Int] = []
    for month in 0..<48 {
      let day = CalendarDate(daysSinceEpoch: 20_630 + Int32(month) * 31)
      office.desk.set(to: "\(day)T12:00")
      try office.desk.tell(
        "technician.assign",
        [
          "assignment": .text("A\(month)"), "customer": "C1", "technician": "T1",
          "service": "保洁", "start": .text("\(day)T13:00"), "end": .text("\(day)T14:00"),
        ])
      office.desk.set(to: "\(day)T14:00")
      try office.desk.tell(
        "visit.log",
        [
          "visit": .text("V\(month)"), "assignment": .text("A\(month)"),
          "arrived": .text("\(day)T13:00"), "departed": .text("\(day)T14:00"),
          "outcome": "completed",
        ])
      try office.complain("P\(month)", at: "\(day)T14:00")
      try office.desk.tell(
        "complaint.close",
        ["complaint": .text("P\(month)"), "outcome": "resolved", "resolution": "已修"])
      try office.desk.tell(
        "contract.sign",
        [
          "contract": .text("K\(month)"), "customer": "C1", "service": "保洁",
          "start": .text("\(day)"), "end": .text("\(day)"), "renewable": true,
        ])
      counts.append(try rows(office))
    }
    #expect(counts[47] == counts[23])
    try office.desk.expectSoundModels()
  }

  @Test func `What comes back within a year is remembered, later a complaint at least is named`()
    throws
  {
    let office = try DueDesk()
    for complaint in ["P1", "P2"] {
      try office.complain(complaint)
      try office.desk.tell(
        "complaint.close",
        ["complaint": .text(complaint), "outcome": "resolved", "resolution": "已修"])
    }
    office.desk.set(to: "2026-08-01T09:00")
    try office.sign(end: "2027-12-31")
    office.desk.set(to: "2027-05-01T09:00")
    try office.sign("K2", end: "2027-12-31")
    try office.desk.tell("complaint.reopen", ["complaint": "P1"], at: "2026-08-01T09:00")
    office.desk.set(to: "2027-07-01T09:00")
    try office.sign("K3", end: "2027-12-31")
    try office.desk.tell("complaint.reopen", ["complaint": "P2"], at: "2026-08-01T09:00")
    let items = try office.answer().items
    #expect(
      items.map { "\($0.kind) \($0.id)" }.sorted() == [
        "acknowledgement P1", "resolution P1", "resolution P2",
      ])
    #expect(items.first { $0.id == "P2" }?.due == Timestamp("2026-08-01T09:00", in: .shanghai))
    try office.desk.expectSoundModels()
  }

  @Test func `Who left long ago and then stays longer after all is asked for certificates again`()
    throws
  {
    let office = try DueDesk()
    try office.desk.tell(
      "technician.add-skill",
      ["technician": "T1", "code": "电工", "certificateExpiry": "2026-06-15"])
    try office.desk.tell("technician.leave", ["technician": "T1", "lastDay": "2026-06-10"])
    office.desk.set(to: "2027-07-01T09:00")
    try office.desk.tell("technician.leave", ["technician": "T2", "lastDay": "2027-06-10"])
    #expect(try office.due() == [])
    try office.desk.tell("technician.leave", ["technician": "T1", "lastDay": "2027-08-31"])
    #expect(try office.due() == ["certificate T1!"])
    try office.desk.expectSoundModels()
  }
}
