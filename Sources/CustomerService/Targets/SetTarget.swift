package import EventSourcing

/// What is to be reached in a period is set: 下达目标.
///
/// There is one target for a metric, period and scope. It may be set after the period began, as a
/// late target is better than none; changing one then is the general manager's.
package struct SetTarget: Command {
  package static let name = "target.set"
  package static let roles = Role.managers

  package var metric: TargetMetric
  package var period: Period
  package var value: TargetValue
  package var scope: TargetScope
  /// What it weighs in the composite of the period's targets; 1 unless given.
  package var weight: Int64?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    metric = try fields.term("metric")
    period = try fields.period("period")
    value = try fields.targetValue("value")
    scope = try fields.targetScope("scope")
    weight = try fields.targetWeight("weight")
  }

  private var target: TargetID { TargetID(metric, period.text, scope.text) }

  package var stream: Tag { target.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try context.fold(TargetState.self, target).value == nil else {
      throw Refusal.alreadyExists(.target, target.text)
    }
    if case .technician(let technician) = scope { _ = try context.knownTechnician(technician) }
    var event = TargetSet()
    event.metric = metric
    event.period = period.text
    event.scope = scope.text
    event.value = value.text
    event.weight = weight
    return [.targetSet(event)]
  }
}
