internal import CustomerService
internal import EventSourcing

/// Suggestions until they are decided, and items of plans until they are done.
extension DueProjector {
  static let proposalEvents: Set<EventName> = [
    .suggestionRecorded, .suggestionAnalysed, .suggestionReported, .suggestionAdopted,
    .suggestionDeclined, .planItemAdded, .planProgressReported,
  ]

  static func projectProposal(
    _ recorded: Recorded<ServiceEvent>, _ model: ReadModel, _ zone: BusinessZone
  ) throws {
    switch recorded.event {
    case .suggestionRecorded(let event):
      var duty = SuggestionDuty()
      duty.since = recorded.occurredAt
      duty.technician = try model.person(event.group.technician?.text)
      duty.team = try model.team(event.group.team)
      duty.customer = event.customer?.text ?? ""
      model.write(duty, suggestion(event.suggestion))
    case .suggestionAnalysed(let event):
      try model.update(suggestion(event.suggestion)) { (duty: inout SuggestionDuty) in
        duty.isAnalysed = true
      }
    case .suggestionReported(let event):
      try model.update(suggestion(event.suggestion)) { (duty: inout SuggestionDuty) in
        duty.isReported = true
        duty.level = TermNumber(event.level)
      }
    case .suggestionAdopted(let event): model.removeRow(suggestion(event.suggestion))
    case .suggestionDeclined(let event): model.removeRow(suggestion(event.suggestion))
    case .planItemAdded(let event):
      guard let due = event.due else { return }
      var item = PlanDuty.Item(id: event.item.text, since: recorded.occurredAt)
      item.due = zone.end(of: due)
      item.owner = try model.person(event.owner)
      let key = DueTable.plans.key(event.plan.text)
      var duty = try model.read(key, as: PlanDuty.self) ?? PlanDuty()
      duty.items.append(item)
      model.write(duty, key)
    case .planProgressReported(let event):
      try model.update(DueTable.plans.key(event.plan.text)) { (duty: inout PlanDuty) in
        let index = duty.items.firstIndex { $0.id == event.item.text }
        if let index { duty.items[index].isDone = event.percent == 100 }
      }
    default: break
    }
  }

  private static func suggestion(_ id: SuggestionID) -> RowKey {
    DueTable.suggestions.key(id.text)
  }
}
