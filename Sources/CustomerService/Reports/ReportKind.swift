internal import EventSourcing

/// The forms that the department gives to the management (考绩表单, domain.md §5).
package enum ReportKind: String, Term {
  case monthly, weekly, annual

  package var chinese: String {
    switch self {
    case .monthly: "月度"
    case .weekly: "周"
    case .annual: "年度"
    }
  }

  /// Whether a form of this kind covers `period`: one whole month, ISO week or year.
  package func covers(_ period: Period) -> Bool {
    guard Period(period.text) == period, !period.text.contains("..") else { return false }
    let isWeek = period.text.contains("W")
    return switch self {
    case .weekly: isWeek
    case .monthly:
      !isWeek && period.text.utf8.count == 7 && !period.text.contains("Q")
    case .annual: period.text.utf8.count == 4
    }
  }
}

extension Identifier where Kind == ReportKey {
  /// The form of one period.
  package init(_ kind: ReportKind, _ period: String) { self.init("\(kind.rawValue)/\(period)") }

  /// All forms of one kind.
  package init(_ kind: ReportKind) { self.init(kind.rawValue) }
}
