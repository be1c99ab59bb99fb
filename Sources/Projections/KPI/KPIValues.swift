/// How often each value occurs: scores, seconds, days.
///
/// Counts may be negative in a difference.
package struct KPIValues: Hashable, Sendable {
  package private(set) var counts: [Int64: Int64] = [:]

  package init() {}

  package init(_ counts: [(value: Int64, count: Int64)]) {
    for (value, count) in counts where count != 0 { self.counts[value, default: 0] += count }
  }

  package var isEmpty: Bool { counts.isEmpty }

  mutating func add(_ other: KPIValues, times sign: Int64) {
    for (value, count) in other.counts {
      let sum = counts[value, default: 0] + sign * count
      counts[value] = sum == 0 ? nil : sum
    }
  }

  /// The middle, the ninth decile and the largest of the values; nil without any.
  ///
  /// O(k log k) in the number of different values. The median of an even number is the mean of the
  /// two in the middle, rounded down; the decile is the nearest rank (domain.md §3.3).
  package var distribution: KPIDistribution? {
    let sorted = counts.sorted { $0.key < $1.key }
    let n = sorted.reduce(0) { $0 + $1.value }
    guard n > 0 else { return nil }
    func value(at rank: Int64) -> Int64 {
      var rest = rank
      for (value, count) in sorted {
        if rest < count { return value }
        rest -= count
      }
      return sorted[sorted.count - 1].key
    }
    let (low, high) = (value(at: (n - 1) / 2), value(at: n / 2))
    return KPIDistribution(
      n: n, median: low + (high - low) / 2, p90: value(at: (9 * n + 9) / 10 - 1),
      max: value(at: n - 1))
  }
}

/// What stands for many values instead of a mean (domain.md §3.3).
package struct KPIDistribution: Hashable, Sendable {
  package var n: Int64
  package var median: Int64
  package var p90: Int64
  package var max: Int64
}
