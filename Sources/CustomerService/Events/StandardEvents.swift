package import EventSourcing

/// The weekly working hours of the office were set.
package struct CalendarSet: EventPayload {
  /// That of the policy from now on.
  package var version: Int64 = 0
  package var from = CalendarDate(daysSinceEpoch: 0)
  package var week = WorkingWeek.standard

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "version", &version)
    try coder.field(2, "from", &from)
    try coder.field(3, "hours", &week)
  }

  package var tags: [Tag] {
    [PolicyID.office.tag]
  }
}

/// Days were declared holidays or make-up workdays, or regular again.
package struct CalendarDaysDeclared: EventPayload {
  /// That of the policy from now on.
  package var version: Int64 = 0
  package var holidays: [DateSpan] = []
  package var makeUpDays: [DatedHours] = []
  package var regularDays: [DateSpan] = []

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "version", &version)
    try coder.field(2, "holidays", &holidays)
    try coder.field(3, "makeUpDays", &makeUpDays)
    try coder.field(4, "regularDays", &regularDays)
  }

  package var tags: [Tag] {
    [PolicyID.office.tag]
  }
}

/// What the office holds itself to was set, all of it.
package struct PolicySet: EventPayload {
  /// That of the policy from now on.
  package var version: Int64 = 0
  package var from = CalendarDate(daysSinceEpoch: 0)
  package var standard = ServiceStandard.usual

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "version", &version)
    try coder.field(2, "from", &from)
    try coder.field(3, "acknowledgeMinor", &standard.acknowledge.minor)
    try coder.field(4, "acknowledgeMajor", &standard.acknowledge.major)
    try coder.field(5, "acknowledgeCritical", &standard.acknowledge.critical)
    try coder.field(6, "resolveMinor", &standard.resolve.minor)
    try coder.field(7, "resolveMajor", &standard.resolve.major)
    try coder.field(8, "resolveCritical", &standard.resolve.critical)
    try coder.field(9, "onsiteScoreCounts", &standard.onsiteScoreCounts)
    try coder.field(10, "termsMustBeRead", &standard.termsMustBeRead)
    try coder.field(11, "retentionMonths", &standard.retentionMonths)
  }

  package var tags: [Tag] {
    [PolicyID.office.tag]
  }
}
