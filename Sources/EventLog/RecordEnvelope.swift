package import EventSourcing

/// A stored event with everything that was recorded beside its payload.
package struct RecordEnvelope: Hashable, Sendable {
  package var event: NewEvent
  /// Log time.
  package var recordedAt: Timestamp
  /// For each tag, how many positions back the last record with it lies; 0 if there is none.
  ///
  /// Hashed with the record, so that a history is bound together: whoever has the last record of a
  /// tag can tell whether one before it was left out.
  package var backlinks: [UInt64]

  package init(event: NewEvent, recordedAt: Timestamp, backlinks: [UInt64]) {
    self.event = event
    self.recordedAt = recordedAt
    self.backlinks = backlinks
  }
}
