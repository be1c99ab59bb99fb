/// A moment, in milliseconds since 1970-01-01T00:00:00Z.
package struct Timestamp: RawRepresentable, Hashable, Comparable, Sendable {
  package var rawValue: Int64

  package init(rawValue: Int64) { self.rawValue = rawValue }

  package static func < (a: Timestamp, b: Timestamp) -> Bool { a.rawValue < b.rawValue }

  /// The moment `milliseconds` later; saturates at the ends of the range.
  package func advanced(byMilliseconds milliseconds: Int64) -> Timestamp {
    let (sum, overflow) = rawValue.addingReportingOverflow(milliseconds)
    return Timestamp(rawValue: overflow ? (milliseconds < 0 ? .min : .max) : sum)
  }

  package static let millisecondsPerDay: Int64 = 86_400_000
}
