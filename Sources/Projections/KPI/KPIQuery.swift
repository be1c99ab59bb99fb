package import CustomerService
package import EventSourcing

/// Answers one KPI from its read model.
///
/// O(days × groups of the period), never a scan of the log.
package struct KPIQuery {
  private let model: ReadModel
  /// The day on which the question is asked, or of the as-of moment.
  private let today: CalendarDate

  /// The days after its end in which a contract may still be renewed.
  private static let graceDays = 30

  package init(_ model: ReadModel, today: CalendarDate) {
    self.model = model
    self.today = today
  }

  /// The answers for `period`: one for the whole, or one for each group of `dimension`.
  package func answer(
    _ kpi: KPIName, _ basis: KPIBasis?, _ period: Period, by dimension: Dimension? = nil
  ) throws -> [KPIAnswer] {
    let groups = try figures(kpi, basis, period, dimension ?? .total)
    var answers: [KPIAnswer] = []
    for (number, figure) in groups.sorted(by: { $0.key < $1.key }) {
      var answer = figure.answer(kpi, basis, period)
      if let dimension {
        answer.group = KPIAnswer.Group(
          dimension: dimension.name, value: try model.text(of: number) ?? "(none)")
      }
      answers.append(answer)
    }
    if dimension == nil, answers.isEmpty {
      answers = [Figure().answer(kpi, basis, period)]
    }
    return answers.sorted { ($0.group?.value ?? "") < ($1.group?.value ?? "") }
  }

  private func figures(
    _ kpi: KPIName, _ basis: KPIBasis?, _ period: Period, _ dimension: Dimension
  ) throws -> [UInt32: Figure] {
    guard period.first <= today else { return [:] }
    let days = period.first.daysSinceEpoch...period.last.daysSinceEpoch
    switch (kpi, basis) {
    case (.satisfaction, _), (.mean_score, _): return try ratings(kpi, days, dimension)
    case (.closure, .cohort), (.closure, .on_time), (.clearance, _):
      return try complaints(kpi, basis, days, dimension)
    case (.closure, _): return try docket(days, dimension)
    case (.renewal, _): return try renewals(basis, days, dimension)
    }
  }

  private func ratings(
    _ kpi: KPIName, _ days: ClosedRange<Int32>, _ dimension: Dimension
  ) throws -> [UInt32: Figure] {
    var groups: [UInt32: Figure] = [:]
    try model.scan(.daily, dimension, days: days) { cell, scores in
      let count = scores[0] + scores[1] + scores[2] + scores[3] + scores[4]
      let sum =
        scores[0] + 2 * scores[1] + 3 * scores[2] + 4 * scores[3] + 5 * scores[4]
      groups[cell.value, default: Figure()].add(
        kpi == .satisfaction ? scores[3] + scores[4] : sum, of: count)
    }
    return groups.filter { $0.value.denominator != 0 }
  }

  private func complaints(
    _ kpi: KPIName, _ basis: KPIBasis?, _ days: ClosedRange<Int32>, _ dimension: Dimension
  ) throws -> [UInt32: Figure] {
    var groups: [UInt32: Figure] = [:]
    try model.scan(.daily, dimension, days: days) { cell, counters in
      switch (kpi, basis) {
      case (.closure, .on_time):
        groups[cell.value, default: Figure()].add(counters[5], of: counters[4])
      case (.closure, _): groups[cell.value, default: Figure()].add(counters[3], of: counters[0])
      default: groups[cell.value, default: Figure()].add(counters[1], of: counters[0])
      }
    }
    if basis == .on_time {
      try model.scan(.undoneOnTime, dimension, days: days) { cell, counters in
        guard cell.other <= days.upperBound else { return }
        groups[cell.value, default: Figure()].add(-counters[0], of: 0)
      }
    }
    return groups.filter { $0.value.denominator != 0 || $0.value.numerator != 0 }
  }

  /// The docket: open at the start, filed or reopened in the period (domain.md §3.2).
  ///
  /// A complaint that was closed and reopened inside the period was in the docket already, so only
  /// reopenings of closings from before the period add to it. All that is open at the end is in
  /// the docket, so what is not open at its end was closed.
  private func docket(
    _ days: ClosedRange<Int32>, _ dimension: Dimension
  ) throws -> [UInt32: Figure] {
    var dockets: [UInt32: KPIAnswer.Docket] = [:]
    let empty = KPIAnswer.Docket(openStart: 0, filed: 0, reopened: 0, closed: 0, openEnd: 0)
    let first = CalendarDate(daysSinceEpoch: days.lowerBound)
    let monthStart = days.lowerBound - Int32(first.components.day - 1)
    if monthStart > .min {
      try model.scan(.monthlyNet, dimension, days: .min...(monthStart - 1)) { cell, counters in
        dockets[cell.value, default: empty].openStart += counters[0]
      }
    }
    if monthStart < days.lowerBound {
      try model.scan(.daily, dimension, days: monthStart...(days.lowerBound - 1)) { cell, c in
        dockets[cell.value, default: empty].openStart += c[0] + c[2] - c[1]
      }
    }
    try model.scan(.daily, dimension, days: days) { cell, counters in
      dockets[cell.value, default: empty].filed += counters[0]
      dockets[cell.value, default: empty].closed += counters[1]
      dockets[cell.value, default: empty].reopened += counters[2]
    }
    var returning: [UInt32: Int64] = [:]
    try model.scan(.reopens, dimension, days: days) { cell, counters in
      if cell.other < days.lowerBound { returning[cell.value, default: 0] += counters[0] }
    }
    return dockets.mapValues { docket in
      var docket = docket
      docket.openEnd = docket.openStart + docket.filed + docket.reopened - docket.closed
      return Figure(docket: docket)
    }
    .reduce(into: [:]) { groups, entry in
      var figure = entry.value
      guard let docket = figure.docket else { return }
      figure.denominator = docket.openStart + docket.filed + (returning[entry.key] ?? 0)
      figure.numerator = figure.denominator - docket.openEnd
      if figure.denominator != 0 { groups[entry.key] = figure }
    }
  }

  private func renewals(
    _ basis: KPIBasis?, _ days: ClosedRange<Int32>, _ dimension: Dimension
  ) throws -> [UInt32: Figure] {
    let last = min(days.upperBound, today.daysSinceEpoch - 1)
    guard days.lowerBound <= last else { return [:] }
    let graceStart = today.advanced(by: -Self.graceDays).daysSinceEpoch
    var groups: [UInt32: Figure] = [:]
    try model.scan(.daily, dimension, days: days.lowerBound...last) { cell, counters in
      let isValue = basis == .value
      groups[cell.value, default: Figure()].add(
        counters[isValue ? 3 : 2], of: counters[isValue ? 1 : 0])
      if cell.day >= graceStart { groups[cell.value, default: Figure()].pending += counters[4] }
    }
    return groups
  }
}

/// What a group's figure is made of before it is named.
private struct Figure {
  var numerator: Int64 = 0
  var denominator: Int64 = 0
  var pending: Int64 = 0
  var docket: KPIAnswer.Docket?

  init() {}

  init(docket: KPIAnswer.Docket) { self.docket = docket }

  mutating func add(_ numerator: Int64, of denominator: Int64) {
    self.numerator += numerator
    self.denominator += denominator
  }

  func answer(_ kpi: KPIName, _ basis: KPIBasis?, _ period: Period) -> KPIAnswer {
    let target: Int64? =
      switch (kpi, basis) {
      case (.satisfaction, _): 90
      case (.closure, .docket): 98
      default: nil
      }
    return KPIAnswer(
      kpi: kpi, basis: basis, period: period.text, group: nil, numerator: numerator,
      denominator: denominator, unit: kpi == .mean_score ? .score : .percent, target: target,
      pending: pending, provisional: pending > 0, docket: docket)
  }
}
