package import EventSourcing

/// One temporary task.
package struct TaskState: Folded {
  package private(set) var assigned: TaskAssigned?
  package private(set) var isCompleted = false
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: TaskID) {}

  package static let events: [EventName] = [.taskAssigned, .taskCompleted]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    switch recorded.event {
    case .taskAssigned(let event): assigned = event
    case .taskCompleted: isCompleted = true
    default: break
    }
    lastOccurredAt = recorded.occurredAt
  }
}
