package import EventSourcing

/// A temporary task is done: 任务完成.
package struct CompleteTask: Command {
  package static let name = "task.complete"

  package var task: TaskID
  package var result: String

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    task = try fields.id("task")
    result = try fields.text("result")
  }

  package var stream: Tag { task.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    let state = try context.fold(TaskState.self, task)
    guard state.assigned != nil else { throw Refusal.notFound(.task, task.text) }
    guard !state.isCompleted else { throw Refusal.taskCompleted(task.text) }
    try context.requireOrder(after: state.lastOccurredAt)
    var event = TaskCompleted()
    event.task = task
    event.result = result
    return [.taskCompleted(event)]
  }
}
