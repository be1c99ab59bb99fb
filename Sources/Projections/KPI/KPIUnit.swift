internal import CustomerService

/// In what a KPI is counted.
package enum KPIUnit: String, Sendable {
  case percent
  /// A mean from 1 to 5.
  case score
  case per_100_visits, per_1000_visits
  /// A share less another, from −100 to 100.
  case points
  /// A distribution of durations.
  case seconds

  /// By what the ratio of numerator and denominator is multiplied.
  package var scale: Int64 {
    switch self {
    case .percent, .per_100_visits, .points: 100
    case .per_1000_visits: 1_000
    case .score, .seconds: 1
    }
  }
}

/// What a figure must reach, or must not exceed; the number itself is within (以上, 以下).
package struct KPIThreshold: Hashable, Sendable {
  package var hundredths: Int64
  package var isUpperLimit = false

  package init(hundredths: Int64, isUpperLimit: Bool = false) {
    self.hundredths = hundredths
    self.isUpperLimit = isUpperLimit
  }

  /// The number as it is written in a target, such as `98.5`.
  package var text: String { TargetValue(hundredths: hundredths).text }

  /// Whether the exact ratio of the integers, never the rounded figure, is within.
  func isMet(_ numerator: Int64, _ denominator: Int64, in unit: KPIUnit) -> Bool {
    let actual = Int128(numerator) * Int128(unit.scale) * 100
    let wanted = Int128(hundredths) * Int128(denominator)
    return isUpperLimit ? actual <= wanted : actual >= wanted
  }
}
