package import EventSourcing

/// A customer is to be called about a visit or a complaint.
package struct FollowUpScheduled: EventPayload {
  package var followUp = FollowUpID("")
  package var customer = CustomerID("")
  package var visit: VisitID?
  package var complaint: ComplaintID?
  package var due = CalendarDate(daysSinceEpoch: 0)
  package var purpose: PersonalText?
  /// Where it counts.
  package var group = FigureGroup()

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "followup", &followUp)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "visit", &visit)
    try coder.field(4, "complaint", &complaint)
    try coder.field(5, "due", &due)
    try coder.field(6, "purpose", &purpose)
    try group.code(&coder, from: 7)
  }

  package var tags: [Tag] {
    [followUp.tag, customer.tag, visit?.tag, complaint?.tag, group.technician?.tag].compactMap(
      \.self)
  }
}

/// A customer was called about a visit or a complaint, or nobody answered.
package struct FollowUpRecorded: EventPayload {
  package var followUp = FollowUpID("")
  package var customer = CustomerID("")
  package var visit: VisitID?
  package var complaint: ComplaintID?
  package var attempt: Int64 = 0
  package var connected = false
  package var findings = PersonalList([])
  package var spawnedComplaint: ComplaintID?
  package var spawnedSuggestion: SuggestionID?
  /// Where it counts.
  package var group = FigureGroup()
  /// Milliseconds of working time since the complaint was filed, by the calendar of its version;
  /// nil when nobody answered.
  package var workedMs: Int64?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "followup", &followUp)
    try coder.field(2, "customer", &customer)
    try coder.field(3, "visit", &visit)
    try coder.field(4, "complaint", &complaint)
    try coder.field(5, "attempt", &attempt)
    try coder.field(6, "connected", &connected)
    try coder.field(7, "findings", &findings)
    try coder.field(8, "spawnedComplaint", &spawnedComplaint)
    try coder.field(9, "spawnedSuggestion", &spawnedSuggestion)
    try group.code(&coder, from: 10)
    try coder.field(14, "workedMs", &workedMs)
  }

  package var tags: [Tag] {
    [
      followUp.tag, customer.tag, visit?.tag, complaint?.tag, spawnedComplaint?.tag,
      spawnedSuggestion?.tag, group.technician?.tag,
    ].compactMap(\.self)
  }
}
