package import EventSourcing

/// What is to be reached in a period was set.
package struct TargetSet: EventPayload {
  package var metric = TargetMetric.visits
  package var period = ""
  /// `dept`, `team:…` or `technician:…`.
  package var scope = ""
  /// A decimal number of at most two places.
  package var value = ""
  /// What it weighs in the composite of all targets; 1 unless given.
  package var weight: Int64?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "metric", &metric)
    try coder.field(2, "period", &period)
    try coder.field(3, "scope", &scope)
    try coder.field(4, "value", &value)
    try coder.field(5, "weight", &weight)
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
  package var weightBefore: Int64?
  /// What it weighs from now on; nil when that did not change.
  package var weight: Int64?

  package init() {}

  package mutating func code<Coder: FieldCoder & ~Escapable>(_ coder: inout Coder) throws {
    try coder.field(1, "metric", &metric)
    try coder.field(2, "period", &period)
    try coder.field(3, "scope", &scope)
    try coder.field(4, "before", &before)
    try coder.field(5, "value", &value)
    try coder.field(6, "weightBefore", &weightBefore)
    try coder.field(7, "weight", &weight)
  }

  package var tags: [Tag] {
    [TargetID(metric, period, scope).tag]
  }
}
