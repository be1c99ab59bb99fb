package import EventSourcing

/// A stored event with everything that was recorded beside its payload.
package struct RecordEnvelope: Hashable, Sendable {
  package var event: NewEvent
  /// Log time.
  package var recordedAt: Timestamp

  package init(event: NewEvent, recordedAt: Timestamp) {
    self.event = event
    self.recordedAt = recordedAt
  }
}
