package import CustomerService
package import EventSourcing

/// What is to be reached in one metric.
struct TargetInForce: Hashable {
  var hundredths: Int64
  /// What it weighs in the composite.
  var weight: Int64
}

/// The targets that are in force at the end of a period (domain.md §3.2).
package struct TargetsInForce {
  private let model: ReadModel
  private let zone: BusinessZone

  /// - Parameters:
  ///   - model: What ``TargetsProjector`` wrote.
  ///   - zone: The zone of the office's days.
  package init(_ model: ReadModel, zone: BusinessZone) {
    self.model = model
    self.zone = zone
  }

  /// The targets by metric; a later revision holds, unless the period was over.
  func targets(_ period: Period, _ scope: TargetScope) throws -> [TargetMetric: TargetInForce] {
    guard Period(period.text) == period,
      let row = try model.row(
        TargetsProjector.key(period.text, scope.text), as: TargetsRow.self)
    else { return [:] }
    let end = zone.end(of: period.last)
    return row.entries.reduce(into: [:]) { targets, entry in
      guard entry.from <= end else { return }
      targets[entry.metric] = TargetInForce(hundredths: entry.hundredths, weight: entry.weight)
    }
  }

  /// What a metric must reach, or must not exceed; nil without a target.
  package func threshold(
    _ metric: TargetMetric, _ period: Period, _ scope: TargetScope = .department
  ) throws -> KPIThreshold? {
    try targets(period, scope)[metric].map {
      KPIThreshold(hundredths: $0.hundredths, isUpperLimit: metric.isLowerBetter)
    }
  }

  /// For whom there are targets of the period.
  func scopes(_ period: Period) throws -> [TargetScope] {
    try model.row(TargetsProjector.key(period.text), as: TargetScopesRow.self)?.scopes
      .compactMap(TargetScope.init) ?? []
  }
}
