import CustomerService
import EventSourcing
import Interchange
import Office
import Testing

@testable import carelog

/// What the program shows of calendar and standards.
struct RulesTests {
  private let office: Office

  init() throws { office = try History.office("rules.commands.jsonl") }

  @Test(arguments: [
    (Refusal.Entity.policy, "office"), (.assignment, "A1"), (.contract, "K1"), (.complaint, "P1"),
  ])
  func `A replay tells the rules and what followed from them`(
    entity: Refusal.Entity, id: String
  ) throws {
    let replay = try office.replay(ReplaySubject(entity, id))
    let timeline = ReplayTimeline(replay: replay, language: .zh, width: 100)
    try History.expect(timeline.text, toBe: "rules-\(entity).zh.txt")
  }

  @Test func `Calendar and standards are shown with the day from which they hold`() throws {
    let policy = try office.policy()
    let calendar = CalendarTable(policy: policy, language: .zh).listing
    let standards = try PolicyGroup.Show.listing(policy, .shanghai, .zh)
    try History.expect(
      [calendar, standards].map { TextTable(columns: $0.columns, rows: $0.rows).rendered() }
        .joined(separator: "\n"), toBe: "rules.zh.txt")
    try History.expect(
      [calendar, standards].map { $0.json.text(.pretty) + "\n" }.joined(), toBe: "rules.json")
  }

  @Test func `A look back shows the calendar as it was known then`() throws {
    let may = try #require(CalendarDate("2026-05-04"))
    #expect(try office.policy(asOf: .count(3)).version == 2)
    #expect(try !office.policy(asOf: .count(11)).calendar.isWorkday(may))
    #expect(try office.policy().calendar.isWorkday(may))
    let filed = try #require(Timestamp("2026-04-30T17:00:00", in: .shanghai))
    #expect(try office.policy(at: filed).version == 4)
    #expect(try office.policy().version == 5)
  }
}
