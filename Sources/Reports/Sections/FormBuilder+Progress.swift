internal import CustomerService
internal import EventSourcing
internal import Office
internal import Projections

extension FormBuilder {
  /// How far plans, tasks and suggestions have come.
  var progress: ReportSection {
    var section = ReportSection(.progress)
    section.add(
      .list(
        .planItems, [.item, .title, .owner, .due, .percent].map { .named($0) },
        histories(.plan).flatMap(items)))
    section.add(
      .list(
        .tasks, [.task, .title, .owner, .due, .state].map { .named($0) },
        histories(.task).compactMap(task)))
    section.add(
      .list(
        .suggestions, [.suggestion, .date, .description, .state].map { .named($0) },
        histories(.suggestion).compactMap(suggestion)))
    return section
  }

  private func items(_ history: NotedHistory) -> [[ReportCell]] {
    var state = PlanState(id: PlanID(history.subject.id))
    var added: [PlanItemAdded] = []
    for event in history.events.map(\.recorded) {
      state.apply(event)
      if case .planItemAdded(let item) = event.event { added.append(item) }
    }
    return added.map { item in
      [
        .text(item.item.text), .masked(item.title), .optional(item.owner),
        item.due.map { .date($0) } ?? .none, .integer(state.progress[item.item] ?? 0),
      ]
    }
  }

  /// A task that is open or was done in the period.
  private func task(_ history: NotedHistory) -> [ReportCell]? {
    var state = TaskState(id: TaskID(history.subject.id))
    for event in history.events { state.apply(event.recorded) }
    guard let assigned = state.assigned, let last = state.lastOccurredAt,
      !state.isCompleted || period.first <= date(last)
    else { return nil }
    let due = assigned.due.map(date)
    let progress: Progress =
      state.isCompleted ? .done : due.map { $0 < today } ?? false ? .overdue : .open
    return [
      .text(assigned.task.text), .masked(assigned.title), .text(assigned.owner),
      due.map { .date($0) } ?? .none, .term(progress),
    ]
  }

  private func suggestion(_ history: NotedHistory) -> [ReportCell]? {
    var state = SuggestionState(id: SuggestionID(history.subject.id))
    var progress = Progress.open
    for event in history.events.map(\.recorded) {
      state.apply(event)
      switch event.event {
      case .suggestionAnalysed: progress = .analysed
      case .suggestionReported: progress = .reported
      case .suggestionAdopted: progress = .adopted
      case .suggestionDeclined: progress = .declined
      default: break
      }
    }
    guard let recorded = state.recorded, let at = history.events.first?.recorded.occurredAt
    else { return nil }
    return [
      .text(recorded.suggestion.text), .date(date(at)), .masked(recorded.content),
      .term(progress),
    ]
  }
}
