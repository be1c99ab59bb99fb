import CustomerService
import EventLog
import EventSourcing
import Office
import Projections
import Testing

/// Closure figures of random histories against sets of complaints, straight from domain.md §3.2.
struct ClosureReferenceTests {
  /// A complaint as the reference sees it.
  private struct Case {
    var filedAt: Timestamp
    var due: Timestamp
    var severity: Severity
    /// Nil when it is about no technician.
    var technician: String?
    /// Closing, reopening, closing … in turn.
    var turns: [Timestamp] = []
    var isVoid = false

    func isOpen(before moment: Timestamp) -> Bool {
      filedAt < moment && turns.count { $0 < moment } % 2 == 0
    }
  }

  private struct Ratio: Equatable {
    var numerator: Int64 = 0
    var denominator: Int64 = 0
  }

  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
      return mixed ^ mixed >> 31
    }
  }

  private static let now = Timestamp(rawValue: 1_798_000_000_000)
  private static let zone = BusinessZone.shanghai
  private static let hour: Int64 = 3_600_000
  private static let technicians: [String?] = [nil, "T1", "T2"]

  @Test(arguments: 0..<12)
  func `Read models, rebuilt ones and looks back equal the reference`(seed: UInt64) throws {
    var random = Generator(state: seed)
    let office = Office(engine: InMemoryEngine()) { Self.now }
    let early = try fill(office, 0..<15, &random)
    let count = try office.head().count
    let cases = early + (try fill(office, 15..<30, &random))
    try compare(office, cases, &random, asOf: nil)
    try compare(office, early, &random, asOf: .count(count))
    try office.rebuildProjections()
    try compare(office, cases, &random, asOf: nil)
    #expect(try office.verifyProjections().allSatisfy { $0.keys.isEmpty })
  }

  private func compare(
    _ office: Office, _ cases: [Case], _ random: inout Generator, asOf: AsOf?
  ) throws {
    let periods = [
      "2026", "2026-Q1", "2026-02", "2026-W10", "2026-03-01", "2026-01..2026-05", "2026-05",
      "2026-04-\(Int.random(in: 10...30, using: &random))",
    ]
    for text in periods {
      let period = try #require(Period(text))
      for basis in [KPIBasis.docket, .cohort, .on_time] {
        try compare(office, cases, period, basis, asOf)
      }
    }
  }

  private func compare(
    _ office: Office, _ cases: [Case], _ period: Period, _ basis: KPIBasis, _ asOf: AsOf?
  ) throws {
    let whole = KPIRequest(kpi: .closure, bases: [basis], period: period, split: .whole)
    let splits = [Dimension.severity, .technician].map {
      KPIRequest(kpi: .closure, bases: [basis], period: period, split: .by($0))
    }
    let answers = try office.kpi([whole] + splits, asOf: asOf).answers
    var groups: [String?: Ratio] = [:]
    for answer in answers {
      groups[answer.group?.value] = Ratio(
        numerator: answer.numerator, denominator: answer.denominator)
      if let docket = answer.docket {
        #expect(
          docket.openStart + docket.filed + docket.reopened - docket.closed == docket.openEnd)
      }
    }
    #expect(groups[nil] == reference(cases, period, basis), "\(period.text) \(basis)")
    for severity in Severity.allCases {
      let expected = reference(cases.filter { $0.severity == severity }, period, basis)
      #expect(
        groups[severity.rawValue] ?? Ratio() == expected, "\(period.text) \(basis) \(severity)")
    }
    for technician in Self.technicians {
      let expected = reference(cases.filter { $0.technician == technician }, period, basis)
      let group = technician ?? "(none)"
      #expect(groups[group] ?? Ratio() == expected, "\(period.text) \(basis) \(group)")
    }
  }

  private func reference(_ cases: [Case], _ period: Period, _ basis: KPIBasis) -> Ratio {
    let start = Self.zone.start(of: period.first)
    let end = Self.zone.start(of: period.last.advanced(by: 1))
    let isInside = { (moment: Timestamp) in moment >= start && moment < end }
    var ratio = Ratio()
    for one in cases where !one.isVoid {
      let reopenings = one.turns.enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
      let standing = one.turns.last { $0 < end }
      let isClosedAtEnd = one.filedAt < end && !one.isOpen(before: end)
      let (belongs, counts): (Bool, Bool) =
        switch basis {
        case .docket:
          (
            one.isOpen(before: start) || isInside(one.filedAt)
              || reopenings.contains(where: isInside),
            isClosedAtEnd
          )
        case .cohort: (isInside(one.filedAt), one.turns.count % 2 == 1)
        default: (isInside(one.due), isClosedAtEnd && (standing ?? end) <= one.due)
        }
      guard belongs else { continue }
      ratio.denominator += 1
      if counts { ratio.numerator += 1 }
    }
    return ratio
  }

  /// Issues the commands of these complaints and returns what became of them.
  private func fill(
    _ office: Office, _ numbers: Range<Int>, _ random: inout Generator
  ) throws -> [Case] {
    _ = try issue(office, "customer.register", ["customer": .text("C1")], Self.now)
    for case let technician? in Self.technicians {
      _ = try issue(office, "technician.register", ["technician": .text(technician)], Self.now)
    }
    var cases: [Case] = []
    let first = Self.zone.start(of: try #require(CalendarDate("2026-01-01")))
    for number in numbers {
      let id = FieldValue.text("P\(number)")
      var moment = first.advanced(
        byMilliseconds: Int64.random(in: 0...4000, using: &random) * Self.hour)
      let severity = try #require(Severity.allCases.randomElement(using: &random))
      let events = try issue(
        office, "complaint.file",
        [
          "complaint": id, "customer": .text("C1"), "channel": .text("phone"),
          "category": .text("quality"), "severity": .text(severity.rawValue),
          "description": .text("漏水"),
        ], moment)
      guard case .complaintFiled(let filed)? = events.first else { continue }
      var one = Case(filedAt: moment, due: filed.resolveDue, severity: severity)
      for turn in 0..<Int.random(in: 0...5, using: &random) {
        if turn % 2 == 0, Bool.random(using: &random) {
          let judged = try #require(Severity.allCases.randomElement(using: &random))
          let fields = ["complaint": id, "severity": FieldValue.text(judged.rawValue)]
          if try !issue(office, "complaint.assess", fields, moment).isEmpty {
            one.severity = judged
          }
        }
        let gap = [0, 1, 5, 24, 24, 100, 300, 900].randomElement(using: &random) ?? 0
        moment = moment.advanced(byMilliseconds: Int64(gap) * Self.hour)
        let events =
          turn % 2 == 0
          ? try issue(
            office, "complaint.close",
            [
              "complaint": id, "outcome": .text("resolved"), "resolution": .text("已修"),
              "rootCause": .text("老化"),
            ], moment)
          : try issue(office, "complaint.reopen", ["complaint": id], moment)
        #expect(!events.isEmpty)
        one.turns.append(moment)
      }
      if Bool.random(using: &random) {
        one.technician = try #require(Self.technicians.randomElement(using: &random))
        let change: (String, FieldValue) =
          one.technician.map { ("technician", .text($0)) }
          ?? ("clear", .list(["technician"]))
        _ = try issue(office, "complaint.amend", ["complaint": id, change.0: change.1], moment)
      }
      if Int.random(in: 0..<8, using: &random) == 0 {
        one.isVoid = try !issue(office, "complaint.invalid", ["complaint": id], moment).isEmpty
      }
      cases.append(one)
    }
    return cases
  }

  private func issue(
    _ office: Office, _ name: String, _ fields: [String: FieldValue], _ at: Timestamp
  ) throws -> [ServiceEvent] {
    let request = try CommandRequest(
      name: name, commandID: "\(name)-\(try office.head().count)", actor: "U1", role: .director,
      at: at, reason: "test", fields: fields, zone: Self.zone)
    guard case .done(let outcomes)? = try office.execute([[request]]).first,
      case .accepted(_, let events, _)? = outcomes.first
    else { return [] }
    return events
  }
}
