package import EventSourcing

/// A technician cannot be booked for a span of time.
package struct CalendarBlocked: EventPayload {
  package var block = BlockID("")
  package var technician = TechnicianID("")
  package var start = Timestamp(rawValue: 0)
  package var end = Timestamp(rawValue: 0)
  package var kind = BlockKind.leave
  package var note: PersonalText?
  package var months: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "block", &block)
    try coder.field(2, "technician", &technician)
    try coder.field(3, "start", &start)
    try coder.field(4, "end", &end)
    try coder.field(5, "kind", &kind)
    try coder.field(6, "note", &note)
    try coder.field(7, "months", &months)
  }

  package var tags: [Tag] {
    [block.tag, technician.tag] + technician.monthTags(months)
  }
}

/// A blocked span of time can be booked again.
package struct CalendarUnblocked: EventPayload {
  package var block = BlockID("")
  package var technician = TechnicianID("")
  package var months: [String] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "block", &block)
    try coder.field(2, "technician", &technician)
    try coder.field(3, "months", &months)
  }

  package var tags: [Tag] {
    [block.tag, technician.tag] + technician.monthTags(months)
  }
}
