package import CustomerService
package import EventSourcing

/// What somebody in the department has yet to do: one row an open item, gone when it is settled.
///
/// What is settled but may come back (a complaint that is reopened, the assignment of a visit that
/// is voided, a rating that is taken out) keeps a row for ``memory``; see ``sweep(_:_:_:)``.
package enum DueProjector: Projector {
  package static let name = "due"
  package static let version = 3
  package static let events: Set<EventName> = complaintEvents.union(serviceEvents)
    .union(contractEvents).union(peopleEvents).union(matterEvents).union(proposalEvents)

  package static func project(
    _ recorded: Recorded<ServiceEvent>, into model: ReadModel, zone: BusinessZone
  ) throws {
    let name = recorded.event.name
    let (part, leavesRows) = parts[name]
    if leavesRows { try sweep(recorded.recordedAt, model, zone) }
    switch part {
    case .complaints: try projectComplaint(recorded, model)
    case .service: try projectService(recorded, model, zone)
    case .contracts: try projectContract(recorded, model)
    case .people: try projectPeople(recorded, model, zone)
    case .matters: try projectMatter(recorded, model, zone)
    case .proposals: try projectProposal(recorded, model, zone)
    case nil: break
    }
  }

  private enum Part { case complaints, service, contracts, people, matters, proposals }

  /// Which part an event belongs to, and whether it leaves a row that only time removes.
  private static let parts: EventTable<(part: Part?, leavesRows: Bool)> = {
    let events: [(Part, Set<EventName>)] = [
      (.complaints, complaintEvents), (.service, serviceEvents), (.contracts, contractEvents),
      (.people, peopleEvents), (.matters, matterEvents), (.proposals, proposalEvents),
    ]
    var parts = EventTable<(part: Part?, leavesRows: Bool)>((nil, false))
    for (part, names) in events {
      for name in names { parts[name] = (part, leavingRows.contains(name)) }
    }
    return parts
  }()

  /// None: no figure is made of them.
  package static func facts(of event: ServiceEvent) -> [Tag] { [] }
}

extension ReadModel {
  /// The number of somebody who handles, owns or carries out something; 0 for nobody.
  func person(_ id: String?) throws -> UInt32 { try number(of: id, in: .technician) }

  func team(_ name: String?) throws -> UInt32 { try number(of: name, in: .team) }

  /// Changes the row of `key`, if there is one, and tells whether there is.
  @discardableResult
  func update<Row: CodedRow>(
    _ key: RowKey, _ change: (inout Row) throws -> Void
  ) throws -> Bool {
    var isFound = false
    try edit(key) { (row: inout Row?) in
      guard var changed = row.take() else { return }
      isFound = true
      try change(&changed)
      row = changed
    }
    return isFound
  }
}
