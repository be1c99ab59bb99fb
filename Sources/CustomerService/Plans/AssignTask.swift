package import EventSourcing

/// Somebody is given a temporary task: 临时性任务.
package struct AssignTask: Command {
  package static let name = "task.assign"
  package static let roles = Role.leaders

  package var task: TaskID
  package var title: String
  /// Who is to do it, by the actor's id.
  package var owner: String
  package var due: Timestamp?
  package var urgent: Bool

  package init(_ fields: inout FieldReader) throws(MalformedField) {
    task = try fields.id("task")
    title = try fields.text("title")
    owner = try fields.text("owner")
    due = try fields.optionalMoment("due")
    urgent = try fields.optionalFlag("urgent") ?? false
  }

  package var stream: Tag { task.tag }

  package func decide(_ context: DecisionContext) throws -> [ServiceEvent] {
    guard try context.fold(TaskState.self, task).assigned == nil else {
      throw Refusal.alreadyExists(.task, task.text)
    }
    var event = TaskAssigned()
    event.task = task
    event.title = title
    event.owner = owner
    event.due = due
    event.urgent = urgent
    return [.taskAssigned(event)]
  }
}
