import CustomerService
import EventLog
import EventSourcing
import Interchange
import Office
import Projections
import Testing

@testable import carelog

struct ReplayTests {
  private let office: Office

  init() throws { office = try History.office() }

  private func replay(
    _ entity: Refusal.Entity = .complaint, _ id: String = "P1", asOf: AsOf? = nil,
    until: String? = nil, isProven: Bool = false
  ) throws -> Replay {
    let until = try until.map { try #require(Timestamp($0, in: .shanghai)) }
    return try office.replay(
      ReplaySubject(entity, id), ReplayScope(asOf: asOf, until: until, isProven: isProven))
  }

  private func lines(_ replay: Replay, _ language: Language, _ width: Int) -> [Substring] {
    ReplayTimeline(replay: replay, language: language, width: width).text.split(separator: "\n")
  }

  private func types(_ replay: Replay) -> [String] { replay.steps.map(\.logged.name.rawValue) }

  @Test(arguments: Language.allCases)
  func `A complaint's timeline never changes a byte`(language: Language) throws {
    let timeline = ReplayTimeline(
      replay: try replay(isProven: true), language: language, width: 80)
    try History.expect(timeline.text, toBe: "complaint.\(language).txt")
  }

  @Test func `A complaint's JSON never changes a byte`() throws {
    let json = ReplayTable(replay: try replay(isProven: true)).listing.json
    try History.expect(json.text(.pretty) + "\n", toBe: "complaint.json")
  }

  @Test(arguments: [
    (Refusal.Entity.customer, "C1"), (.technician, "T1"), (.contract, "K1"), (.visit, "V1"),
    (.assignment, "A1"),
  ])
  func `Other timelines never change a byte either`(entity: Refusal.Entity, id: String) throws {
    let timeline = ReplayTimeline(replay: try replay(entity, id), language: .zh, width: 100)
    try History.expect(timeline.text, toBe: "\(entity).zh.txt")
  }

  @Test(arguments: Language.allCases, [40, 80, 120])
  func `No line is wider than asked for`(language: Language, width: Int) throws {
    for line in lines(try replay(.customer, "C1"), language, width) {
      #expect(displayWidth(of: String(line)) <= width, "\(line)")
    }
  }

  @Test func `No stored text reaches the terminal raw`() throws {
    let text = ReplayTimeline(replay: try replay(), language: .zh, width: 80).text
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    #expect(text.contains("\\u{1b}[31m红色"))
  }

  @Test func `A look back shows only what was recorded then`() throws {
    let then = try replay(asOf: .time(try #require(Timestamp("2026-05-01", in: .shanghai))))
    #expect(then.steps.last?.state == "closed")
    #expect(!types(then).contains("complaint.reopened"))
    let counted = try replay(asOf: .count(8))
    #expect(types(counted) == ["complaint.filed", "complaint.acknowledged"])
    #expect(throws: Refusal.notFound(.complaint, "P1")) { try replay(asOf: .count(6)) }
  }

  @Test func `Until a time only what happened before it is shown`() throws {
    let early = try replay(until: "2026-04-13T09:00:00+08:00")
    #expect(types(early).last == "complaint.handler-assigned")
    let late = try replay(until: "2026-06-04T09:00:01+08:00")
    #expect(types(late).last == "complaint.noted")
  }

  @Test func `Every record of a history is proven in the log's tree`() throws {
    let proven = try replay(isProven: true)
    #expect(proven.tree?.size == (try office.head().count))
    #expect(proven.steps.allSatisfy { $0.inclusion != nil && $0.inclusion?.failure == nil })
    #expect(try replay().steps.allSatisfy { $0.inclusion == nil })
  }

  @Test func `A pause is counted and moves no due time`() throws {
    let clocks = try replay().steps.compactMap(\.clocks)
    #expect(Set(clocks.map(\.resolveDue)).count == 1)
    let paused: Int64 = ((2 * 24 + 9) * 60 + 30) * 60_000
    #expect(clocks.last?.paused == paused)
    #expect(clocks.map(\.resolve).contains(.paused))
    #expect(clocks.last?.acknowledge == .missed)
  }

  @Test func `A correction shows each field before and after`() throws {
    let amended = try replay().steps.filter { $0.logged.name == .complaintAmended }
    let changes = amended.flatMap(\.changes)
    #expect(changes.map(\.name) == ["channel", "technician", "team"])
    #expect(changes.first?.before == .text("phone"))
    #expect(changes.first?.after == .text("wechat"))
  }

  @Test func `A correction of a group says in which cells the complaint counts from then on`()
    throws
  {
    let steps = try replay().steps
    let filed = try #require(steps.first)
    #expect(filed.groups.contains(Fact("category", .text("quality"))))
    let assessed = try #require(steps.first { $0.logged.name == .complaintAssessed })
    #expect(assessed.figures.isEmpty)
    #expect(assessed.groups.contains(Fact("category", .text("damage"))))
    #expect(steps.first { $0.logged.name == .complaintNoted }?.groups == [])
  }

  /// Each entity of the history is the only one of its kind that counts, so that its shares are
  /// the office's figures.
  @Test(arguments: [
    (Refusal.Entity.complaint, "P1"), (.visit, "V1"), (.contract, "K1"),
  ])
  func `The cells of a replay are those of the office`(
    entity: Refusal.Entity, id: String
  ) throws {
    let shares = try replay(entity, id).figures
    #expect(!shares.isEmpty)
    for share in shares {
      let request = KPIRequest(
        kpi: share.kpi, bases: [share.basis], period: try #require(Period(share.period)),
        split: .whole)
      let answer = try #require(try office.kpi([request]).answers.first)
      #expect([answer.numerator, answer.denominator] == [share.numerator, share.denominator])
    }
  }

  /// The docket of months after the last event of an open complaint is left out: its replay says
  /// that it goes on, and cannot name the months.
  @Test func `The replays of all complaints of a year add up to the office's figures`() throws {
    let office = try History.office("../office-2025.commands.jsonl")
    var sums: [String: [Int64]] = [:]
    var end = "2025-13"
    let filed = Query(types: [EventName.complaintFiled.type])
    for event in try office.events(filed, from: .first, .forward, limit: .max) {
      let tag = try #require(event.envelope.event.tags.first)
      let id = String(tag.text.dropFirst("complaint:".count))
      let replay = try office.replay(ReplaySubject(.complaint, id))
      let last = try #require(replay.steps.last)
      if last.state == "open" {
        end = min(end, String(last.logged.occurredAt.formatted(in: .shanghai).prefix(7)))
      }
      for share in replay.figures {
        let cell = "\(share.kpi) \(share.basis?.rawValue ?? "") \(share.period)"
        let sum = sums[cell] ?? [0, 0]
        sums[cell] = [sum[0] + share.numerator, sum[1] + share.denominator]
      }
    }
    #expect(sums.count > 40)
    for month in try #require(Period("2025")).months {
      for (kpi, bases) in [(KPIName.closure, KPIName.closure.bases), (.clearance, [nil])] {
        for basis in bases where basis != .docket || month.text < end {
          let request = KPIRequest(kpi: kpi, bases: [basis], period: month, split: .whole)
          let answer = try #require(try office.kpi([request]).answers.first)
          let cell = "\(kpi) \(basis?.rawValue ?? "") \(month.text)"
          #expect(sums[cell] ?? [0, 0] == [answer.numerator, answer.denominator], "\(cell)")
        }
      }
    }
  }

  @Test func `What the steps add is what counts in the end`() throws {
    let replay = try replay()
    for total in replay.figures {
      let parts = replay.steps.flatMap(\.figures).filter {
        $0.kpi == total.kpi && $0.basis == total.basis && $0.period == total.period
      }
      #expect(parts.reduce(0) { $0 + $1.numerator } == total.numerator)
      #expect(parts.reduce(0) { $0 + $1.denominator } == total.denominator)
    }
  }

  @Test func `A complaint that leaves the figures takes back all it added`() throws {
    let duplicate = try replay(.complaint, "P2")
    #expect(duplicate.figures.isEmpty)
    #expect(duplicate.steps.last?.state == "void")
    #expect(duplicate.steps.last?.clocks?.acknowledge == .stopped)
    #expect(duplicate.steps.last?.clocks?.resolve == .stopped)
    #expect(duplicate.steps.last?.figures.allSatisfy { $0.denominator < 0 } == true)
  }
}
