package import CustomerService
import EventSourcing
package import Office

/// Random commands of an office, whatever executes them.
///
/// Commands pick among the entities that are there, whatever became of them, so that some are
/// refused; the others make a valid history. Whoever executes them says which events followed.
package final class RandomCommands {
  /// Which commands are drawn.
  package enum Scope {
    /// What the first figures count.
    case figures
    /// All that the department does.
    case department
    /// Every command of the registry but those of access control and sealing.
    case everything
  }

  package let clock: SettableClock
  package var random: Generator
  /// Who issues the commands.
  package var actor = "U1"
  /// On which refusals the commands may be left out of their unit.
  package var unlessRefused: [String] = []
  private let scope: Scope
  private var commandCount = 0
  /// The ids that exist, by the letter they begin with.
  var ids: [Character: [String]] = [:]
  /// The last days of the contracts.
  private var ends: [String: CalendarDate] = [:]
  /// When the windows of assignments begin.
  private(set) var starts: [String: Int64] = [:]
  /// The surveys that were issued.
  private var issued: [SurveyIssued] = []
  private var waiting: [CommandRequest] = []

  static let hour: Int64 = 3_600_000
  static let day = 24 * hour

  package init(seed: UInt64, clock: SettableClock = SettableClock(), scope: Scope) {
    self.clock = clock
    self.scope = scope
    random = Generator(state: seed)
  }

  package var now: Int64 { clock.now }

  /// The customers and technicians that all others need.
  package func opening() throws -> [CommandRequest] {
    for (customer, region) in [("C1", "徐汇"), ("C2", "静安"), ("C3", nil), ("C4", nil)] {
      let region = region.map { ["region": FieldValue.text($0)] } ?? [:]
      try issue("customer.register", region.merging(["customer": .text(customer)]) { $1 })
    }
    for (technician, team) in [("T1", "一组"), ("T2", "一组"), ("T3", "二组"), ("T4", nil)] {
      let team = team.map { ["team": FieldValue.text($0)] } ?? [:]
      try issue("technician.register", team.merging(["technician": .text(technician)]) { $1 })
    }
    return take()
  }

  /// What one random action issues: mostly one command, sometimes none.
  package func draw() throws -> [CommandRequest] {
    if scope == .everything, random.one(in: 4) {
      try random.pick(Self.remainder)(self)()
    } else {
      let isMatter = scope != .figures && random.one(in: 2)
      try random.pick(isMatter ? Self.matters : Self.actions)(self)()
    }
    return take()
  }

  private func take() -> [CommandRequest] {
    defer { waiting = [] }
    return waiting
  }

  /// Takes note of what came into being.
  package func note(_ event: ServiceEvent) {
    if let id = event.newID, let kind = id.first { ids[kind, default: []].append(id) }
    if let (contract, end) = event.contractEnd { ends[contract.text] = end }
    switch event {
    case .technicianAssigned(let event): starts[event.order.text] = event.start.rawValue
    case .assignmentRescheduled(let event): starts[event.order.text] = event.start.rawValue
    case .surveyIssued(let survey): issued.append(survey)
    default: break
    }
  }

  /// The next command, as somebody else makes it up.
  package func request(
    _ name: String, _ fields: [String: FieldValue], at: Int64? = nil, role: Role = .director
  ) throws -> CommandRequest {
    commandCount += 1
    return try CommandRequest(
      name: name, commandID: "c-\(commandCount)", actor: actor, role: role,
      at: Timestamp(rawValue: at ?? now), reason: "补录", fields: fields, zone: .shanghai,
      unlessRefused: unlessRefused)
  }

  func issue(
    _ name: String, _ fields: [String: FieldValue], at: Int64? = nil, role: Role = .director
  ) throws {
    waiting.append(try request(name, fields, at: at, role: role))
  }

  /// A business time: mostly now, else up to ten days late, a little ahead, or at a midnight.
  func moment() -> Int64 {
    let midnight = now - (now + 8 * Self.hour) % Self.day
    switch random.int(0...9) {
    case 0: return now - random.int(0...10 * Self.day)
    case 1: return now + random.int(0...300_000)
    case 2: return midnight
    case 3: return midnight - 1
    default: return now
    }
  }

  /// Lets the clock run, mostly for minutes or hours.
  package func letTimePass() {
    clock.now += random.int(0...random.pick([1, 600, 36_000, 260_000, 1_400_000])) * 1000
  }

  /// An id that nothing has yet.
  func fresh(_ kind: Character) -> FieldValue { .text("\(kind)\(commandCount)") }

  /// One of the last entities of a kind.
  func known(_ kind: Character, _ last: Int = 8) -> FieldValue {
    .text(ids[kind]?.suffix(last).randomElement(using: &random) ?? "\(kind)0")
  }

  func text(_ choices: [String]) -> FieldValue { .text(random.pick(choices)) }

  func term<Value: Term>(_ type: Value.Type) -> FieldValue {
    text(Value.allCases.map(\.rawValue))
  }

  /// Leaves out each of `optional` half of the time.
  func fields(
    _ required: [String: FieldValue], _ optional: [String: FieldValue] = [:]
  ) -> [String: FieldValue] {
    let given = optional.keys.sorted().filter { _ in random.one(in: 2) }
    return required.merging(optional.filter { given.contains($0.key) }) { $1 }
  }

  var customer: FieldValue { text(["C1", "C2", "C3", "C4"]) }
  var technician: FieldValue { text(["T1", "T2", "T3", "T4"]) }
  var service: FieldValue { text(["保洁", "月嫂", "维修"]) }
}

