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
    if leavingRows.contains(name) { try sweep(recorded.recordedAt, model, zone) }
    if complaintEvents.contains(name) {
      try projectComplaint(recorded, model)
    } else if serviceEvents.contains(name) {
      try projectService(recorded, model, zone)
    } else if contractEvents.contains(name) {
      try projectContract(recorded, model)
    } else if peopleEvents.contains(name) {
      try projectPeople(recorded, model, zone)
    } else if proposalEvents.contains(name) {
      try projectProposal(recorded, model, zone)
    } else {
      try projectMatter(recorded, model, zone)
    }
  }

  /// None: no figure is made of them.
  package static func facts(of event: ServiceEvent) -> [Tag] { [] }
}

extension ReadModel {
  /// The number of somebody who handles, owns or carries out something; 0 for nobody.
  func person(_ id: String?) throws -> UInt32 { try number(of: id, in: .technician) }

  func team(_ name: String?) throws -> UInt32 { try number(of: name, in: .team) }

  /// Changes the row of `key`, if there is one.
  func update<Row: CodedRow>(_ key: RowKey, _ change: (inout Row) throws -> Void) throws {
    guard var row = try read(key, as: Row.self) else { return }
    try change(&row)
    write(row, key)
  }
}
