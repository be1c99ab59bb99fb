import CustomerService
import EventSourcing
import Office

/// Visits, calls, surveys, incidents and the hours of technicians.
extension RandomCommands {
  /// An hour that may have begun already.
  func window() -> [String: FieldValue] {
    let start = now + random.int(-4...20) * Self.hour
    return [
      "start": .text(Timestamp(rawValue: start).formatted(in: .shanghai)),
      "end": .text(Timestamp(rawValue: start + Self.hour).formatted(in: .shanghai)),
    ]
  }

  /// An arrival before a departure, half of the time around a quarter past the window's start.
  func arrival(before departed: Int64, of assignment: String = "") -> FieldValue {
    let quarter = 15 * Self.hour / 60
    if random.one(in: 2), let start = starts[assignment], start + 2 * quarter < departed {
      let arrived = start + random.pick([quarter, quarter + 1, random.int(0...2 * quarter)])
      return .text(Timestamp(rawValue: arrived).formatted(in: .shanghai))
    }
    let duration = random.pick([1, 59_999, random.int(60_000...3 * Self.hour)])
    return .text(Timestamp(rawValue: departed - duration).formatted(in: .shanghai))
  }

  func visit() throws {
    let departed = moment()
    let assignment = ids["A"]?.suffix(8).randomElement(using: &random) ?? "A0"
    try issue(
      "visit.log",
      fields(
        [
          "visit": fresh("V"), "assignment": .text(assignment),
          "arrived": arrival(before: departed, of: assignment),
          "departed": .text(Timestamp(rawValue: departed).formatted(in: .shanghai)),
          "outcome": text(["completed", "completed", "completed", "partial", "rework"]),
        ],
        ["score": .integer(random.int(1...5)), "technician": technician, "substitute": .flag(true)]
      ))
  }

  func amendVisit() throws {
    let departed = moment()
    let times: [String: FieldValue] = [
      "arrived": arrival(before: departed),
      "departed": .text(Timestamp(rawValue: departed).formatted(in: .shanghai)),
    ]
    try issue(
      "visit.amend",
      fields(
        ["visit": known("V")].merging(random.one(in: 2) ? times : [:]) { $1 },
        ["technician": technician, "outcome": term(VisitOutcome.self), "note": .text("补记")]),
      at: moment())
  }

  func voidVisit() throws { try issue("visit.void", ["visit": known("V")], at: moment()) }

  func reschedule() throws {
    try issue(
      "technician.reschedule",
      ["assignment": known("A"), "by": term(Party.self)].merging(window()) { $1 })
  }

  func issueSurvey() throws {
    let subject = random.pick(SurveySubject.allCases)
    try issue(
      "survey.issue",
      fields(
        ["survey": fresh("S"), "subject": .text(subject.rawValue)].merging(ref(subject)) { $1 },
        ["channel": term(SurveyChannel.self)].merging(
          subject == .periodic ? ["customer": customer] : [:]
        ) { $1 }), at: moment())
  }

  func followUp() throws {
    let about = random.one(in: 4) ? ["complaint": known("P")] : ["visit": known("V", 12)]
    try issue(
      "followup.record",
      fields(["followup": fresh("F")].merging(about) { $1 }, ["connected": .flag(true)]),
      at: moment())
  }

  func report() throws {
    try issue(
      "incident.report",
      fields(
        [
          "incident": fresh("I"), "class": text(["accident", "accident", "near_miss"]),
          "kind": term(IncidentNature.self), "severity": term(Severity.self),
        ],
        random.one(in: 2)
          ? ["visit": known("V")] : ["customer": customer, "technician": technician]),
      at: moment())
  }

  func confirm() throws {
    try issue("incident.confirm", ["incident": known("I")], at: moment())
  }

  func downgrade() throws {
    try issue("incident.downgrade", ["incident": known("I")], at: moment())
  }

  func setShift() throws {
    let weekdays = Weekday.allCases.map(\.rawValue).filter { _ in !random.one(in: 3) }
    try issue(
      "technician.set-shift",
      fields(
        [
          "technician": technician, "weekdays": .list(weekdays),
          "start": text(["08:00", "09:30", "22:00"]), "end": text(["06:15", "17:00", "18:30"]),
        ], ["from": date(random.int(-40...40))]), at: moment())
  }

  func moveTechnician() throws {
    try issue(
      "technician.update", ["technician": technician, "team": text(["一组", "二组", "三组"])],
      at: moment())
  }

  /// Only the fourth technician is lent and leaves, so that the others can be booked.
  func lend() throws {
    let first = random.int(-40...40)
    try issue(
      "technician.second",
      ["technician": .text("T4"), "from": date(first), "until": date(first + random.int(0...40))],
      at: moment())
  }

  func leave() throws {
    try issue(
      "technician.leave",
      ["technician": .text("T4"), "lastDay": date(random.int(-20...60)), "cancel": .flag(true)],
      at: moment())
  }
}
