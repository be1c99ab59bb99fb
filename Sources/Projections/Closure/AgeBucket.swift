/// How long complaints have been open, in local days since the filing (domain.md §3.3).
///
/// The raw value is the youngest age.
package enum AgeBucket: Int64, CaseIterable, Sendable {
  case new = 0
  case week = 4
  case fortnight = 8
  case month = 16
  case old = 31

  /// The bucket of an age; nil for what is yet to come.
  init?(days: Int32) {
    guard let bucket = Self.allCases.last(where: { $0.rawValue <= Int64(days) }) else { return nil }
    self = bucket
  }

  /// The ages as `4-7`, the oldest as `31+`.
  package var text: String {
    switch self {
    case .new: "0-3"
    case .week: "4-7"
    case .fortnight: "8-15"
    case .month: "16-30"
    case .old: "31+"
    }
  }

  var reason: FactReason {
    switch self {
    case .new: .aged_0_3
    case .week: .aged_4_7
    case .fortnight: .aged_8_15
    case .month: .aged_16_30
    case .old: .aged_31
    }
  }
}
