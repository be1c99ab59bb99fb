package import CustomerService
package import EventSourcing

/// Builds one read model from the events of the log; pure, and applied inside every append.
package protocol Projector: Sendable {
  static var name: String { get }
  /// Raised whenever the rows that an event leads to change.
  static var version: Int { get }
  /// The events it looks at; all others cost it nothing.
  static var events: Set<EventName> { get }

  /// The facts on which the event bears: what is rated, the complaint, the contracts.
  static func facts(of event: ServiceEvent) -> [Tag]

  static func project(
    _ event: Recorded<ServiceEvent>, into model: ReadModel, zone: BusinessZone) throws
}

extension Projector {
  /// What tells one version of the read model from another, and the name of its rows.
  package static var fingerprint: String { "\(name).\(version)" }
}

/// Every projector of the department; adding one is one folder and one line here.
package enum ProjectorRegistry {
  package static let all: [any Projector.Type] = [
    SatisfactionProjector.self, ClosureProjector.self, RenewalProjector.self,
    VisitsProjector.self, IncidentsProjector.self, ShiftsProjector.self, ArchiveProjector.self,
    TargetsProjector.self, DueProjector.self,
  ]
}
