import CustomerService
import EventLog
import EventSourcing
import Office
import Projections
import Testing

/// Every KPI of random histories, whole and by every dimension, against ``Reference``.
struct KPIReferenceTests {
  /// How many commands make the first and the second half of a history.
  private static let commandCount = 260

  @Test(arguments: 0..<10)
  func `Read models, rebuilt ones and looks back equal the reference`(seed: UInt64) throws {
    var random = Generator(state: seed ^ 0xFFFF)
    let history = try RandomHistory(seed: seed)
    let office = history.office
    let first = history.now
    try history.go(on: Self.commandCount)
    try comparePresent(history, from: first, &random)
    try history.go(on: Self.commandCount)
    try comparePresent(history, from: first, &random)

    let events = try office.recordedEvents()
    for _ in 0..<3 {
      let count = Int(random.int(0...Int64(events.count)))
      let last = events.prefix(count).last?.recordedAt ?? Timestamp(rawValue: 0)
      let reference = Reference(Array(events.prefix(count)), before: nil, today: last)
      try compare(
        office, reference, from: first, to: history.now, asOf: .count(UInt64(count)), &random)
    }
    let ahead = events.filter { $0.occurredAt > $0.recordedAt }
    for _ in 0..<8 {
      let moment = random.pick(ahead).occurredAt.advanced(
        byMilliseconds: random.one(in: 2) ? 0 : random.int(-1...1))
      let reference = Reference(
        events.filter { $0.recordedAt < moment }, before: moment,
        today: min(moment, Timestamp(rawValue: history.now)))
      try compare(office, reference, from: first, to: history.now, asOf: .time(moment), &random)
    }

    try office.rebuildProjections(pendingLimit: 50)
    try comparePresent(history, from: first, &random)
    #expect(try office.verifyProjections().allSatisfy { $0.keys.isEmpty })
  }

  @Test func `The random histories hold every event that a read model looks at`() throws {
    var seen: Set<EventName> = []
    for seed in 0..<4 as Range<UInt64> {
      let history = try RandomHistory(seed: seed, isWhole: true)
      try history.go(on: 6 * Self.commandCount)
      seen.formUnion(try history.office.recordedEvents().map(\.event.name))
    }
    // What reports tell of has a history of its own (IssuedFormTests).
    for projector in ProjectorRegistry.all where projector.name != DiaryProjector.name {
      #expect(projector.events.subtracting(seen).isEmpty, "\(projector.name)")
    }
  }

  private func comparePresent(
    _ history: RandomHistory, from first: Int64, _ random: inout Generator
  ) throws {
    let reference = Reference(
      try history.office.recordedEvents(), before: Timestamp(rawValue: history.now + 1),
      today: Timestamp(rawValue: history.now))
    try compare(history.office, reference, from: first, to: history.now, asOf: nil, &random)
  }

  private func compare(
    _ office: Office, _ reference: Reference, from first: Int64, to last: Int64, asOf: AsOf?,
    _ random: inout Generator
  ) throws {
    var asked: [(request: KPIRequest, basis: KPIBasis?, span: Span)] = []
    for _ in 0..<8 {
      let span = Span.random(first, last, &random)
      let period = try #require(Period(span.text), "\(span.text)")
      for kpi in KPIName.allCases {
        for basis in kpi.bases {
          let dimensions = Dimension.allCases.dropFirst().shuffled(using: &random).prefix(2)
          for split in [.whole, .byMonth] + dimensions.map(KPIRequest.Split.by) {
            let request = KPIRequest(kpi: kpi, bases: [basis], period: period, split: split)
            asked.append((request, basis, span))
          }
        }
      }
    }
    var answers = try office.kpi(asked.map(\.request), asOf: asOf).answers[...]
    for (request, basis, span) in asked {
      let isMine = { (answer: KPIAnswer) in
        answer.kpi == request.kpi && answer.basis == basis && answer.period == span.text
          && answer.group?.dimension == request.split.name
      }
      let mine = answers.prefix(while: isMine)
      answers = answers.dropFirst(mine.count)
      let expected = expected(reference, request, basis, span)
      let comment = "\(request.kpi) \(String(describing: basis)) \(span.text) \(request.split)"
      expectEqual(Array(mine), expected, "\(comment) as of \(String(describing: asOf))")
    }
    #expect(answers.isEmpty)
  }

  private func expected(
    _ reference: Reference, _ request: KPIRequest, _ basis: KPIBasis?, _ span: Span
  ) -> [String: Reference.Figure] {
    switch request.split {
    case .whole: return reference.figures(request.kpi, basis, span, by: nil)
    case .by(let dimension):
      return reference.figures(request.kpi, basis, span, by: dimension.name)
    case .byMonth:
      var months: [String: Reference.Figure] = [:]
      for month in span.months {
        for (part, figure) in reference.figures(request.kpi, basis, month, by: nil) {
          months[month.text + part] = figure
        }
      }
      return months
    }
  }

  private func expectEqual(
    _ answers: [KPIAnswer], _ expected: [String: Reference.Figure], _ comment: Comment
  ) {
    var found: [String: Reference.Figure] = [:]
    for answer in answers {
      var figure = Reference.Figure(
        numerator: answer.numerator, denominator: answer.denominator, pending: answer.pending,
        values: answer.values.counts)
      if let docket = answer.docket {
        figure.docket = [
          docket.openStart, docket.filed, docket.reopened, docket.closed, docket.openEnd,
        ]
        #expect(
          docket.openStart + docket.filed + docket.reopened - docket.closed == docket.openEnd)
      }
      #expect(answer.provisional == (answer.pending > 0), comment)
      let group = (answer.group?.value ?? "") + (answer.part.map { " · \($0.value)" } ?? "")
      #expect(found[group] == nil, "\(comment): \(group) twice")
      found[group] = figure
    }
    found = found.filter { $0.value != Reference.Figure() }
    guard answers.contains(where: { $0.kpi == .target_completion }) else {
      #expect(found == expected, comment)
      return
    }
    #expect(found.mapValues(\.inLowestTerms) == expected.mapValues(\.inLowestTerms), comment)
  }
}

extension KPIRequest.Split {
  /// The dimension's name in an answer.
  fileprivate var name: String? {
    switch self {
    case .whole: nil
    case .by(let dimension): dimension.name
    case .byMonth: "month"
    }
  }
}

extension Reference.Figure {
  /// The same ratio: how far a target is reached may be written as visits or as a rate.
  fileprivate var inLowestTerms: Self {
    var (a, b) = (numerator, denominator)
    while b != 0 { (a, b) = (b, a % b) }
    var figure = self
    if a != 0 { (figure.numerator, figure.denominator) = (numerator / a, denominator / a) }
    return figure
  }
}
