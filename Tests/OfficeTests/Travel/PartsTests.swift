import CustomerService
import EventLog
import EventSourcing
import Histories
import Office
import Projections
import Testing

/// What explains a figure and what moved it add up to the figures that `kpi` answers.
struct PartsTests {
  private struct Question {
    var kpi: KPIName
    var basis: KPIBasis?
    var period: Period
  }

  private static func questions(
    from first: Int64, to last: Int64, _ random: inout Generator
  ) throws -> [Question] {
    let spans = (0..<3).map { _ in Span.random(first, last, &random) }
    return try spans.flatMap { span in
      let period = try #require(Period(span.text))
      return KPIName.allCases.filter { !$0.isComposite }.flatMap { kpi in
        kpi.bases.map { Question(kpi: kpi, basis: $0, period: period) }
      }
    }
  }

  private static func answers(
    _ office: Office, _ question: Question, _ asOf: AsOf?
  ) throws -> [KPIAnswer] {
    let request = KPIRequest(
      kpi: question.kpi, bases: [question.basis], period: question.period, split: .whole)
    return try office.kpi([request], asOf: asOf).answers
  }

  /// Now, a number of events, and moments around facts that lay ahead of their recording.
  private static func moments(
    _ history: RandomHistory, from first: Int64, _ random: inout Generator
  ) throws -> [AsOf?] {
    let count = try history.office.head().count
    var ahead: [Timestamp] = []
    for step in try history.office.events(.all, from: .first, .forward, limit: .max)
    where step.envelope.event.occurredAt > step.envelope.recordedAt {
      ahead.append(step.envelope.event.occurredAt)
    }
    return [nil, .count(UInt64(random.int(0...Int64(count))))]
      + (0..<3).map { _ in .time(Timestamp(rawValue: random.int(first...history.now))) }
      + (0..<3).map { _ in .time(random.pick(ahead)) }
  }

