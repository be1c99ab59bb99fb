package import CustomerService
package import EventSourcing

/// What is to be reached, by period and scope, with the moments from which it was (下达目标).
package enum TargetsProjector: Projector {
  package static let name = "targets"
  package static let version = 2
  package static let events: Set<EventName> = [.targetSet, .targetRevised]

  package static func project(
    _ recorded: Recorded<ServiceEvent>, into model: ReadModel, zone: BusinessZone
  ) throws {
    switch recorded.event {
    case .targetSet(let it):
      try add(it.metric, it.period, it.scope, it.value, it.weight, recorded.occurredAt, model)
    case .targetRevised(let it):
      try add(it.metric, it.period, it.scope, it.value, it.weight, recorded.occurredAt, model)
    default: break
    }
  }

  package static func facts(of event: ServiceEvent) -> [Tag] {
    switch event {
    case .targetSet(let it): [TargetID(it.metric, it.period, it.scope).tag]
    case .targetRevised(let it): [TargetID(it.metric, it.period, it.scope).tag]
    default: []
    }
  }

  private static func add(
    _ metric: TargetMetric, _ period: String, _ scope: String, _ value: String,
    _ weight: Int64?, _ moment: Timestamp, _ model: ReadModel
  ) throws {
    guard let value = TargetValue(value) else { return }
    var scopes = try model.row(key(period), as: TargetScopesRow.self) ?? TargetScopesRow()
    if !scopes.scopes.contains(scope) {
      scopes.scopes.append(scope)
      model.setRow(key(period), scopes)
    }
    var row = try model.row(key(period, scope), as: TargetsRow.self) ?? TargetsRow()
    let before = row.entries.last { $0.metric == metric }
    row.entries.append(
      TargetsRow.Entry(
        metric: metric, from: moment, hundredths: value.hundredths,
        weight: weight ?? before?.weight ?? 1))
    model.setRow(key(period, scope), row)
  }

  static func key(_ period: String) -> RowKey { RowKey(entity: period) }

  static func key(_ period: String, _ scope: String) -> RowKey {
    RowKey(entity: "\(period)/\(scope)")
  }
}
