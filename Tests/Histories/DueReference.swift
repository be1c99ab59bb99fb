package import CustomerService
package import EventSourcing
package import Projections

/// What is due straight from the folded states by which commands decide; it knows no rows.
package struct DueReference {
  package struct Item: Hashable, CustomStringConvertible {
    package var kind: DueKind
    package var id: String
    package var due: Timestamp
    package var person: String?
    package var technician: String?
    package var team: String?

    package var description: String {
      "\(kind) \(id) \(due.formatted(in: .shanghai)) \(person ?? "—") \(technician ?? "—") "
        + "\(team ?? "—")"
    }
  }

  private static let zone = BusinessZone.shanghai
  private static let hour: Int64 = 3_600_000

  private let events: [Recorded<ServiceEvent>]
  private let streams: [Tag: [Recorded<ServiceEvent>]]
  private let now: Timestamp

  /// - Parameters:
  ///   - events: What is visible.
  ///   - now: When one looks.
  package init(_ events: [Recorded<ServiceEvent>], now: Timestamp) {
    self.events = events
    streams = events.reduce(into: [:]) { streams, event in
      for tag in event.event.payload.tags { streams[tag, default: []].append(event) }
    }
    self.now = now
  }

  /// Every item that is open at all, however far ahead.
  package var items: Set<Item> {
    Set(
      events.flatMap { recorded -> [Item] in
        let moment = recorded.occurredAt
        switch recorded.event {
        case .complaintFiled(let event): return complaint(event.complaint)
        case .technicianAssigned(let event): return assignment(event.order)
        case .visitLogged(let event): return visit(event.visit)
        case .contractSigned(let event): return contract(event.contract)
        case .contractRenewed(let event): return contract(event.successor)
        case .technicianRegistered(let event): return certificates(event.technician)
        case .contactRecorded(let event): return consultation(event, moment)
        case .escalationRaised(let event): return escalation(event, moment)
        case .incidentReported(let event): return incident(event, moment)
        case .taskAssigned(let event): return task(event)
        case .followUpScheduled(let event): return followUp(event)
        case .problemOpened(let event): return problem(event, moment)
        case .actionPlanned(let event): return action(event)
        case .suggestionRecorded(let event): return suggestion(event, moment)
        case .planItemAdded(let event): return planItem(event)
        default: return []
        }
      })
  }

  /// Visits that were forgotten, since nobody is asked to rate them, before they were moved in time.
  package var forgottenVisits: Set<String> {
    Set(
      events.compactMap { recorded -> String? in
        guard case .visitAmended(let event) = recorded.event, event.change.field == "departed",
          let before = event.change.before.flatMap({ Timestamp($0, in: Self.zone) }),
          recorded.recordedAt > hours(30 * 24, after: before)
        else { return nil }
        return event.visit.text
      })
  }

  /// Assignments that were fulfilled for longer than a year when they came back.
  package var forgottenAssignments: Set<String> {
    Set(
      events.compactMap { recorded -> String? in
        let visit: VisitID
        switch recorded.event {
        case .visitVoided(let event): visit = event.visit
        case .visitAmended(let event): visit = event.visit
        default: return nil
        }
        guard let logged = fold(visit, as: VisitState.self).logged,
          recorded.recordedAt > hours(366 * 24, after: logged.departed)
        else { return nil }
        return logged.order.text
      })
  }

  private func fold<State: Folded>(
    _ id: Identifier<State.Kind>, as type: State.Type = State.self
  ) -> State {
    var state = State(id: id)
    for recorded in events(of: id.tag) where State.events.contains(recorded.event.name) {
      state.apply(recorded)
    }
    return state
  }

  private func events(of tag: Tag) -> [Recorded<ServiceEvent>] {
    streams[tag] ?? []
  }

  private func hours(_ count: Int64, after moment: Timestamp) -> Timestamp {
    moment.advanced(byMilliseconds: count * Self.hour)
  }

  private func complaint(_ id: ComplaintID) -> [Item] {
    let state = fold(id, as: Complaint.self)
    guard state.status == .open else { return [] }
    let stream = events(of: id.tag)
    func item(_ kind: DueKind, _ due: Timestamp) -> Item {
      Item(
        kind: kind, id: id.text, due: due, person: state.handler,
        technician: state.filed.technician?.text, team: state.filed.team)
    }
    var items = [item(.resolution, state.filed.resolveDue)]
    if !stream.contains(where: { $0.event.name == .complaintAcknowledged }) {
      items.append(item(.acknowledgement, state.filed.acknowledgeDue))
    }
    if state.openEscalation != nil,
      let last = stream.last(where: { $0.event.name == .complaintEscalated })
    {
      items.append(item(.escalation, hours(24, after: last.occurredAt)))
    }
    return items
  }

  private func assignment(_ id: OrderID) -> [Item] {
    let state = fold(id, as: OrderState.self)
    guard state.status == .live else { return [] }
    return [
      Item(
        kind: .assignment, id: id.text, due: state.window.end, person: state.technician.text,
        team: state.team)
    ]
  }

  private func visit(_ id: VisitID) -> [Item] {
    let state = fold(id, as: VisitState.self)
    guard let logged = state.logged, !state.isVoid, state.rating == nil,
      logged.outcome == .completed, now <= hours(30 * 24, after: logged.departed)
    else { return [] }
    return [
      Item(
        kind: .rating, id: id.text, due: hours(72, after: logged.departed),
        person: logged.technician.text, team: logged.team)
    ]
  }

  private func contract(_ id: ContractID) -> [Item] {
    let state = fold(id, as: ContractState.self)
    guard let terms = state.terms, terms.renewable, !state.isVoid, !state.isDeclined,
      state.successor == nil, state.terminatedOn == nil,
      Self.zone.date(of: now) <= terms.end.advanced(by: 30)
    else { return [] }
    return [
      Item(
        kind: .contract, id: id.text, due: Self.zone.end(of: terms.end), person: terms.owner,
        team: terms.team)
    ]
  }

  private func certificates(_ id: TechnicianID) -> [Item] {
    let state = fold(id, as: TechnicianState.self)
    if let lastDay = state.lastDay, Self.zone.date(of: now) > lastDay { return [] }
    return state.skills.values.compactMap(\.certificateExpiry).map { expiry in
      Item(
        kind: .certificate, id: id.text, due: Self.zone.end(of: expiry), person: id.text,
        team: state.team)
    }
  }

  private func consultation(_ event: ContactRecorded, _ moment: Timestamp) -> [Item] {
    guard event.kind == .inquiry, !fold(event.contact, as: ContactState.self).isAnswered
    else { return [] }
    return [item(.consultation, event.contact.text, hours(24, after: moment), event.group)]
  }

  private func escalation(_ event: EscalationRaised, _ moment: Timestamp) -> [Item] {
    guard !fold(event.escalation, as: EscalationState.self).isAnswered else { return [] }
    return [item(.escalation, event.escalation.text, hours(24, after: moment), event.group)]
  }

  private func incident(_ event: IncidentReported, _ moment: Timestamp) -> [Item] {
    let state = fold(event.incident, as: IncidentState.self)
    guard !state.isClosed else { return [] }
    let isKnown = state.isConfirmed || state.category == .near_miss
    let due = hours(isKnown ? 7 * 24 : 24, after: moment)
    return [item(.incident, event.incident.text, due, event.group)]
  }

  private func item(
    _ kind: DueKind, _ id: String, _ due: Timestamp, _ group: FigureGroup
  ) -> Item {
    Item(kind: kind, id: id, due: due, person: group.technician?.text, team: group.team)
  }

  private func task(_ event: TaskAssigned) -> [Item] {
    guard let due = event.due, !fold(event.task, as: TaskState.self).isCompleted else { return [] }
    return [Item(kind: .task, id: event.task.text, due: due, person: event.owner)]
  }

  private func followUp(_ event: FollowUpScheduled) -> [Item] {
    guard !fold(event.followUp, as: FollowUpState.self).isDone else { return [] }
    if let visit = event.visit, fold(visit, as: VisitState.self).isVoid { return [] }
    if let complaint = event.complaint, fold(complaint, as: Complaint.self).status == .void {
      return []
    }
    return [item(.followup, event.followUp.text, Self.zone.end(of: event.due), event.group)]
  }

  private func problem(_ event: ProblemOpened, _ moment: Timestamp) -> [Item] {
    guard !fold(event.problem, as: ProblemState.self).isClosed else { return [] }
    return [item(.problem, event.problem.text, hours(30 * 24, after: moment), event.group)]
  }

  private func action(_ event: ActionPlanned) -> [Item] {
    let state = fold(event.problem, as: ProblemState.self)
    guard !state.isClosed, state.actions[event.action] == .planned else { return [] }
    let team = events(of: event.problem.tag).compactMap { recorded -> ProblemOpened? in
      if case .problemOpened(let opened) = recorded.event { opened } else { nil }
    }.first?.group.team
    return [
      Item(
        kind: .action, id: event.action.text, due: Self.zone.end(of: event.due),
        person: event.owner, team: team)
    ]
  }

  private func suggestion(_ event: SuggestionRecorded, _ moment: Timestamp) -> [Item] {
    guard fold(event.suggestion, as: SuggestionState.self).status != .decided else { return [] }
    return [item(.suggestion, event.suggestion.text, hours(30 * 24, after: moment), event.group)]
  }

  private func planItem(_ event: PlanItemAdded) -> [Item] {
    guard let due = event.due, fold(event.plan, as: PlanState.self).progress[event.item] != 100
    else { return [] }
    return [
      Item(
        kind: .plan, id: event.item.text, due: Self.zone.end(of: due), person: event.owner)
    ]
  }
}
