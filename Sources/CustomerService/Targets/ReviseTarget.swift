package import EventSourcing

/// What is to be reached in a period changes: 调整目标.
///
/// The value, the weight or both change; what is not given stays. Once the period has begun only the general manager may do it.
package struct ReviseTarget: Command {
  package static let name = "target.revise"
  package static let roles = Role.managers

  package var metric: TargetMetric
  package var period: Period
  package var value: TargetValue?
  package var scope: TargetScope
  package var weight: Int64?

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    metric = try fields.term("metric")
    period = try fields.period("period")
    value = try fields.optionalTargetValue("value")
    scope = try fields.targetScope("scope")
    weight = try fields.targetWeight("weight")
  }

  private var target: TargetID { TargetID(metric, period.text, scope.text) }

  package var stream: Tag { target.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.fold(TargetState.self, target)
    guard let before = state.value else { throw Refusal.notFound(.target, target.text) }
    let newWeight = weight == state.weight ? nil : weight
    let newValue = value?.text ?? before
    guard before != newValue || newWeight != nil else { throw Refusal.nothingToChange }
    try context.requireReason()
    try context.requireOrder(after: state.lastOccurredAt)
    guard context.role == .gm || context.occurredAt < context.zone.start(of: period.first) else {
      throw Refusal.targetPeriodStarted(period.text)
    }
    var event = TargetRevised()
    event.metric = metric
    event.period = period.text
    event.scope = scope.text
    event.before = before
    event.value = newValue
    event.weightBefore = newWeight == nil ? nil : state.weight
    event.weight = newWeight
    return [.targetRevised(event)]
  }
}
