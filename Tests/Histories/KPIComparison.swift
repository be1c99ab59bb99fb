import CustomerService
import EventSourcing
package import Office
package import Projections

/// KPIs of random periods, whole and by random dimensions, against ``Reference``.
package struct KPIComparison {
  private struct Question {
    var request: KPIRequest
    var basis: KPIBasis?
    var span: Span
  }

  private var questions: [Question] = []

  /// - Parameters:
  ///   - kpis: Which KPIs are asked, each on all its bases.
  ///   - spanCount: Of how many periods.
  ///   - first: Where the periods begin at the earliest.
  ///   - last: Where they begin at the latest.
  ///   - random: Draws periods and dimensions.
  package init(
    _ kpis: [KPIName] = KPIName.allCases, spanCount: Int = 8, from first: Int64, to last: Int64,
    _ random: inout Generator
  ) {
    for _ in 0..<spanCount {
      let span = Span.random(first, last, &random)
      guard let period = Period(span.text) else { fatalError("no period: \(span.text)") }
      for kpi in kpis {
        for basis in kpi.bases {
          let dimensions = Dimension.allCases.dropFirst().shuffled(using: &random).prefix(2)
          for split in [.whole, .byMonth] + dimensions.map(KPIRequest.Split.by) {
            let request = KPIRequest(kpi: kpi, bases: [basis], period: period, split: split)
            questions.append(Question(request: request, basis: basis, span: span))
          }
        }
      }
    }
  }

  /// Where an office's answers differ from the reference, one text each; none when they agree.
  package func differences(
    _ office: Office, _ reference: Reference, asOf: AsOf?
  ) throws -> [String] {
    var answers = try office.kpi(questions.map(\.request), asOf: asOf).answers[...]
    var differences: [String] = []
    for question in questions {
      let (request, basis, span) = (question.request, question.basis, question.span)
      let mine = answers.prefix {
        $0.kpi == request.kpi && $0.basis == basis && $0.period == span.text
          && $0.group?.dimension == request.split.name
      }
      answers = answers.dropFirst(mine.count)
      let expected = Self.expected(reference, question)
      differences += Self.differences(Array(mine), expected).map {
        "\(request.kpi) \(basis, default: "") \(span.text) \(request.split) "
          + "as of \(asOf, default: "now"): \($0)"
      }
    }
    return answers.isEmpty ? differences : differences + ["\(answers.count) answers too many"]
  }

  private static func expected(
    _ reference: Reference, _ question: Question
  ) -> [String: Reference.Figure] {
    let (request, basis, span) = (question.request, question.basis, question.span)
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

  private static func differences(
    _ answers: [KPIAnswer], _ expected: [String: Reference.Figure]
  ) -> [String] {
    var differences: [String] = []
    var found: [String: Reference.Figure] = [:]
    for answer in answers {
      let group = (answer.group?.value ?? "") + (answer.part.map { " · \($0.value)" } ?? "")
      let figure = Reference.Figure(answer)
      if let docket = answer.docket,
        docket.openStart + docket.filed + docket.reopened - docket.closed != docket.openEnd
      {
        differences.append("the docket of '\(group)' does not add up: \(docket)")
      }
      if answer.provisional != (answer.pending > 0) {
        differences.append("'\(group)' has \(answer.pending) pending: \(answer.provisional)")
      }
      if found.updateValue(figure, forKey: group) != nil { differences.append("'\(group)' twice") }
    }
    found = found.filter { $0.value != Reference.Figure() }
    // How far a target is reached may be written as visits or as a rate.
    let isRatio = answers.contains { $0.kpi == .target_completion }
    for group in Set(found.keys).union(expected.keys).sorted() {
      let (one, other) = (found[group], expected[group])
      guard isRatio ? one?.inLowestTerms != other?.inLowestTerms : one != other else { continue }
      differences.append("'\(group)' is \(one, default: "missing"), not \(other, default: "there")")
    }
    return differences
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
  fileprivate init(_ answer: KPIAnswer) {
    self.init(
      numerator: answer.numerator, denominator: answer.denominator, pending: answer.pending,
      values: answer.values.counts)
    guard let docket = answer.docket else { return }
    self.docket = [
      docket.openStart, docket.filed, docket.reopened, docket.closed, docket.openEnd,
    ]
  }

  /// The same ratio.
  fileprivate var inLowestTerms: Self {
    var (a, b) = (numerator, denominator)
    while b != 0 { (a, b) = (b, a % b) }
    var figure = self
    if a != 0 { (figure.numerator, figure.denominator) = (numerator / a, denominator / a) }
    return figure
  }
}
