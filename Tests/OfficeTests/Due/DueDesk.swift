import CustomerService
import EventLog
import EventSourcing
import Office
import Projections
import Testing

/// An office with two customers, two technicians and one past assignment of the first, and what is
/// due in it.
struct DueDesk {
  let desk: Desk

  init(at time: String = "2026-06-01T09:00") throws {
    desk = Desk(at: time)
    for customer in ["C1", "C2"] {
      try desk.tell("customer.register", ["customer": .text(customer)], at: "2026-05-01T09:00")
    }
    for (technician, team) in [("T1", "一组"), ("T2", "二组")] {
      try desk.tell(
        "technician.register", ["technician": .text(technician), "team": .text(team)],
        at: "2026-05-01T09:00")
    }
  }

  func assign(_ assignment: String = "A1", on day: String = "2026-05-30") throws {
    try desk.tell(
      "technician.assign",
      [
        "assignment": .text(assignment), "customer": "C1", "technician": "T1", "service": "保洁",
        "start": .text("\(day)T09:00"), "end": .text("\(day)T11:00"),
      ], at: "2026-05-02T09:00")
  }

  func visit(
    _ visit: String = "V1", outcome: String = "completed", score: Int64? = nil,
    on day: String = "2026-05-30"
  ) throws {
    var data: [String: FieldValue] = [
      "visit": .text(visit), "assignment": "A1", "arrived": .text("\(day)T09:00"),
      "departed": .text("\(day)T10:00"), "outcome": .text(outcome),
    ]
    if let score { data["score"] = .integer(score) }
    try desk.tell("visit.log", data)
  }

  func complain(
    _ complaint: String = "P1", severity: String = "minor", at time: String = "2026-05-30T10:00",
    about more: [String: FieldValue] = [:]
  ) throws {
    try desk.tell(
      "complaint.file",
      [
        "complaint": .text(complaint), "customer": "C1", "channel": "phone",
        "category": "quality", "severity": .text(severity), "description": "漏水",
      ].merging(more) { $1 }, at: time)
  }

  func sign(
    _ contract: String = "K1", end: String, renewable: Bool = true,
    by more: [String: FieldValue] = [:]
  ) throws {
    try desk.tell(
      "contract.sign",
      [
        "contract": .text(contract), "customer": "C1", "service": "保洁", "start": "2026-01-01",
        "end": .text(end), "renewable": .flag(renewable),
      ].merging(more) { $1 }, at: "2026-05-01T09:00")
  }

  func answer(
    _ kinds: DueKind..., person: String? = nil, team: String? = nil, within: Int64? = nil,
    limit: Int? = nil, asOf: AsOf? = nil
  ) throws -> DueAnswer {
    var question = DueQuestion()
    if !kinds.isEmpty { question.kinds = Set(kinds) }
    question.person = person
    question.team = team
    question.within = within.map { $0 * Timestamp.millisecondsPerDay }
    question.limit = limit
    return try desk.office.due(question, asOf: asOf).answer
  }

  /// What is due, as `kind id`, with a `!` when it is overdue.
  func due(
    _ kinds: DueKind..., person: String? = nil, team: String? = nil, within: Int64? = nil,
    asOf: AsOf? = nil
  ) throws -> [String] {
    let answer = try answer(person: person, team: team, within: within, asOf: asOf)
    return answer.items.filter { kinds.isEmpty || kinds.contains($0.kind) }
      .map { "\($0.kind) \($0.id)\($0.isOverdue(at: answer.moment) ? "!" : "")" }
  }

  /// The only item that is due.
  func item() throws -> DueItem {
    let items = try answer().items
    #expect(items.count == 1)
    return try #require(items.first)
  }
}
