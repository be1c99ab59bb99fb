package import EventSourcing

/// The plan of the department for a year was adopted.
package struct PlanAdopted: EventPayload {
  package var plan = PlanID("")
  package var year: Int64 = 0
  package var title = ""

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "plan", &plan)
    try coder.field(2, "year", &year)
    try coder.field(3, "title", &title)
  }

  package var tags: [Tag] {
    [plan.tag]
  }
}

/// Something to be done was added to a plan.
package struct PlanItemAdded: EventPayload {
  package var plan = PlanID("")
  package var item = PlanItemID("")
  package var title = ""
  package var owner: String?
  package var due: CalendarDate?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "plan", &plan)
    try coder.field(2, "item", &item)
    try coder.field(3, "title", &title)
    try coder.field(4, "owner", &owner)
    try coder.field(5, "due", &due)
  }

  package var tags: [Tag] {
    [plan.tag]
  }
}

/// How far an item of a plan is.
package struct PlanProgressReported: EventPayload {
  package var plan = PlanID("")
  package var item = PlanItemID("")
  /// In percent.
  package var before: Int64 = 0
  package var percent: Int64 = 0
  package var note: String?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "plan", &plan)
    try coder.field(2, "item", &item)
    try coder.field(3, "before", &before)
    try coder.field(4, "percent", &percent)
    try coder.field(5, "note", &note)
  }

  package var tags: [Tag] {
    [plan.tag]
  }
}

/// Somebody was given a temporary task.
package struct TaskAssigned: EventPayload {
  package var task = TaskID("")
  package var title = ""
  package var owner = ""
  package var due: Timestamp?
  package var urgent: Bool = false

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "task", &task)
    try coder.field(2, "title", &title)
    try coder.field(3, "owner", &owner)
    try coder.field(4, "due", &due)
    try coder.field(5, "urgent", &urgent)
  }

  package var tags: [Tag] {
    [task.tag]
  }
}

/// A temporary task was done.
package struct TaskCompleted: EventPayload {
  package var task = TaskID("")
  package var result = ""

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "task", &task)
    try coder.field(2, "result", &result)
  }

  package var tags: [Tag] {
    [task.tag]
  }
}

/// A summary of the work of a period went to the superior.
package struct WorkSummarySubmitted: EventPayload {
  package var summary = SummaryID("")
  package var period = ""
  package var content = ""

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "summary", &summary)
    try coder.field(2, "period", &period)
    try coder.field(3, "content", &content)
  }

  package var tags: [Tag] {
    [summary.tag]
  }
}