// MARK: What can happen

extension RandomCommands {
  private static var actions: [(RandomCommands) -> () throws -> Void] {
    [
      assign, assign, assign, visit, visit, visit, visit, reassign, voidVisit, survey, survey,
      survey, supersede, voidRating, file, file, file, close, close, close, close, reopen, reopen,
      reopen, assess, assess, assess, duplicate, invalidate, sign, sign, renew, renew, renew,
      cancelRenewal, cancelRenewal, decline, terminate, voidContract, amendVisit, amendVisit,
      amendComplaint, amendComplaint, amendContract, amendContract, reschedule, followUp, followUp,
      followUp, issueSurvey, issueSurvey, report, report, confirm, confirm, downgrade, setShift,
      moveTechnician, lend, leave,
    ] + complaintActions + archiveActions
  }

  private func assign() throws {
    try issue(
      "technician.assign",
      fields(
        [
          "assignment": fresh("A"), "customer": customer, "technician": technician,
          "service": service,
        ].merging(window()) { $1 },
        ["region": text(["浦东", "徐汇"]), "contract": known("K")]))
  }

  private func reassign() throws {
    try issue("technician.reassign", ["assignment": known("A"), "technician": technician])
  }

  private func survey() throws {
    let about =
      random.one(in: 3) ? issued.suffix(8).randomElement(using: &random) : nil
    let subject =
      about?.subject
      ?? random.pick([.visit, .visit, .visit, .periodic, .periodic, .complaint, .internal])
    let ref = about.map { $0.ref.map { ["ref": FieldValue.text($0)] } ?? [:] } ?? ref(subject)
    let people = ["customer": customer, "technician": technician]
    try issue(
      "survey.record",
      fields(
        [
          "survey": about.map { .text($0.survey.text) } ?? fresh("S"),
          "subject": .text(subject.rawValue), "score": .integer(random.int(1...5)),
        ],
        [
          "channel": term(SurveyChannel.self), "recommend": .integer(random.int(0...10)),
          "effort": .integer(random.int(1...7)),
        ].merging(subject == .periodic && about == nil ? people : [:]) { $1 }
      ).merging(ref) { $1 }, at: moment())
  }

  func ref(_ subject: SurveySubject) -> [String: FieldValue] {
    switch subject {
    case .visit: ["ref": known("V")]
    case .complaint: ["ref": known("P")]
    case .periodic, .internal: [:]
    }
  }

  private func supersede() throws {
    try issue(
      "rating.supersede", ["visit": known("V"), "score": .integer(random.int(1...5))],
      at: moment())
  }

  private func voidRating() throws {
    try issue("rating.void", ["visit": known("V")], at: moment())
  }

  private func file() throws {
    try issue(
      "complaint.file",
      fields(
        [
          "complaint": fresh("P"), "customer": customer, "channel": term(ComplaintChannel.self),
          "category": term(ComplaintCategory.self), "severity": term(Severity.self),
          "description": .text("漏水"),
        ],
        random.one(in: 3)
          ? ["visit": known("V"), "contract": known("K")]
          : ["technician": technician, "service": service, "region": .text("浦东")]),
      at: moment())
  }

  private func amendComplaint() throws {
    try issue(
      "complaint.amend",
      fields(
        ["complaint": known("P", 12)],
        [
          "technician": technician, "team": text(["一组", "二组"]), "service": service,
          "region": text(["浦东", "徐汇"]), "channel": term(ComplaintChannel.self),
          "visit": known("V"), "description": .text("渗水"),
          "clear": .list([random.pick(["technician", "team", "region", "service"])]),
        ]), at: moment())
  }

