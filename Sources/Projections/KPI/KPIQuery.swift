package import CustomerService
package import EventSourcing

/// Answers one KPI from its read models.
///
/// O(days × groups of the period), never a scan of the log.
package struct KPIQuery {
  /// A read model and the projector that wrote it.
  package typealias Part = (projector: any KPIProjector.Type, model: ReadModel)

  private let parts: [Part]
  /// The day on which the question is asked, or of the as-of moment.
  private let today: CalendarDate

  package init(_ parts: [Part], today: CalendarDate) {
    self.parts = parts
    self.today = today
  }

  /// The answers for `period`: one for the whole, or one for each group of `dimension`.
  package func answer(
    _ kpi: KPIName, _ basis: KPIBasis?, _ period: Period, by dimension: Dimension? = nil
  ) throws -> [KPIAnswer] {
    let lens = KPILens(kpi, basis, period, today: today)
    var groups = try figures(lens, dimension ?? .total)
    if dimension == nil, groups.isEmpty { groups[Self.none] = .zero }
    return groups.sorted { $0.key < $1.key }.flatMap { value, figure in
      KPIAnswer.all(figure, kpi, basis, period, in: dimension.map { KPIGroup($0, value) })
    }
  }

  /// The group of what has no group.
  package static let none = "(none)"

  private func figures(_ lens: KPILens, _ dimension: Dimension) throws -> [String: KPIFigure] {
    guard lens.hasFigures else { return [:] }
    var figures: [String: KPIFigure] = [:]
    for (projector, model) in parts {
      var groups: [UInt32: KPIFigure] = [:]
      for range in projector.ranges(lens) {
        try model.scan(range.table, dimension, days: range.days) { key, counters in
          let cell = Cell(range.table, day: key.day, other: key.other)
          groups[key.value, default: .zero] += projector.weight(cell, counters, lens)
        }
      }
      for (number, figure) in groups {
        figures[try model.text(of: number) ?? Self.none, default: .zero] += figure
      }
    }
    return figures.filter { $0.value != .zero }
  }
}
