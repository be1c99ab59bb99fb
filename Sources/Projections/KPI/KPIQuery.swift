package import CustomerService
package import EventSourcing

/// Answers one KPI from its read model.
///
/// O(days × groups of the period), never a scan of the log.
package struct KPIQuery {
  private let model: ReadModel
  /// The day on which the question is asked, or of the as-of moment.
  private let today: CalendarDate

  package init(_ model: ReadModel, today: CalendarDate) {
    self.model = model
    self.today = today
  }

  /// The answers for `period`: one for the whole, or one for each group of `dimension`.
  package func answer(
    _ kpi: KPIName, _ basis: KPIBasis?, _ period: Period, by dimension: Dimension? = nil
  ) throws -> [KPIAnswer] {
    let lens = KPILens(kpi, basis, period, today: today)
    var groups = try figures(lens, dimension ?? .total)
    if dimension == nil, groups.isEmpty { groups[0] = .zero }
    return try groups.map { number, figure in
      var answer = KPIAnswer(figure, kpi, basis, period)
      if let dimension {
        answer.group = KPIAnswer.Group(
          dimension: dimension.name, value: try model.text(of: number) ?? "(none)")
      }
      return answer
    }
    .sorted { ($0.group?.value ?? "") < ($1.group?.value ?? "") }
  }

  private func figures(_ lens: KPILens, _ dimension: Dimension) throws -> [UInt32: KPIFigure] {
    var groups: [UInt32: KPIFigure] = [:]
    for (table, days) in lens.ranges {
      try model.scan(table, dimension, days: days) { cell, counters in
        groups[cell.value, default: .zero] += lens.weight(
          table, day: cell.day, other: cell.other, counters)
      }
    }
    return groups.filter { $0.value != .zero }
  }
}
