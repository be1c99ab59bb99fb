package import EventSourcing

/// Where a log stands: what it is called, how long it is, when it was last written.
package struct LogHead: Hashable, Sendable {
  /// The log's name in checkpoints, fixed when the log is made; a restored log takes another.
  package var origin: String
  /// The zone of the office's business days, fixed when the log is made.
  package var zone: BusinessZone
  /// How many events the log holds, which is also the next position.
  package var count: UInt64
  /// The `recordedAt` of the last event; the distant past in an empty log.
  package var lastRecordedAt: Timestamp

  package init(
    origin: String, zone: BusinessZone, count: UInt64 = 0,
    lastRecordedAt: Timestamp = Timestamp(rawValue: 0)
  ) {
    self.origin = origin
    self.zone = zone
    self.count = count
    self.lastRecordedAt = lastRecordedAt
  }

  package var nextPosition: Position { Position(rawValue: count) }

  /// The log's time when the clock shows `now`: a clock that stepped back does not turn it back.
  package func time(at now: Timestamp) -> Timestamp { max(now, lastRecordedAt) }
}
