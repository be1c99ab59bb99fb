/// Which counter of a closure cell counts what.
enum ClosureCounters {
  static let filed = unit(0)
  static let closed = unit(1)
  static let reopened = unit(2)
  static let cohortClosed = unit(3)
  static let due = unit(4)
  static let onTime = unit(5)
  /// Closings that were undone within 30 days.
  static let undone = unit(6)
  /// Filings that repeat an earlier complaint.
  static let repeated = unit(7)

  /// Late closings on the due day that stand, beside the net of what was undone.
  static let closedLate = unit(1)

  static func net(_ change: Int64) -> Counters {
    var counters = Counters.zero
    counters[0] = change
    return counters
  }

  fileprivate static func unit(_ index: Int) -> Counters {
    var counters = Counters.zero
    counters[index] = 1
    return counters
  }
}

/// Which counter of a cell of durations counts what.
enum DurationCounters {
  static let acknowledged = ClosureCounters.unit(0)
  static let responded = ClosureCounters.unit(1)
  static let closed = ClosureCounters.unit(2)
  static let firstClosed = ClosureCounters.unit(3)
  static let netClosed = ClosureCounters.unit(4)
}