  private func close() throws {
    try issue(
      "complaint.close",
      [
        "complaint": known("P"),
        "outcome": text(["resolved", "settled", "unfounded", "withdrawn"]),
        "resolution": .text("已修"), "rootCause": .text("老化"),
      ], at: moment())
  }

  private func reopen() throws {
    try issue("complaint.reopen", ["complaint": known("P")], at: moment())
  }

  private func assess() throws {
    try issue(
      "complaint.assess",
      fields(
        ["complaint": known("P"), "severity": term(Severity.self)],
        ["category": term(ComplaintCategory.self)]), at: moment())
  }

  private func duplicate() throws {
    guard random.one(in: 2) else { return }
    try issue("complaint.duplicate", ["complaint": known("P"), "of": known("P")], at: moment())
  }

  private func invalidate() throws {
    guard random.one(in: 2) else { return }
    try issue("complaint.invalid", ["complaint": known("P", 30)], at: moment())
  }

  /// The local day that lies so many days from now, as a text.
  func day(_ days: Int64) -> String {
    BusinessZone.shanghai.date(of: Timestamp(rawValue: now + days * Self.day)).description
  }

  func date(_ days: Int64) -> FieldValue { .text(day(days)) }

  private func sign() throws {
    try issue(
      "contract.sign",
      fields(
        [
          "contract": fresh("K"), "customer": customer, "service": service,
          "start": date(-100), "end": date(random.int(-40...60)),
          "renewable": .flag(!random.one(in: 6)),
        ],
        [
          "priceFen": .integer(random.int(0...1_000_000)), "region": text(["浦东", "静安"]),
          "owner": text(["U1", "U2"]), "team": text(["一组", "二组"]),
        ]),
      at: moment())
  }

  private func amendContract() throws {
    try issue(
      "contract.amend",
      fields(
        ["contract": known("K", 12)],
        [
          "end": date(random.int(-40...60)), "priceFen": .integer(random.int(0...1_000_000)),
          "service": service, "region": text(["浦东", "静安"]),
          "renewable": .flag(!random.one(in: 3)),
          "owner": text(["U1", "U2"]),
          "clear": .list([random.pick(["priceFen", "region", "owner", "team"])]),
        ]), at: moment())
  }

  private func renew() throws {
    let contract = ids["K"]?.suffix(12).randomElement(using: &random) ?? "K0"
    let start = (ends[contract] ?? CalendarDate(daysSinceEpoch: 0))
      .advanced(by: Int(random.int(0...31)))
    try issue(
      "contract.renew",
      fields(
        [
          "contract": .text(contract), "successor": random.one(in: 4) ? known("K") : fresh("K"),
          "start": .text(start.description),
          "end": .text(start.advanced(by: Int(random.int(0...60))).description),
        ],
        ["priceFen": .integer(random.int(0...1_000_000)), "owner": text(["U1", "U2"])]),
      at: moment())
  }

  private func cancelRenewal() throws {
    try issue("contract.cancel-renewal", ["contract": known("K", 12)], at: moment())
  }

  private func decline() throws {
    try issue("contract.decline", ["contract": known("K", 12)], at: moment())
  }

  func terminate() throws {
    try issue(
      "contract.terminate",
      ["contract": known("K", 12), "date": date(-5), "by": text(["customer", "company"])],
      at: moment())
  }

  private func voidContract() throws {
    try issue("contract.void", ["contract": known("K", 12)], at: moment())
  }
}

extension ServiceEvent {
  /// The id of what came into being.
  fileprivate var newID: String? {
    switch self {
    case .technicianAssigned(let event): event.order.text
    case .visitLogged(let event): event.visit.text
    case .complaintFiled(let event): event.complaint.text
    case .contractSigned(let event): event.contract.text
    case .contractRenewed(let event): event.successor.text
    case .incidentReported(let event): event.incident.text
    default: newMatterID
    }
  }

  /// The last day that a contract has from now on.
  fileprivate var contractEnd: (ContractID, CalendarDate)? {
    switch self {
    case .contractSigned(let event): (event.contract, event.end)
    case .contractRenewed(let event): (event.successor, event.end)
    case .contractAmended(let event) where event.change.field == "end":
      event.change.after.flatMap { CalendarDate($0) }.map { (event.contract, $0) }
    default: nil
    }
  }
}