  @Test(arguments: 0..<4)
  func `The facts of an explanation add up to the answer`(seed: UInt64) throws {
    var random = Generator(state: seed ^ 0xE)
    let history = try RandomHistory(seed: seed)
    let first = history.now
    try history.go(on: 400)
    for asOf in try Self.moments(history, from: first, &random) {
      for question in try Self.questions(from: first, to: history.now, &random) {
        let answers = try Self.answers(history.office, question, asOf)
        let explained = try history.office.explain(
          question.kpi, question.basis, question.period, asOf: asOf,
          listsAll: random.one(in: 2))
        let explanation = explained.explanation
        let sum = explanation.facts.reduce(into: KPIFigure.zero) { $0 += $1.figure }
        let comment: Comment = "\(question) as of \(String(describing: asOf))"
        #expect(sum == explanation.figure, comment)
        #expect(explained.answers == answers, comment)
        #expect(
          KPIAnswer.all(sum, question.kpi, question.basis, question.period).map { $0.unjudged }
            == answers.map { $0.unjudged }, comment)
        for fact in explanation.facts {
          #expect(!fact.reasons.isEmpty && !fact.events.isEmpty, comment)
          let isLeftOut = fact.reasons.contains(where: Self.leavesOut.contains)
          let isFree = fact.reasons.contains(.no_price)
          #expect(isFree || fact.isCounted != isLeftOut, "\(fact) \(comment)")
        }
      }
    }
  }

  @Test(arguments: 0..<4)
  func `The facts of one group add up to its figure`(seed: UInt64) throws {
    var random = Generator(state: seed ^ 0xF)
    let history = try RandomHistory(seed: seed)
    let first = history.now
    try history.go(on: 400)
    var groups: Set<Dimension> = []
    for asOf in try Self.moments(history, from: first, &random) {
      for question in try Self.questions(from: first, to: history.now, &random) {
        let dimension = random.pick(Dimension.allCases.filter { $0 != .total })
        let request = KPIRequest(
          kpi: question.kpi, bases: [question.basis], period: question.period,
          split: .by(dimension))
        let answers = try history.office.kpi([request], asOf: asOf).answers
        for group in Set(answers.compactMap(\.group?.value)).sorted().prefix(2) {
          let explained = try history.office.explain(
            question.kpi, question.basis, question.period, of: KPIGroup(dimension, group),
            asOf: asOf, listsAll: random.one(in: 2))
          let comment: Comment = "\(question) \(dimension) \(group) \(String(describing: asOf))"
          let facts = explained.explanation.facts
          let sum = facts.reduce(into: KPIFigure.zero) { $0 += $1.figure }
          #expect(sum == explained.explanation.figure, comment)
          #expect(explained.answers == answers.filter { $0.group?.value == group }, comment)
          #expect(facts.allSatisfy { !$0.reasons.isEmpty && !$0.events.isEmpty }, comment)
          groups.insert(dimension)
        }
      }
    }
    #expect(groups.count > 3)
  }

  @Test func `A complaint that changed hands is explained in both hands`() throws {
    let desk = try complaints()
    let period = try #require(Period("2026-04"))
    func facts(_ handler: String) throws -> [String] {
      try desk.office.explain(.closure, .docket, period, of: KPIGroup(.handler, handler))
        .explanation.facts.map {
          "\($0.tag.text) \($0.figure.numerator)/\($0.figure.denominator) "
            + $0.reasons.map(\.rawValue).joined(separator: ",")
        }
    }
    let open = try facts(KPIQuery.none)
    #expect(open.contains { $0.hasPrefix("complaint:P2 0/1 filed,open") })
    try desk.tell("complaint.handler", ["complaint": "P2", "handler": "H7"])
    #expect(try facts("H7") == ["complaint:P2 0/1 filed,open"])
    #expect(try facts(KPIQuery.none).contains("complaint:P2 0/0 other_group"))
    #expect(try facts("H8").isEmpty)
  }

  /// The reasons of what is not counted.
  private static let leavesOut: Set<FactReason> = [
    .superseded, .rating_voided, .visit_voided, .not_rated, .other_subject, .duplicate, .invalid,
    .contract_voided, .renewal_cancelled, .not_renewable, .not_ended, .outside_period,
    .period_not_begun, .not_yet_occurred, .not_acknowledged, .not_answered, .not_closed, .not_open,
    .unfinished, .window_unknown, .not_repair, .not_issued, .not_asked, .near_miss,
    .not_confirmed, .under_a_minute, .no_shift,
    .customer_merged,
  ]

  @Test(arguments: 0..<4)
  func `The effects of a difference add up to it`(seed: UInt64) throws {
    var random = Generator(state: seed ^ 0xD)
    let history = try RandomHistory(seed: seed)
    let first = history.now
    try history.go(on: 400)
    for _ in 0..<6 {
      let moments = try Self.moments(history, from: first, &random).dropFirst().shuffled(
        using: &random)
      guard let from = moments[0] else { continue }
      let to = random.one(in: 3) ? nil : moments[1]
      for question in try Self.questions(from: first, to: history.now, &random) {
        let found = try history.office.difference(
          of: question.kpi, question.basis, question.period, from: from, to: to)
        let comment: Comment = "\(question) from \(from) to \(String(describing: to))"
        let difference = found.difference
        for (figure, moment) in [(difference.before, from), (difference.after, to)] {
          #expect(
            try Self.answers(history.office, question, moment).map { $0.unjudged }
              == KPIAnswer.all(figure, question.kpi, question.basis, question.period).map {
                $0.unjudged
              }, comment)
        }
        let sum = difference.changes.reduce(into: KPIFigure.zero) { $0 += $1.effect }
        #expect(sum == difference.after - difference.before, comment)
        #expect(difference.changes.allSatisfy { $0.effect != .zero }, comment)
      }
    }
  }

  @Test func `What is counted, what is not and why is told with positions`() throws {
    let desk = try complaints()
    let facts = try desk.office.explain(.closure, .docket, #require(Period("2026-04")))
      .explanation.facts
    #expect(
      facts.map {
        "\($0.tag.text) \($0.reasons.map(\.rawValue)) \($0.events.map(\.position.rawValue))"
      }
        == [
          #"complaint:P1 ["open_at_start", "closed"] [1, 4]"#,
          #"complaint:P2 ["filed", "open"] [2]"#,
          #"complaint:P3 ["duplicate"] [3, 5]"#,
        ])
  }

  @Test func `Two looks differ by what was recorded, had occurred or came to its end`() throws {
    let desk = try complaints()
    let from = AsOf.time(try #require(Timestamp("2026-04-10T11:59:00+08:00", in: .shanghai)))
    let changes = try desk.office.difference(
      of: .closure, .docket, #require(Period("2026-04")), from: from, to: nil
    ).difference.changes
    #expect(
      changes.map {
        "@\($0.event.position.rawValue) \($0.cause) \($0.effect.numerator) \($0.effect.denominator)"
      }
        == ["@4 recorded 1 0", "@5 recorded 0 -1"])

    try desk.tell(
      "contract.sign",
      [
        "contract": "K1", "customer": "C1", "service": "保洁", "start": "2026-01-01",
        "end": "2026-04-30",
      ])
    desk.set(to: "2026-05-01T09:00:00+08:00")
    let byTime = try desk.office.difference(
      of: .renewal, .count, #require(Period("2026-04")), from: .count(desk.count()), to: nil
    ).difference.changes
    #expect(byTime.map(\.cause) == [.time] && byTime.map(\.effect.denominator) == [1])
  }

  /// P1 of March, closed in April; P2 of April, open; P3, a duplicate of it.
  private func complaints() throws -> Desk {
    let desk = Desk(at: "2026-03-20T12:00:00+08:00")
    try desk.tell("customer.register", ["customer": "C1"])
    for (complaint, time) in [("P1", "2026-03-20"), ("P2", "2026-04-10"), ("P3", "2026-04-10")] {
      desk.set(to: "\(time)T11:00:00+08:00")
      try desk.tell(
        "complaint.file",
        [
          "complaint": .text(complaint), "customer": "C1", "channel": "phone",
          "category": "quality", "severity": "minor", "description": "漏水",
        ])
    }
    desk.set(to: "2026-04-10T12:00:00+08:00")
    try desk.tell(
      "complaint.close", ["complaint": "P1", "outcome": "resolved", "resolution": "已修"])
    try desk.tell("complaint.duplicate", ["complaint": "P3", "of": "P2"])
    return desk
  }
}

extension KPIAnswer {
  /// The answer before it is held against a target.
  fileprivate var unjudged: KPIAnswer {
    var answer = self
    answer.target = nil
    return answer
  }
}
