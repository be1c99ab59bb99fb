import CustomerService
import EventLog
import EventSourcing
import Office
import Projections
import Reports
import Testing

/// An office in memory whose clock a test sets, and its forms.
final class ReportDesk {
  let office: Office
  private let clock = Clock()

  private final class Clock: @unchecked Sendable {
    var now = Timestamp(rawValue: 0)
  }

  init(at time: String) {
    let clock = clock
    office = Office(engine: InMemoryEngine()) { clock.now }
    set(to: time)
  }

  func set(to time: String) { clock.now = Timestamp(time, in: .shanghai) ?? clock.now }

  func count() throws -> UInt64 { try office.head().count }

  /// Executes a command that must be accepted.
  func tell(
    _ name: String, _ data: [String: FieldValue], at time: String? = nil,
    reason: String? = "late", role: Role = .director
  ) throws {
    let request = try CommandRequest(
      name: name, commandID: "c-\(office.head().count)", actor: "U1", role: role,
      at: time.map { try #require(Timestamp($0, in: .shanghai)) }, reason: reason,
      fields: data, zone: .shanghai)
    switch try office.execute([[request]])[0] {
    case .refused(_, let refusal): throw refusal
    case .done: break
    }
  }

  func form(
    _ kind: ReportKind = .monthly, _ period: String = "2026-04", at count: UInt64? = nil
  ) throws -> ReportForm {
    let plan = ReportPlan(kind, try #require(Period(period)))
    let count = try count ?? self.count()
    return FormBuilder(plan, try office.material(plan.question, asOf: .count(count))).form
  }

  /// A small April: ten visits, four complaints, four contracts that end, an accident.
  static func april(description: String = "Door scratched, call 13812345678") throws -> ReportDesk {
    let desk = ReportDesk(at: "2026-05-02T09:00")
    for (customer, region) in [("C1", "East"), ("C2", "West")] {
      try desk.tell(
        "customer.register", ["customer": .text(customer), "region": .text(region)],
        at: "2026-01-01T08:00")
    }
    for (technician, team) in [("T1", "A"), ("T2", "B")] {
      try desk.tell(
        "technician.register", ["technician": .text(technician), "team": .text(team)],
        at: "2026-01-01T08:00")
    }
    for index in 1...10 { try desk.visit(index) }
    try desk.complain("P1", "minor", filed: "2026-03-30", closed: "2026-04-03")
    try desk.complain("P2", "major", filed: "2026-04-05", closed: "2026-04-09", description)
    try desk.complain("P3", "minor", filed: "2026-04-10", closed: "2026-04-28")
    try desk.complain("P4", "minor", filed: "2026-04-29", closed: nil)
    for (index, end) in ["04-10", "04-15", "04-20", "05-20"].enumerated() {
      try desk.tell(
        "contract.sign",
        [
          "contract": .text("K\(index)"), "customer": "C1", "service": "cleaning",
          "start": "2026-01-01", "end": .text("2026-\(end)"), "priceFen": 120_050,
        ], at: "2026-01-01T09:00")
    }
    try desk.tell(
      "contract.renew",
      ["contract": "K0", "successor": "K9", "start": "2026-04-11", "end": "2027-04-10"],
      at: "2026-04-01T09:00")
    try desk.tell(
      "contract.decline", ["contract": "K1"], at: "2026-04-02T09:00", reason: "moves away")
    try desk.tell(
      "incident.report",
      ["incident": "I1", "class": "accident", "kind": "property", "severity": "minor"],
      at: "2026-04-11T10:00")
    return desk
  }

  private func visit(_ index: Int) throws {
    let day = "2026-04-\(index < 10 ? "0" : "")\(index)"
    try tell(
      "technician.assign",
      [
        "assignment": .text("A\(index)"), "customer": .text("C\(index % 2 + 1)"),
        "technician": .text("T\(index % 2 + 1)"), "start": .text("\(day)T09:00"),
        "end": .text("\(day)T11:00"), "service": "cleaning",
      ], at: "2026-03-28T09:00")
    guard index < 10 else {
      return try tell(
        "technician.cancel", ["assignment": .text("A\(index)"), "by": "customer"],
        at: "2026-04-09T08:00", reason: "nobody home")
    }
    try tell(
      "visit.log",
      [
        "visit": .text("V\(index)"), "assignment": .text("A\(index)"),
        "arrived": .text("\(day)T09:00"), "departed": .text("\(day)T10:30"),
        "outcome": "completed",
      ], at: "\(day)T10:30")
    try tell(
      "survey.record",
      [
        "survey": .text("S\(index)"), "subject": "visit", "ref": .text("V\(index)"),
        "score": .integer(index == 3 ? 1 : 5), "comment": .text("said \(index)"),
      ], at: "\(day)T12:00")
  }

  private func complain(
    _ id: String, _ severity: String, filed: String, closed: String?,
    _ description: String = "late again"
  ) throws {
    try tell(
      "complaint.file",
      [
        "complaint": .text(id), "customer": "C1", "channel": "phone", "category": "damage",
        "severity": .text(severity), "description": .text(description), "team": "A",
      ], at: "\(filed)T09:00")
    guard let closed else { return }
    try tell(
      "complaint.close",
      [
        "complaint": .text(id), "outcome": "resolved", "resolution": "repaired",
        "rootCause": "carelessness",
      ], at: "\(closed)T09:00")
  }

  /// Issues the form of April from the first `count` events.
  func issue(at count: UInt64, reason: String? = nil, _ name: String = "report.issue") throws {
    let form = try form(at: count)
    try tell(
      name,
      [
        "kind": "monthly", "period": "2026-04", "position": .integer(Int64(count)),
        "sha256": .text(String(repeating: "0", count: 64)),
        "figures": .list(form.figures.map(\.text)),
      ], reason: reason)
  }
}

extension ReportForm {
  func section(_ name: SectionName) throws -> ReportSection {
    try #require(sections.first { $0.name == name })
  }

  func table(_ section: SectionName, _ name: TableName) throws -> ReportTable {
    try #require(try self.section(section).tables.first { $0.name == name })
  }
}

extension FieldValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral text: String) { self = .text(text) }
  public init(integerLiteral number: Int64) { self = .integer(number) }
}
