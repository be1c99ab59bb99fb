package import EventSourcing

/// Something happened that harmed somebody or nearly did.
package struct IncidentReported: EventPayload {
  package var incident = IncidentID("")
  package var category = IncidentClass.accident
  package var kind = IncidentNature.other
  package var severity = Severity.minor
  package var description: PersonalText?
  package var customer: CustomerID?
  package var visit: VisitID?
  /// Where it counts.
  package var group = FigureGroup()

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "incident", &incident)
    try coder.field(2, "class", &category)
    try coder.field(3, "kind", &kind)
    try coder.field(4, "severity", &severity)
    try coder.field(5, "description", &description)
    try coder.field(6, "customer", &customer)
    try coder.field(7, "visit", &visit)
    try group.code(&coder, from: 8)
  }

  package var tags: [Tag] {
    [incident.tag, customer?.tag, visit?.tag, group.technician?.tag].compactMap(\.self)
  }
}

/// An incident was looked into and is as reported.
package struct IncidentConfirmed: EventPayload {
  package var incident = IncidentID("")
  package var category = IncidentClass.accident
  package var kind = IncidentNature.other
  package var severity = Severity.minor
  package var happened = Timestamp(rawValue: 0)
  /// Where it counts.
  package var group = FigureGroup()

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "incident", &incident)
    try coder.field(2, "class", &category)
    try coder.field(3, "kind", &kind)
    try coder.field(4, "severity", &severity)
    try coder.field(5, "happened", &happened)
    try group.code(&coder, from: 6)
  }

  package var tags: [Tag] {
    [incident.tag, group.technician?.tag].compactMap(\.self)
  }
}

/// An accident turned out to be a near miss.
package struct IncidentDowngraded: EventPayload {
  package var incident = IncidentID("")
  package var kind = IncidentNature.other
  package var severity = Severity.minor
  package var happened = Timestamp(rawValue: 0)
  package var wasConfirmed = false
  /// Where it counts.
  package var group = FigureGroup()

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "incident", &incident)
    try coder.field(2, "kind", &kind)
    try coder.field(3, "severity", &severity)
    try coder.field(4, "happened", &happened)
    try coder.field(5, "wasConfirmed", &wasConfirmed)
    try group.code(&coder, from: 6)
  }

  package var tags: [Tag] {
    [incident.tag, group.technician?.tag].compactMap(\.self)
  }
}

/// Departments worked together on an incident.
package struct CoordinationRecorded: EventPayload {
  package var incident = IncidentID("")
  package var departments: [String] = []
  package var outcome = PersonalText("")

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "incident", &incident)
    try coder.field(2, "departments", &departments)
    try coder.field(3, "outcome", &outcome)
  }

  package var tags: [Tag] {
    [incident.tag]
  }
}

/// An incident's cause and loss are known.
package struct IncidentClosed: EventPayload {
  package var incident = IncidentID("")
  package var cause = PersonalText("")
  package var lossFen: Int64 = 0

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "incident", &incident)
    try coder.field(2, "cause", &cause)
    try coder.field(3, "lossFen", &lossFen)
  }

  package var tags: [Tag] {
    [incident.tag]
  }
}
