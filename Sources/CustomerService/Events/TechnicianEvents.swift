package import EventSourcing

/// A technician joined the department.
package struct TechnicianRegistered: EventPayload {
  package var technician = TechnicianID("")
  package var name: PersonalText?
  package var team: String?
  package var skills: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "technician", &technician)
    try coder.field(2, "name", &name)
    try coder.field(3, "team", &team)
    try coder.field(4, "skills", &skills)
  }

  package var tags: [Tag] {
    [technician.tag]
  }
}

/// A technician can do something from now on, or has a new certificate for it.
package struct SkillAdded: EventPayload {
  package var technician = TechnicianID("")
  package var code = ""
  /// From 1, a beginner (初级工), to 5, a master (高级技师).
  package var level: Int64?
  /// The last day on which the certificate holds.
  package var certificateExpiry: CalendarDate?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "technician", &technician)
    try coder.field(2, "code", &code)
    try coder.field(3, "level", &level)
    try coder.field(4, "certificateExpiry", &certificateExpiry)
  }

  package var tags: [Tag] {
    [technician.tag]
  }
}

/// The regular working hours of a technician were set.
package struct ShiftSet: EventPayload {
  package var technician = TechnicianID("")
  package var from = CalendarDate(daysSinceEpoch: 0)
  package var weekdays: [String] = []
  /// Minutes after local midnight.
  package var startMinute: Int64 = 0
  /// Minutes after the same midnight; past 1440 when the shift ends on the next day.
  package var endMinute: Int64 = 0

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "technician", &technician)
    try coder.field(2, "from", &from)
    try coder.field(3, "weekdays", &weekdays)
    try coder.field(4, "startMinute", &startMinute)
    try coder.field(5, "endMinute", &endMinute)
  }

  package var tags: [Tag] {
    [technician.tag]
  }
}

/// Another department lends a technician for a span of days, both ends included.
package struct TechnicianSeconded: EventPayload {
  package var technician = TechnicianID("")
  package var department: String?
  package var from = CalendarDate(daysSinceEpoch: 0)
  package var until = CalendarDate(daysSinceEpoch: 0)

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "technician", &technician)
    try coder.field(2, "department", &department)
    try coder.field(3, "from", &from)
    try coder.field(4, "until", &until)
  }

  package var tags: [Tag] {
    [technician.tag]
  }
}

/// A technician leaves the department after a last day.
package struct TechnicianLeft: EventPayload {
  package var technician = TechnicianID("")
  package var lastDay = CalendarDate(daysSinceEpoch: 0)

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "technician", &technician)
    try coder.field(2, "lastDay", &lastDay)
  }

  package var tags: [Tag] {
    [technician.tag]
  }
}

/// Name or team of a technician changed; absent fields stay as they were.
package struct TechnicianUpdated: EventPayload {
  package var technician = TechnicianID("")
  package var name: PersonalText?
  package var team: String?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "technician", &technician)
    try coder.field(2, "name", &name)
    try coder.field(3, "team", &team)
  }

  package var tags: [Tag] {
    [technician.tag]
  }
}
