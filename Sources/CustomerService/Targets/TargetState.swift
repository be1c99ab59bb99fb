package import EventSourcing

/// What is to be reached in one metric, period and scope.
package struct TargetState: Folded {
  /// The value in force, as a decimal text; nil while no target is set.
  package private(set) var value: String?
  package private(set) var weight: Int64 = 1
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: TargetID) {}

  package static let events: [EventName] = [.targetSet, .targetRevised]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .targetSet(let event):
      value = event.value
      weight = event.weight ?? 1
    case .targetRevised(let event):
      value = event.value
      weight = event.weight ?? weight
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }
}
