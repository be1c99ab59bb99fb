/// When a contract was renewed, against its scheduled end.
package enum RenewalKind: String, Term {
  /// More than thirty days before the end.
  case early
  /// Within thirty days before the end, or on it.
  case on_time
  /// After the end, within the thirty days of grace.
  case late

  package var chinese: String {
    switch self {
    case .early: "提前"
    case .on_time: "按期"
    case .late: "逾期"
    }
  }
}
