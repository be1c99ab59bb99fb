package import EventSourcing

/// The cause of unsettled matters is to be found and removed.
package struct ProblemOpened: EventPayload {
  package var problem = ProblemID("")
  package var title = ""
  package var sources: [String] = []
  /// Where it counts.
  package var group = FigureGroup()

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "problem", &problem)
    try coder.field(2, "title", &title)
    try coder.field(3, "sources", &sources)
    try group.code(&coder, from: 4)
  }

  package var tags: [Tag] {
    [problem.tag, group.technician?.tag].compactMap(\.self) + sources.map(Tag.init(text:))
  }
}

/// The cause of a problem was found.
package struct CauseRecorded: EventPayload {
  package var problem = ProblemID("")
  package var cause = ""
  package var analysis = ""

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "problem", &problem)
    try coder.field(2, "cause", &cause)
    try coder.field(3, "analysis", &analysis)
  }

  package var tags: [Tag] {
    [problem.tag]
  }
}

/// Somebody is to remove a problem's cause by a day.
package struct ActionPlanned: EventPayload {
  package var problem = ProblemID("")
  package var action = ActionID("")
  package var measure = ""
  package var owner = ""
  package var due = CalendarDate(daysSinceEpoch: 0)

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "problem", &problem)
    try coder.field(2, "action", &action)
    try coder.field(3, "measure", &measure)
    try coder.field(4, "owner", &owner)
    try coder.field(5, "due", &due)
  }

  package var tags: [Tag] {
    [problem.tag]
  }
}

/// A corrective action was carried out.
package struct ActionCompleted: EventPayload {
  package var problem = ProblemID("")
  package var action = ActionID("")
  package var result: String?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "problem", &problem)
    try coder.field(2, "action", &action)
    try coder.field(3, "result", &result)
  }

  package var tags: [Tag] {
    [problem.tag]
  }
}

/// Somebody checked whether a corrective action helped.
package struct EffectVerified: EventPayload {
  package var problem = ProblemID("")
  package var action = ActionID("")
  package var effective = false
  package var finding = ""

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "problem", &problem)
    try coder.field(2, "action", &action)
    try coder.field(3, "effective", &effective)
    try coder.field(4, "finding", &finding)
  }

  package var tags: [Tag] {
    [problem.tag]
  }
}

/// A problem's cause is removed.
package struct ProblemClosed: EventPayload {
  package var problem = ProblemID("")
  package var conclusion = ""

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "problem", &problem)
    try coder.field(2, "conclusion", &conclusion)
  }

  package var tags: [Tag] {
    [problem.tag]
  }
}
