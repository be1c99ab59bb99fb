package import EventSourcing

/// The editions of the form of one period.
package struct ReportState: Folded {
  /// What was issued or restated last; nil while there was nothing.
  package private(set) var latest: FormEdition?
  package private(set) var lastOccurredAt: Timestamp?

  package init(id: ReportID) {}

  package static let events: [EventName] = [.performanceReportIssued, .performanceReportRestated]

  package mutating func apply(_ recorded: Recorded<ServiceEvent>) {
    if let report = IssuedReport(recorded.event) { latest = report.form }
    lastOccurredAt = recorded.occurredAt
  }
}

/// One edition of a form, as the log keeps it.
package struct IssuedReport: Hashable, Sendable {
  package var form: FormEdition
  /// What differs from the edition before; empty for the first.
  package var changes: [String]

  /// The edition that an event tells of, if it does.
  package init?(_ event: ServiceEvent) {
    switch event {
    case .performanceReportIssued(let issued): (form, changes) = (issued.form, [])
    case .performanceReportRestated(let restated):
      (form, changes) = (restated.form, restated.changes)
    default: return nil
    }
  }
}

/// One figure of an issued form, written `closure.docket 28/29`.
package struct IssuedFigure: Hashable, Sendable {
  /// The KPI and, after a point, its basis.
  package var name: String
  package var value: String

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }

  package init?(_ text: String) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { return nil }
    self.init(name: parts[0], value: parts[1])
  }

  package var text: String { "\(name) \(value)" }

  /// The value without what was pending when it was issued.
  private static func settled(_ value: String) -> Substring { value.prefix { $0 != "~" } }

  /// What differs between two editions among the figures that both have: `name before after`.
  ///
  /// That something is no longer pending makes no difference by itself.
  package static func changes(from before: [String], to after: [String]) -> [String] {
    let old = Dictionary(
      before.compactMap(Self.init).map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    return after.compactMap(Self.init).compactMap { figure in
      guard let before = old[figure.name], settled(before) != settled(figure.value)
      else { return nil }
      return "\(figure.name) \(before) \(figure.value)"
    }
  }
}
