package import EventSourcing

/// What is to be reached in a period was set.
package struct TargetSet: EventPayload {
  package var metric = TargetMetric.visits
  package var period = ""
  /// `dept`, `team:…` or `technician:…`.
  package var scope = ""
  /// A decimal number of at most two places.
  package var value = ""

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "metric", &metric)
    try coder.field(2, "period", &period)
    try coder.field(3, "scope", &scope)
    try coder.field(4, "value", &value)
  }

  package var tags: [Tag] {
    [TargetID(metric, period, scope).tag]
  }
}

/// What is to be reached in a period was changed.
package struct TargetRevised: EventPayload {
  package var metric = TargetMetric.visits
  package var period = ""
  package var scope = ""
  package var before = ""
  package var value = ""

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "metric", &metric)
    try coder.field(2, "period", &period)
    try coder.field(3, "scope", &scope)
    try coder.field(4, "before", &before)
    try coder.field(5, "value", &value)
  }

  package var tags: [Tag] {
    [TargetID(metric, period, scope).tag]
  }
}
