import CustomerService
import Office

/// Calls, surveys, incidents and the hours of technicians.
extension RandomHistory {
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
