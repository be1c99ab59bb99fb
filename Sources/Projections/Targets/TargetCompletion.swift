package import CustomerService
package import EventSourcing

/// Compares what was reached with the targets in force (目标完成率, domain.md §3.2).
///
/// One answer for each metric with a target of the period, then the composite of all. Of a range such
/// as `2026-01..2026-04` the targets of its pieces count: amounts are summed on both sides, a rate is
/// that of the whole range against the mean of the targets, and the last piece's weight holds.
package struct TargetCompletion {
  /// Answers another KPI.
  package typealias Ask = (KPIName, KPIBasis?, Period, Dimension?) throws -> [KPIAnswer]

  private let targets: TargetsInForce
  private let today: CalendarDate

  package init(_ targets: TargetsInForce, today: CalendarDate) {
    self.targets = targets
    self.today = today
  }

  /// The dimensions for whose groups there can be targets.
  package static let dimensions: [Dimension] = [.team, .technician]

  /// The answers for the department, or for each team or technician with a target.
  package func answers(
    _ period: Period, by dimension: Dimension?, _ ask: Ask
  ) throws -> [KPIAnswer] {
    guard let dimension else { return try answers(period, .department, nil, ask) }
    let scopes = try Set(period.pieces.flatMap(targets.scopes))
    let groups = scopes.compactMap { scope -> (TargetScope, KPIAnswer.Group)? in
      guard let value = scope.group(of: dimension) else { return nil }
      return (scope, KPIAnswer.Group(dimension: dimension.name, value: value))
    }
    return try groups.sorted { $0.1.value < $1.1.value }.flatMap { scope, group in
      try answers(period, scope, (dimension, group), ask)
    }
  }

  private func answers(
    _ period: Period, _ scope: TargetScope, _ group: (Dimension, KPIAnswer.Group)?, _ ask: Ask
  ) throws -> [KPIAnswer] {
    let pieces = try period.pieces.map { (piece: $0, values: try targets.targets($0, scope)) }
    var answers: [KPIAnswer] = []
    var parts: [(part: Completion, weight: Int64)] = []
    for metric in TargetMetric.allCases {
      let aimed = pieces.compactMap { piece, values in values[metric].map { (piece, $0) } }
      guard let kpi = KPIName(rawValue: metric.rawValue), let weight = aimed.last?.1.weight
      else { continue }
      let part = try completion(metric, kpi, period, aimed) { period in
        let found = try ask(kpi, kpi.bases[0], period, group?.0)
        return found.first { $0.group?.value == group?.1.value }
      }
      parts.append((part, weight))
      answers.append(answer(part, period, group?.1, metric, weight))
    }
    return answers + [answer(Completion.mean(parts), period, group?.1, nil)]
  }

  private func completion(
    _ metric: TargetMetric, _ kpi: KPIName, _ period: Period, _ aimed: [(Period, TargetInForce)],
    _ actual: (Period) throws -> KPIAnswer?
  ) throws -> Completion {
    guard period.first <= today else { return .none }
    let sum = aimed.reduce(0) { $0 + $1.1.hundredths }
    if metric == .visits {
      let done = try aimed.reduce(0) { try $0 + (actual($1.0)?.numerator ?? 0) }
      return Completion(done, 1, scale: 1, target: sum, isLowerBetter: false)
    }
    guard let answer = try actual(period) else { return .none }
    let count = Int64(aimed.count)
    return Completion(
      answer.numerator * count, answer.denominator, scale: kpi.unit.scale, target: sum,
      isLowerBetter: metric.isLowerBetter)
  }

  private func answer(
    _ part: Completion, _ period: Period, _ group: KPIAnswer.Group?, _ metric: TargetMetric?,
    _ weight: Int64? = nil
  ) -> KPIAnswer {
    let figure = KPIFigure(numerator: part.numerator, denominator: part.denominator)
    var answer = KPIAnswer(figure, .target_completion, nil, period)
    answer.group = group
    answer.part = metric.map { KPIAnswer.Group(dimension: "metric", value: $0.rawValue) }
    answer.weight = weight
    return answer
  }
}

extension TargetScope {
  /// The group of a dimension for which the scope stands.
  fileprivate func group(of dimension: Dimension) -> String? {
    switch (self, dimension) {
    case (.team(let team), .team): team
    case (.technician(let technician), .technician): technician.text
    default: nil
    }
  }
}
