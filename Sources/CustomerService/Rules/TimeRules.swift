package import EventSourcing

/// The rules on business time that hold for every command (domain.md §2.0).
package enum TimeRules {
  /// How far business time may lie ahead of log time, in milliseconds: five minutes.
  package static let aheadLimit: Int64 = 5 * 60 * 1000
  /// How far it may lie behind without a reason, in milliseconds: twenty-four hours.
  package static let behindLimit: Int64 = 24 * 60 * 60 * 1000

  /// Refuses facts of the future, and old ones (补录) for which no reason was given.
  package static func check(_ context: DecisionContext) throws(Refusal) {
    let recordedAt = context.recordedAt
    if context.occurredAt > recordedAt.advanced(byMilliseconds: aheadLimit) { throw .futureDated }
    if isLate(context.occurredAt, recordedAt: recordedAt) { try context.requireReason() }
  }

  /// Whether a fact was entered more than a day after it happened: 补录.
  package static func isLate(_ occurredAt: Timestamp, recordedAt: Timestamp) -> Bool {
    occurredAt < recordedAt.advanced(byMilliseconds: -behindLimit)
  }
}
