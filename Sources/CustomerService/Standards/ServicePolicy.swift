package import EventSourcing

/// The rules by which an office sets due times: its calendar and its standards.
///
/// Its ``version`` is stored on every filed complaint, together with the due times that followed
/// from it: changing the policy never moves a deadline that was already set.
package struct ServicePolicy: Hashable, Sendable {
  /// Rises with every change of calendar or standards, from 1, before which nobody changed any.
  package private(set) var version: Int64 = 1
  package private(set) var calendar = BusinessCalendar()
  /// The standards by the day from which they hold.
  package private(set) var standards = InForce(ServiceStandard.usual)

  /// The policy of an office that has set nothing.
  package static let standard = ServicePolicy()

  package init() {}

  package static let events: [EventName] = [.calendarSet, .daysDeclared, .policySet]

  package mutating func apply(_ event: ServiceEvent) {
    switch event {
    case .calendarSet(let event):
      version = event.version
      calendar.set(event.week, from: event.from)
    case .daysDeclared(let event):
      version = event.version
      for day in event.regularDays.flatMap(\.days) { calendar.declare(nil, on: day) }
      for day in event.holidays.flatMap(\.days) { calendar.declare(DayHours.none, on: day) }
      for day in event.makeUpDays { calendar.declare(day.hours, on: day.day) }
    case .policySet(let event):
      version = event.version
      standards.set(event.standard, from: event.from)
    default: break
    }
  }

  /// When the customer must have been told of a complaint.
  package func acknowledgeDue(
    _ severity: Severity, filed: Timestamp, in zone: BusinessZone
  ) -> Timestamp {
    standards[zone.date(of: filed)].acknowledge[severity].due(after: filed, by: calendar, in: zone)
  }

  /// When a complaint must be closed.
  package func resolveDue(
    _ severity: Severity, filed: Timestamp, in zone: BusinessZone
  ) -> Timestamp {
    standards[zone.date(of: filed)].resolve[severity].due(after: filed, by: calendar, in: zone)
  }
}

/// The policy as its events led to it.
package struct PolicyState: Folded {
  package private(set) var policy = ServicePolicy.standard
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: PolicyID) {}

  package static let events = ServicePolicy.events

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    policy.apply(recorded.event)
    lastOccurredAt = recorded.occurredAt
  }
}

extension DecisionContext {
  /// The policy as it was known at `moment`, else when the fact happened.
  ///
  /// O(changes of the policy).
  func policy(at moment: Timestamp? = nil) throws -> ServicePolicy {
    let moment = moment ?? occurredAt
    var policy = ServicePolicy.standard
    let changes = Query(types: ServicePolicy.events.map(\.type), tags: [PolicyID.office.tag])
    try history.visit(changes) { recorded in
      if recorded.occurredAt <= moment { policy.apply(recorded.event) }
    }
    return policy
  }

  /// The policy of a version that complaints store.
  ///
  /// O(1) for the latest, else O(changes of the policy).
  func policy(version: Int64) throws -> ServicePolicy {
    let latest = try fold(PolicyState.self, .office).policy
    guard latest.version > version else { return latest }
    var policy = ServicePolicy.standard
    let changes = Query(types: ServicePolicy.events.map(\.type), tags: [PolicyID.office.tag])
    try history.visit(changes) { recorded in
      if policy.version < version { policy.apply(recorded.event) }
    }
    return policy
  }

  /// The standard that held on the day of the fact.
  ///
  /// O(changes of the standards).
  func standard() throws -> ServiceStandard {
    var policy = ServicePolicy.standard
    let changes = Query(types: [EventName.policySet.type], tags: [PolicyID.office.tag])
    try history.visit(changes) { recorded in
      if recorded.occurredAt <= occurredAt { policy.apply(recorded.event) }
    }
    return policy.standards[zone.date(of: occurredAt)]
  }

  /// The policy in the order of its changes, to which this command adds one.
  func policyToChange() throws -> ServicePolicy {
    let state = try fold(PolicyState.self, .office)
    try requireOrder(after: state.lastOccurredAt)
    return state.policy
  }
}
