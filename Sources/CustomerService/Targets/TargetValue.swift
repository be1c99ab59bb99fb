/// A number to be reached, not negative, with at most two decimal places.
package struct TargetValue: Hashable, Sendable {
  package let hundredths: Int64

  /// The largest whole number: ten billion.
  package static let limit: Int64 = 10_000_000_000

  package init(hundredths: Int64) { self.hundredths = hundredths }

  /// Reads `120`, `98.5` or `98.50`.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = Self.digits(parts[0]), whole <= Self.limit
    else { return nil }
    guard parts.count == 2 else {
      hundredths = whole * 100
      return
    }
    guard parts[1].utf8.count <= 2, let fraction = Self.digits(parts[1]) else { return nil }
    hundredths = whole * 100 + (parts[1].utf8.count == 1 ? fraction * 10 : fraction)
  }

  /// The number without zeros at the end, such as `98.5`.
  package var text: String {
    let (whole, fraction) = hundredths.quotientAndRemainder(dividingBy: 100)
    if fraction == 0 { return "\(whole)" }
    return fraction % 10 == 0
      ? "\(whole).\(fraction / 10)" : "\(whole).\(fraction / 10)\(fraction % 10)"
  }

  private static func digits(_ text: Substring) -> Int64? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int64(text)
  }
}
