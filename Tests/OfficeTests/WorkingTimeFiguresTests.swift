import CustomerService
import EventLog
import EventSourcing
import Histories
import Office
import Projections
import Testing

/// How long complaints take in working time (domain.md §3.3; §6, items 33 and 34).
///
/// 2026-04-10 is a Friday; the office works from Monday to Friday, 9 to 18.
struct WorkingTimeFiguresTests {
  private let desk = Desk(at: "2026-12-31T09:00")

  init() throws {
    try desk.tell("customer.register", ["customer": "C1"], at: "2026-01-01T08:00")
  }

  private func file(_ id: String, _ time: String) throws {
    try desk.tell(
      "complaint.file",
      [
        "complaint": .text(id), "customer": "C1", "channel": "phone", "category": "quality",
        "severity": "minor", "description": "漏水",
      ], at: time)
  }

  private func tell(_ verb: String, _ id: String, _ time: String) throws {
    let more: [String: FieldValue] =
      switch verb {
      case "pause": ["awaiting": "customer"]
      case "propose": ["remedy": "重做"]
      case "close": ["outcome": "resolved", "resolution": "已修"]
      default: [:]
      }
    try desk.tell("complaint." + verb, ["complaint": .text(id)].merging(more) { $1 }, at: time)
  }

  private func spread(
    _ kpi: KPIName, _ basis: KPIBasis?, _ period: String = "2026-04", asOf: AsOf? = nil
  ) throws -> KPIDistribution? {
    try desk.answers(kpi, basis, period, .whole, asOf).first?.values.distribution
  }

  private static let hour: Int64 = 3600

  @Test func `A weekend between filing and acknowledgement takes no working time`() throws {
    try file("P1", "2026-04-10T17:30")
    try tell("acknowledge", "P1", "2026-04-13T09:30:00.999")
    try tell("acknowledge", "P1", "2026-04-14T09:00")
    #expect(try spread(.time_to_acknowledge, .business)?.max == Self.hour)
    #expect(try spread(.time_to_acknowledge, nil)?.max == 64 * Self.hour)
    #expect(try spread(.time_to_first_response, .business)?.max == Self.hour)
    try file("P2", "2026-04-11T10:00")
    try tell("propose", "P2", "2026-04-11T11:00")
    #expect(
      try spread(.time_to_first_response, .business)
        == KPIDistribution(n: 2, median: Self.hour / 2, p90: Self.hour, max: Self.hour))
    try desk.expectSoundModels()
  }

  @Test func `The earliest contact answers first, though a call was recorded later`() throws {
    try file("P1", "2026-04-13T09:00")
    try tell("acknowledge", "P1", "2026-04-13T12:00")
    for (id, connected, time) in [("F1", false, "10:00"), ("F2", true, "11:00")] {
      try desk.tell(
        "followup.record",
        ["followup": .text(id), "complaint": "P1", "connected": .flag(connected)],
        at: "2026-04-13T\(time)")
    }
    #expect(try spread(.time_to_first_response, .business)?.max == 2 * Self.hour)
    #expect(try spread(.time_to_acknowledge, .business)?.max == 3 * Self.hour)
  }

  @Test func `A close counts to the close that stands, to the first one, and without pauses`()
    throws
  {
    try file("P1", "2026-04-10T17:00")
    try tell("close", "P1", "2026-04-13T10:00")
    try tell("reopen", "P1", "2026-04-13T18:00")
    try tell("pause", "P1", "2026-04-14T16:00")
    try tell("resume", "P1", "2026-04-15T10:00")
    try tell("pause", "P1", "2026-04-15T11:00")
    try tell("close", "P1", "2026-04-15T12:00")
    #expect(try spread(.time_to_close, .standing_business)?.max == 22 * Self.hour)
    #expect(try spread(.time_to_close, .first_business)?.max == 2 * Self.hour)
    #expect(try spread(.time_to_close, .net_business)?.max == 18 * Self.hour)
    #expect(try spread(.time_to_close, .standing)?.max == 115 * Self.hour)
    let early = AsOf.count(try desk.count() - 1)
    #expect(try spread(.time_to_close, .net_business, asOf: early) == nil)
    try tell("invalid", "P1", "2026-04-16T09:00")
    #expect(try spread(.time_to_close, .standing_business) == nil)
    try desk.expectSoundModels()
  }

  @Test func `Working time goes by the calendar that was known when the complaint was filed`()
    throws
  {
    try file("P1", "2026-04-10T17:00")
    try desk.tell(
      "calendar.declare", ["holidays": "2026-04-13", "makeUpDays": "2026-04-11"],
      at: "2026-04-10T17:30")
    try file("P2", "2026-04-10T17:45")
    try desk.tell("calendar.set", ["hours": "mon-fri 09:00-12:00"], at: "2026-04-10T17:50")
    for id in ["P1", "P2"] { try tell("close", id, "2026-04-14T10:00") }
    #expect(
      try spread(.time_to_close, .standing_business)
        == KPIDistribution(n: 2, median: 38_250, p90: 11 * Self.hour, max: 11 * Self.hour))
  }

  @Test func `A calendar that is entered late moves no complaint that was filed before`() throws {
    try file("P1", "2026-04-10T17:00")
    try desk.tell("calendar.declare", ["holidays": "2026-04-13"], at: "2026-04-09T09:00")
    try tell("acknowledge", "P1", "2026-04-13T10:00")
    #expect(try spread(.time_to_acknowledge, .business)?.max == 2 * Self.hour)
  }

  @Test func `Events of before working time was recorded leave none, and keep the elapsed one`()
    throws
  {
    try file("P1", "2026-04-13T09:00")
    try tell("pause", "P1", "2026-04-13T10:00")
    try tell("resume", "P1", "2026-04-13T11:00")
    try tell("close", "P1", "2026-04-13T12:00")
    let events = try desk.office.recordedEvents()
    for (name, known) in [(EventName.complaintPaused, 1), (.complaintClosed, 0)] {
      let model = ReadModel(MemoryView())
      for event in events {
        let event = event.event.name == name ? event.withoutWorkingTime : event
        guard ClosureProjector.events.contains(event.event.name) else { continue }
        try ClosureProjector.project(event, into: model, zone: .shanghai)
      }
      try model.flush()
      let query = KPIQuery(
        [(ClosureProjector.self, model)], today: CalendarDate(daysSinceEpoch: 30_000))
      func count(_ basis: KPIBasis) throws -> Int64? {
        try query.answer(.time_to_close, basis, try #require(Period("2026-04"))).first?.denominator
      }
      #expect(try count(.net) == 1)
      #expect(try count(.net_business) == 0)
      #expect(try count(.standing_business) == Int64(known))
    }
  }
}

extension Recorded<ServiceEvent> {
  fileprivate var withoutWorkingTime: Recorded<ServiceEvent> {
    var event = self.event
    switch event {
    case .complaintPaused(var it):
      it.workedMs = nil
      event = .complaintPaused(it)
    case .complaintClosed(var it):
      it.workedMs = nil
      event = .complaintClosed(it)
    default: break
    }
    return Recorded(
      position: position, occurredAt: occurredAt, recordedAt: recordedAt, event: event)
  }
}
