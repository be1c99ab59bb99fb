import CustomerService
import EventSourcing
import Testing

/// Which due times a complaint gets, and that nothing moves them (domain.md §6, 33–35).
struct DueTimeTests {
  private func story() throws -> Story {
    let story = try Story()
    var event = CalendarDaysDeclared()
    event.version = 2
    event.holidays = [try #require(DateSpan("2026-05-01..2026-05-05"))]
    event.makeUpDays = [try #require(DatedHours("2026-05-09 09:00-18:00"))]
    story.record(.daysDeclared(event))
    return story
  }

  private func setPolicy(
    _ story: Story, _ data: [String: String], at time: String
  ) throws {
    try story.tell(SetPolicy.self, data, at: time, role: .director, reason: "新标准")
  }

  @Test func `A complaint filed before a holiday is due after holiday and make-up Saturday`()
    throws
  {
    let story = try story()
    try story.file(at: "2026-04-30T17:00")
    let filed = try story.complaint().filed
    #expect(filed.resolveDue == (try moment("2026-05-13T23:59:59.999")))
    #expect(filed.policy == 2)
  }

  @Test func `A complaint filed outside hours is acknowledged in those of the next workday`()
    throws
  {
    let story = try story()
    try setPolicy(story, ["acknowledgeMinor": "2wh"], at: "2026-04-20T09:00")
    try story.file(at: "2026-05-02T22:15")
    try story.file("P2", at: "2026-05-08T17:30")
    #expect(
      try story.complaint().filed.acknowledgeDue == moment("2026-05-06T11:00"))
    #expect(
      try story.complaint("P2").filed.acknowledgeDue == moment("2026-05-09T10:30"))
  }

  @Test func `Changed rules leave the due times of an open complaint alone`() throws {
    let story = try story()
    try story.file(at: "2026-04-30T17:00")
    let before = try story.complaint().filed
    try story.tell(
      DeclareDays.self, ["regularDays": "2026-05-01..2026-05-05"], at: "2026-04-30T18:00",
      role: .director)
    try setPolicy(story, ["resolveMinor": "1wd"], at: "2026-04-30T18:01")
    #expect(try story.complaint().filed == before)
    try story.file("P2", at: "2026-04-30T18:02")
    let after = try story.complaint("P2").filed
    #expect(after.resolveDue == (try moment("2026-05-01T23:59:59.999")))
    #expect(after.policy == 4)
  }

  @Test func `A complaint that is entered late is judged by the rules of its day`() throws {
    let story = try story()
    try story.file(at: "2026-04-30T17:00")
    try setPolicy(story, ["resolveMinor": "1wd"], at: "2026-05-20T09:00")
    try story.file("P2", at: "2026-04-30T17:00")
    let (early, late) = (try story.complaint().filed, try story.complaint("P2").filed)
    #expect(late.resolveDue == early.resolveDue)
    #expect(late.policy == 2)
  }

  @Test func `A standard holds from its first day on`() throws {
    let story = try story()
    try setPolicy(
      story, ["resolveMinor": "1wd", "from": "2026-06-01"], at: "2026-05-20T09:00")
    try story.file(at: "2026-05-29T09:00")
    try story.file("P2", at: "2026-06-01T09:00")
    #expect(try story.complaint().filed.resolveDue == moment("2026-06-09T23:59:59.999"))
    #expect(try story.complaint("P2").filed.resolveDue == moment("2026-06-02T23:59:59.999"))
  }

  @Test func `A severity raised after the breach leaves it a breach of the first due time`() throws
  {
    let story = try story()
    try story.file(at: "2026-04-30T17:00")
    let due = try story.complaint().filed.resolveDue
    try story.tell(
      AssessComplaint.self, ["complaint": "P1", "severity": "critical"], at: "2026-05-14T09:00")
    #expect(try story.complaint().severity == .critical)
    #expect(try story.complaint().filed.resolveDue == due)
  }

  @Test func `A pause across a holiday moves no due time, even if nobody ends it`() throws {
    let filed = try moment("2026-04-30T17:00")
    let due = ServicePolicy.standard.resolveDue(.minor, filed: filed, in: .shanghai)
    let events: [(ServiceEvent, String)] = [
      (.complaintFiled(with(ComplaintFiled()) { $0.resolveDue = due }), "2026-04-30T17:00"),
      (.complaintPaused(ComplaintPaused()), "2026-04-30T18:00"),
      (.complaintNoted(ComplaintNoted()), "2026-05-06T18:00"),
    ]
    var clocks = ComplaintClocks()
    for (event, time) in events {
      let moment = try moment(time)
      clocks.apply(
        Recorded(position: .first, occurredAt: moment, recordedAt: moment, event: event),
        of: ComplaintID("P1"))
    }
    #expect(clocks.resolveDue == due)
    #expect(clocks.resolve == .paused)
    #expect(clocks.paused == 6 * Timestamp.millisecondsPerDay)
  }

  @Test func `A follow-up is due on the 7th working day of the office's calendar`() throws {
    let story = try story()
    let scheduled = try story.decide(
      ScheduleFollowUp.self, ["followup": "F1", "visit": "V1"], at: "2026-04-30T17:00")
    #expect(try scheduled.first(FollowUpScheduled.self).due == day("2026-05-13"))
  }
}
