import CustomerService
import EventLog
import EventSourcing
import Foundation
import Interchange
import Office
import Testing

@testable import carelog

/// Registers of steps, as `Fixtures/maps/helpdesk.map.json` reads them.
struct ImportTests {
  private let office = Office(engine: InMemoryEngine()) { Timestamp(rawValue: 1_790_000_000_000) }

  private static func helpdesk() throws -> RegisterMap {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let map = try Data(contentsOf: root.appending(path: "Fixtures/maps/helpdesk.map.json"))
    return try RegisterMap(parsing: Array(map))
  }

  /// Imports steps of one case, `activity day`, and returns what became of them.
  @discardableResult
  private func take(
    _ steps: [String], _ map: RegisterMap? = nil, into executing: (any UnitExecuting)? = nil
  ) throws -> ImportRun {
    var run = ImportRun(
      office: executing ?? office, zone: .shanghai, map: try map ?? Self.helpdesk(),
      identity: Identity(actor: "U1", role: .director),
      header: ["case_id", "activity", "timestamp"], language: .en, registersMissing: true)
    for (index, step) in steps.enumerated() {
      let parts = step.split(separator: " ").map(String.init)
      try run.add(CSVRow(fields: ["7", parts[0], parts[1]], line: index + 2))
    }
    try run.commit()
    return run
  }

  private func history() throws -> [String] {
    try office.replay(ReplaySubject(.complaint, "case-7")).steps.map(\.logged.name.rawValue)
  }

  @Test func `The first step files the complaint, and each step does its own work`() throws {
    let run = try take([
      "0 2026-03-01", "1 2026-03-02", "5 2026-03-03", "2 2026-03-04", "3 2026-03-05",
    ])
    #expect(run.refused == 0)
    #expect(
      try history() == [
        "complaint.filed", "complaint.noted", "complaint.handler-assigned", "complaint.paused",
        "complaint.resumed", "complaint.resolution-proposed", "complaint.closed",
      ])
  }

  @Test func `A rehearsal says what would become of all rows and leaves nothing`() throws {
    let steps = ["1 2026-03-01", "3 2026-03-02", "3 2026-03-03", "1 2026-03-04"]
    let rehearsed = try office.rehearse { try take(steps, into: $0) }
    #expect(rehearsed.accepted == 3)
    #expect(rehearsed.codes == ["already_closed": 1])
    #expect(try office.head().count == 0)
    let run = try take(steps)
    #expect((run.accepted, run.codes) == (rehearsed.accepted, rehearsed.codes))
  }

  @Test func `Work after a closing reopens the complaint`() throws {
    try take(["1 2026-03-01", "3 2026-03-02", "1 2026-03-03", "3 2026-03-04"])
    #expect(
      try history() == [
        "complaint.filed", "complaint.handler-assigned", "complaint.closed", "complaint.reopened",
        "complaint.handler-assigned", "complaint.closed",
      ])
  }

  @Test(arguments: [
    (["3 2026-03-01"], "complaint_not_found"),
    (["2 2026-03-01"], "complaint_not_found"),
    (["1 2026-03-01", "3 2026-03-02", "3 2026-03-03"], "already_closed"),
    (["1 2026-03-01", "3 2026-03-02", "5 2026-03-03"], "already_closed"),
    (["1 2026-01-01", "3 2026-01-02", "1 2026-08-03"], "reopen_window_passed"),
    (["1 2026-03-05", "2 2026-03-04"], "before_previous_event"),
    (["1 2026-03-05", "2 never"], "malformed"),
  ])
  func `A step that cannot be is refused with the reason`(steps: [String], code: String) throws {
    #expect(try take(steps).codes == [code: 1])
  }

  @Test func `A refused row leaves no trace of the commands that would have prepared it`() throws {
    let map = try RegisterMap(
      parsing: Array(
        """
        {"reason": "migrated", "commands": [
          {"command": "complaint.file", "at": {"column": "timestamp"},
           "unlessRefused": "complaint_exists",
           "data": {"complaint": {"template": "case-{case_id}"}, "customer": "C1",
             "channel": "web", "category": "other", "severity": "minor", "description": "x"}},
          {"command": "complaint.resume", "at": {"column": "timestamp"},
           "data": {"complaint": {"template": "case-{case_id}"}}}]}
        """.utf8))
    #expect(try take(["1 2026-03-01"], map).codes == ["not_paused": 1])
    #expect(throws: Refusal.notFound(.complaint, "case-7")) { try history() }
  }

  @Test func `Importing again adds nothing, even what the end of a case would now allow`() throws {
    let steps = [
      "0 2026-03-01", "0 2026-03-01", "1 2026-03-02", "3 2026-03-02", "2 2026-03-02",
      "3 2026-03-02",
    ]
    try take(steps)
    let count = try office.head().count
    let again = try take(steps)
    #expect(again.accepted == 0)
    #expect(again.refused == 0)
    #expect(try office.head().count == count)
  }
}
