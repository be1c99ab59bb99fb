/// What the office holds itself to: 服务标准.
package struct ServiceStandard: Hashable, Sendable {
  /// How soon a customer must have been told that the complaint was received.
  package var acknowledge: BySeverity<TimeLimit>
  /// How soon a complaint must be closed.
  package var resolve: BySeverity<TimeLimit>
  /// Whether a score that the technician collects is the visit's rating; else it is kept as a note
  /// and the slot is left to the follow-up call.
  package var onsiteScoreCounts = true
  /// Whether nobody is sent out under a contract whose key terms they have not read; else that is
  /// only a warning.
  package var termsMustBeRead = false
  /// For how many months personal words are kept after the last dealing; nil for the usual.
  package var retentionMonths: Int64?

  /// For how many months personal words are kept unless the office sets another number: three years,
  /// in which claims lapse.
  ///
  /// - Source: Civil Code of the PRC, article 188; the PIPL's article 19 asks for the shortest time.
  package static let usualRetention: Int64 = 36

  package init(acknowledge: BySeverity<TimeLimit>, resolve: BySeverity<TimeLimit>) {
    self.acknowledge = acknowledge
    self.resolve = resolve
  }
}

/// One value for each severity.
package struct BySeverity<Value: Hashable & Sendable>: Hashable, Sendable {
  package var minor: Value
  package var major: Value
  package var critical: Value

  package init(minor: Value, major: Value, critical: Value) {
    self.minor = minor
    self.major = major
    self.critical = critical
  }

  package subscript(severity: Severity) -> Value {
    switch severity {
    case .minor: minor
    case .major: major
    case .critical: critical
    }
  }
}
